package cn.hotline.support;

import cn.hotline.support.APartner.Key;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests as RFC 9421 has it, with no word of the service's own code. */
public record Signer(Key key, Instant created, String nonce) {

    public static Signer of(Key key) {
        return new Signer(
                key, new MovedClock().instant(), UUID.randomUUID().toString().replace("-", ""));
    }

    public Signer at(Instant other) {
        return new Signer(key, other, nonce);
    }

    public RequestSpecification sign(
            RequestSpecification request, String method, String target, String body, String idempotencyKey) {
        headers(method, target, body, method.equals("GET") ? null : idempotencyKey)
                .forEach(request::header);
        return body == null ? request : request.body(body);
    }

    /** Of a request without an {@code Idempotency-Key}. */
    public Map<String, String> post(String path, byte[] body) {
        return headers("POST", path, body, null);
    }

    public Map<String, String> headers(String method, String target, String body, String idempotencyKey) {
        return headers(method, target, body == null ? null : body.getBytes(StandardCharsets.UTF_8), idempotencyKey);
    }

    /** All that a signed request of this kind has beside its content type. */
    private Map<String, String> headers(String method, String target, byte[] body, String idempotencyKey) {
        var parts = target.split("\\?", 2);
        var components = new LinkedHashMap<String, String>();
        components.put("@method", method);
        components.put("@path", parts[0]);
        if (parts.length > 1) {
            components.put("@query", "?" + parts[1]);
        }
        var headers = new LinkedHashMap<String, String>();
        if (body != null) {
            headers.put("Content-Digest", "sha-256=:" + base64(sha256(body)) + ":");
            components.put("content-digest", headers.get("Content-Digest"));
        }
        if (idempotencyKey != null) {
            headers.put("Idempotency-Key", idempotencyKey);
            components.put("idempotency-key", idempotencyKey);
        }
        var params =
                components.keySet().stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(" ", "(", ")"))
                        + ";created=" + created.getEpochSecond() + ";nonce=\"" + nonce + "\";keyid=\"" + key.id()
                        + "\";alg=\"hmac-sha256\"";
        var base = components.entrySet().stream()
                .map(part -> "\"" + part.getKey() + "\": " + part.getValue() + "\n")
                .collect(Collectors.joining("", "", "\"@signature-params\": " + params));
        headers.put("Signature-Input", "sig1=" + params);
        headers.put("Signature", "sig1=:" + base64(hmac(key.bytes(), base)) + ":");
        return headers;
    }

    public static byte[] hmac(byte[] secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
