package cn.hotline.demo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests as machines do (RFC 9421, hmac-sha256): over method, path, body and idempotency key. */
record Signing(String keyId, byte[] key) {

    /** Anew for each time it is sent: a signature counts once. */
    Call sign(Call call) {
        Call digested = call.body() == null ? call : call.with("Content-Digest", digest(call.body()));
        List<String[]> parts = new ArrayList<>();
        parts.add(new String[] {"@method", call.method()});
        parts.add(new String[] {"@path", call.path()});
        digested.headers().forEach((name, value) -> {
            if (name.equals("Content-Digest") || name.equals("Idempotency-Key")) {
                parts.add(new String[] {name.toLowerCase(Locale.ROOT), value});
            }
        });
        String input = parts.stream().map(part -> '"' + part[0] + '"').collect(Collectors.joining(" ", "(", ")"))
                + ";created=%d;nonce=\"%s\";keyid=\"%s\";alg=\"hmac-sha256\""
                        .formatted(Clock.systemUTC().instant().getEpochSecond(), UUID.randomUUID(), keyId);
        String base = parts.stream()
                .map(part -> '"' + part[0] + "\": " + part[1] + "\n")
                .collect(Collectors.joining("", "", "\"@signature-params\": " + input));
        return digested.with("Signature-Input", "sig1=" + input)
                .with("Signature", "sig1=:" + Base64.getEncoder().encodeToString(hmac(key, base)) + ":");
    }

    static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String digest(String body) {
        try {
            byte[] sha = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return "sha-256=:" + Base64.getEncoder().encodeToString(sha) + ":";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return keyId;
    }
}
