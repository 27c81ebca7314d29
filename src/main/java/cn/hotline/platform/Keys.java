package cn.hotline.platform;

import io.smallrye.config.ConfigMapping;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * The service's secrets. Values that begin with {@code demo-} were made by the start mode; a start in production refuses them.
 * No message here carries a value.
 */
@ConfigMapping(prefix = "hotline.keys")
public interface Keys {

    String DEMO_PREFIX = "demo-";
    int SECRET_BYTES = 32;
    int SIGNING_BITS = 2048;

    /** Base64 of 32 bytes: encrypts personal data at rest (AES-256-GCM). */
    String field();

    /** Base64 of 32 bytes: keyed hashes for look-up, track codes and the history chain (HMAC-SHA256). */
    String hash();

    /** Base64 of a PKCS#8 RSA private key of at least 2048 bits: signs the tokens of citizens and devices. */
    String token();

    /** @throws IllegalArgumentException when it is not the Base64 of 32 bytes */
    static byte[] secret(String key) {
        byte[] bytes = Base64.getDecoder().decode(material(key));
        if (bytes.length != SECRET_BYTES) {
            throw new IllegalArgumentException("a key of %d bytes, not %d".formatted(bytes.length, SECRET_BYTES));
        }
        return bytes;
    }

    static boolean isSecret(String key) {
        try {
            return secret(key).length == SECRET_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** @throws GeneralSecurityException when it is no such key */
    static RSAPrivateCrtKey signingKey(String key) throws GeneralSecurityException {
        try {
            byte[] bytes = Base64.getDecoder().decode(material(key));
            return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (IllegalArgumentException | ClassCastException e) {
            throw new GeneralSecurityException("not the Base64 of a PKCS#8 RSA private key", e);
        }
    }

    static boolean isSigningKey(String key) {
        try {
            return signingKey(key).getModulus().bitLength() >= SIGNING_BITS;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String material(String key) {
        return (key.startsWith(DEMO_PREFIX) ? key.substring(DEMO_PREFIX.length()) : key).strip();
    }
}
