package cn.hotline.platform.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs what this service sends, in the form it asks of others: RFC 9421 by {@code hmac-sha256}, with RFC 9530's digest of the body. */
public final class RequestSignature {

    private RequestSignature() {}

    /** A shared secret, and the name the receiver knows it by. */
    public record Key(String id, byte[] secret) {
        @Override
        public String toString() {
            return "Key[" + id + "]";
        }
    }

    /** The headers that make the request a signed one. */
    public static Map<String, String> headers(String method, String path, byte[] body, Key key, Instant now) {
        try {
            var digest =
                    "sha-256=:" + base64(MessageDigest.getInstance("SHA-256").digest(body)) + ":";
            var parameters =
                    "(\"@method\" \"@path\" \"content-digest\");created=%d;nonce=\"%s\";keyid=\"%s\";alg=\"hmac-sha256\""
                            .formatted(
                                    now.getEpochSecond(),
                                    UUID.randomUUID().toString().replace("-", ""),
                                    key.id());
            var base = "\"@method\": %s\n\"@path\": %s\n\"content-digest\": %s\n\"@signature-params\": %s"
                    .formatted(method, path, digest, parameters);
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.secret(), "HmacSHA256"));
            return Map.of(
                    "Content-Digest", digest,
                    "Signature-Input", "sig1=" + parameters,
                    "Signature", "sig1=:" + base64(mac.doFinal(base.getBytes(StandardCharsets.UTF_8))) + ":");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
