package cn.hotline.platform;

import java.security.SecureRandom;
import java.util.Base64;

/** Vaults with keys of their own, for tests without a service. */
public final class Vaults {

    private Vaults() {}

    public static Vault random() {
        return new Vault(new RandomKeys(key(), key(), key()));
    }

    private record RandomKeys(String field, String hash, String token) implements Keys {}

    private static String key() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
