package cn.hotline.access;

import cn.hotline.platform.Keys;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/** Tokens this service signs itself: citizens, devices, and in start mode everybody. One audience a kind, so none opens another's door. */
@Singleton
public final class OwnTokens {

    static final String ISSUER = "hotline-12345";

    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    OwnTokens(Keys keys) {
        try {
            var key = Keys.signingKey(keys.token());
            privateKey = key;
            publicKey = KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HOTLINE_KEY_TOKEN is no usable key", e);
        }
    }

    public String sign(String audience, String subject, Set<String> groups, Map<String, ?> claims, Duration lifespan) {
        JwtClaimsBuilder token = Jwt.issuer(ISSUER)
                .audience(audience)
                .subject(subject)
                .groups(groups)
                .expiresIn(lifespan);
        claims.forEach(token::claim);
        return token.sign(privateKey);
    }

    String publicKeyBase64() {
        return Base64.getEncoder().encodeToString(publicKey.getEncoded());
    }
}
