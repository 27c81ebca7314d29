package cn.hotline.platform.signing;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Checks HTTP Message Signatures (RFC 9421) by {@code hmac-sha256}. Signed must be {@code @method}, {@code @path}, {@code @query} where
 * there is one, and {@code content-digest} (RFC 9530, sha-256) where there is a body; with {@code created}, {@code nonce} and
 * {@code keyid}. A request older than five minutes or seen before is refused.
 */
@Singleton
public class HttpSignatures {

    /** How far the sender's clock may be off, either way. */
    public static final Duration FRESH = Duration.ofMinutes(5);

    private static final String ALGORITHM = "hmac-sha256";
    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_+/=.-]{16,64}");
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");
    private static final Pattern DIGEST = Pattern.compile("(?:.*,)?\\s*sha-256=:([A-Za-z0-9+/=]{44}):\\s*(?:,.*)?");

    private final Nonces nonces;
    private final Clock clock;

    HttpSignatures(Nonces nonces, Clock clock) {
        this.nonces = nonces;
        this.clock = clock;
    }

    /**
     * A request as it came.
     *
     * @param path raw, as on the wire
     * @param query raw, without the question mark; null without one
     * @param header by lower-case name; null where there is none
     */
    public record Signed(
            String method, String path, @Nullable String query, Function<String, @Nullable String> header) {

        public boolean isSigned() {
            return header.apply("signature-input") != null;
        }
    }

    /**
     * Whose signature it is; the body must still be held against it by {@link #demandBody}.
     *
     * @param secrets of a key id: all that count now, so that keys can be changed without a pause
     * @return the key id
     * @throws Refusal 401 with one and the same answer for an unknown key, a wrong, stale or repeated signature
     */
    public String demand(Signed request, Function<String, List<byte[]>> secrets) {
        return keyId(request, secrets).orElseThrow(() -> new Refusal(ProblemType.UNAUTHENTICATED, "signature"));
    }

    /** @throws Refusal 401 unless the body is the one that was signed */
    public static void demandBody(Signed request, byte[] body) {
        var digest = request.header().apply("content-digest");
        if (digest == null && body.length == 0) {
            return;
        }
        var said = DIGEST.matcher(digest == null ? "" : digest);
        if (!said.matches() || !Vault.same(sha256(body), decoded(said.group(1)))) {
            throw new Refusal(ProblemType.UNAUTHENTICATED, "signature-digest");
        }
    }

    private Optional<String> keyId(Signed request, Function<String, List<byte[]>> secrets) {
        var header = request.header().apply("signature-input");
        return Optional.ofNullable(header)
                .flatMap(SignatureInput::parse)
                .filter(input -> isComplete(input, request))
                .filter(input -> isRight(input, request, secrets))
                .filter(input -> nonces.isFirst(keyId(input), parameter(input, "nonce")))
                .map(HttpSignatures::keyId);
    }

    private boolean isComplete(SignatureInput input, Signed request) {
        var signed = input.components();
        return signed.contains("@method")
                && signed.contains("@path")
                && (request.query() == null || signed.contains("@query"))
                && (request.header().apply("content-digest") == null || signed.contains("content-digest"))
                && (request.header().apply("idempotency-key") == null || signed.contains("idempotency-key"))
                && ALGORITHM.equals(input.parameters().getOrDefault("alg", ALGORITHM))
                && KEY_ID.matcher(keyId(input)).matches()
                && NONCE.matcher(parameter(input, "nonce")).matches()
                && isFresh(parameter(input, "created"));
    }

    private boolean isFresh(String created) {
        if (!created.matches("\\d{1,12}")) {
            return false;
        }
        var at = Instant.ofEpochSecond(Long.parseLong(created));
        return Duration.between(at, clock.instant()).abs().compareTo(FRESH) <= 0;
    }

    private static boolean isRight(SignatureInput input, Signed request, Function<String, List<byte[]>> secrets) {
        var signature = signature(request.header().apply("signature"), input.label());
        var base = base(input, request);
        if (signature == null || base == null) {
            return false;
        }
        boolean right = false;
        for (var secret : secrets.apply(keyId(input))) {
            right |= Vault.same(hmac(secret, base), signature);
        }
        return right;
    }

    private static byte @Nullable [] signature(@Nullable String header, String label) {
        var start = label + "=:";
        return header != null && header.startsWith(start) && header.endsWith(":") && header.length() > start.length()
                ? decoded(header.substring(start.length(), header.length() - 1))
                : null;
    }

    /** What the signature is over (RFC 9421 §2.5). */
    private static byte @Nullable [] base(SignatureInput input, Signed request) {
        var base = new StringBuilder();
        for (var component : input.components()) {
            var value = switch (component) {
                case "@method" -> request.method().toUpperCase(Locale.ROOT);
                case "@path" -> request.path();
                case "@query" -> "?" + (request.query() == null ? "" : request.query());
                default -> component.startsWith("@") ? null : request.header().apply(component);
            };
            if (value == null) {
                return null;
            }
            base.append('"')
                    .append(component)
                    .append("\": ")
                    .append(value.strip())
                    .append('\n');
        }
        return base.append("\"@signature-params\": ")
                .append(input.raw())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String keyId(SignatureInput input) {
        return parameter(input, "keyid");
    }

    private static String parameter(SignatureInput input, String name) {
        return input.parameters().getOrDefault(name, "");
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private static byte[] hmac(byte[] secret, byte[] base) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(base);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
