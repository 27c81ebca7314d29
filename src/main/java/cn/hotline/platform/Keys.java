package cn.hotline.platform;

import io.smallrye.config.ConfigMapping;

/**
 * The service's secrets. Values that begin with {@code demo-} were made by the start mode; the production profile refuses them
 * (see {@link KeysCheck}).
 */
@ConfigMapping(prefix = "hotline.keys")
public interface Keys {

    String DEMO_PREFIX = "demo-";

    /** Base64 of 32 bytes: encrypts personal data at rest (AES-256-GCM). */
    String field();

    /** Base64 of 32 bytes: keyed hashes for look-up, track codes and the history chain (HMAC-SHA256). */
    String hash();

    /** Base64 of a PKCS#8 RSA private key of at least 2048 bits: signs the tokens of citizens and devices. */
    String token();

    static String material(String key) {
        return key.startsWith(DEMO_PREFIX) ? key.substring(DEMO_PREFIX.length()) : key;
    }
}
