package cn.hotline.support;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs a POST as RFC 9421 says, written without a look at the service's own reading of it. */
public final class Signature {

    private final String path;
    private final byte[] body;
    private final String keyId;
    private final byte[] key;
    private String nonce = UUID.randomUUID().toString();
    private Instant created = new MovedClock().instant();

    public Signature(String path, byte[] body, String keyId, byte[] key) {
        this.path = path;
        this.body = body.clone();
        this.keyId = keyId;
        this.key = key.clone();
    }

    public Signature created(Instant at) {
        created = at;
        return this;
    }

    public Signature nonce(String other) {
        nonce = other;
        return this;
    }

    /** The three headers. */
    public Map<String, String> headers() {
        var digest = "sha-256=:" + base64(sha256(body)) + ":";
        var parameters =
                "(\"@method\" \"@path\" \"content-digest\");created=%d;nonce=\"%s\";keyid=\"%s\";alg=\"hmac-sha256\""
                        .formatted(created.getEpochSecond(), nonce, keyId);
        var base = "\"@method\": POST\n\"@path\": " + path + "\n\"content-digest\": " + digest
                + "\n\"@signature-params\": " + parameters;
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Digest", digest);
        headers.put("Signature-Input", "sig1=" + parameters);
        headers.put("Signature", "sig1=:" + base64(hmac(key, base)) + ":");
        return headers;
    }

    public static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
