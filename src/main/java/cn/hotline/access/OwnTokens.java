package cn.hotline.access;

import cn.hotline.platform.Keys;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
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
            var factory = KeyFactory.getInstance("RSA");
            var bytes = Base64.getDecoder().decode(Keys.material(keys.token()).strip());
            privateKey = factory.generatePrivate(new PKCS8EncodedKeySpec(bytes));
            var rsa = (RSAPrivateCrtKey) privateKey;
            publicKey = factory.generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
        } catch (GeneralSecurityException | IllegalArgumentException | ClassCastException e) {
            throw new IllegalStateException(
                    "HOTLINE_KEY_TOKEN must be the Base64 of a PKCS#8 RSA private key, e.g. from:"
                            + " openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -outform DER | base64 -w0");
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
