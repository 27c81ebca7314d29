package cn.hotline.access;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tokens that must open no door, although everything but one thing about them would. */
final class Forged {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final PrivateKey FOREIGN = foreignKey();

    private Forged() {}

    /** Rightly signed and in time, for another audience. */
    static String ofAudience(String audience) {
        return claims(audience, Instant.now().plus(HOUR)).sign(ownKey());
    }

    static String expired(String audience) {
        return claims(audience, Instant.now().minus(HOUR)).sign(ownKey());
    }

    static String signedByAForeignKey(String audience) {
        return claims(audience, Instant.now().plus(HOUR)).sign(FOREIGN);
    }

    /** The claims of a good token under {@code alg: none}. */
    static String unsigned(String audience) {
        var claims = signedByAForeignKey(audience).split("\\.", 3)[1];
        var header = "{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(header) + "." + claims + ".";
    }

    /** A good token whose roles were changed after it was signed. */
    static String tampered(String audience) {
        var good = ofAudience(audience).split("\\.", 3);
        return good[0] + "." + signedByAForeignKey(audience).split("\\.", 3)[1] + "." + good[2];
    }

    private static JwtClaimsBuilder claims(String audience, Instant until) {
        return Jwt.issuer(OwnTokens.ISSUER)
                .audience(audience)
                .subject(UUID.randomUUID().toString())
                .groups(Set.of(
                        "citizen",
                        "device",
                        "agent",
                        "dispatcher",
                        "reviewer",
                        "manager",
                        "supervisor",
                        "handler",
                        "auditor",
                        "administrator"))
                .claim("unit", "JL")
                .claim("regions", List.of())
                .claim("cleared", true)
                .claim("client_id", "forger")
                .claim("scope", "tickets.write tickets.read")
                .issuedAt(until.minus(HOUR))
                .expiresAt(until);
    }

    private static PrivateKey ownKey() {
        var key = ConfigProvider.getConfig().getValue("hotline.keys.token", String.class);
        try {
            var bytes = Base64.getDecoder().decode(key);
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrivateKey foreignKey() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair().getPrivate();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
