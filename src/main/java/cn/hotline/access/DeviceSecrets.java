package cn.hotline.access;

import cn.hotline.platform.OneColumn;
import cn.hotline.platform.Vault;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of kiosks: a keyed hash to log in by, and sealed the key that a kiosk derives from its secret to sign what it took in
 * offline. Two count at most, while one takes the place of the other.
 */
@Singleton
public class DeviceSecrets {

    /** What a secret is made into a signing key by: HMAC-SHA256 of this text under the secret. */
    public static final String SIGNING = "hotline-12345/kiosk/signing";

    private final EntityManager db;
    private final Vault vault;
    private final Clock clock;

    DeviceSecrets(EntityManager db, Vault vault, Clock clock) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
    }

    /** A new one, in the clear only here. */
    String make(UUID device) {
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(vault.randomBytes(24));
        db.createNativeQuery("""
                        insert into device_secret (device, hash, signing_sealed, made_at)
                        values (:device, :hash, :signing, :now)""")
                .setParameter("device", device)
                .setParameter("hash", hash(secret))
                .setParameter("signing", sealed(device, secret))
                .setParameter("now", clock.instant())
                .executeUpdate();
        return secret;
    }

    /** Ends what there is at {@code until}, and at once what is neither the present one nor {@code shown}. */
    void retire(UUID device, @Nullable String shown, Instant until) {
        db.createNativeQuery("""
                        delete from device_secret
                        where device = :device and hash <> :shown and (:present or valid_until is not null)""")
                .setParameter("device", device)
                .setParameter("shown", shown == null ? new byte[0] : hash(shown))
                .setParameter("present", shown != null)
                .executeUpdate();
        db.createNativeQuery("update device_secret set valid_until = :until where device = :device")
                .setParameter("device", device)
                .setParameter("until", until)
                .executeUpdate();
    }

    boolean opens(UUID device, String secret) {
        int known = db.createNativeQuery("""
                        update device_secret set signing_sealed = coalesce(signing_sealed, :signing)
                        where device = :device and hash = :hash and (valid_until is null or valid_until > :now)""")
                .setParameter("signing", sealed(device, secret))
                .setParameter("device", device)
                .setParameter("hash", hash(secret))
                .setParameter("now", clock.instant())
                .executeUpdate();
        return known == 1;
    }

    /** The keys that may sign for this device now. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public List<byte[]> signingKeys(UUID device) {
        var sealed = db.createNativeQuery("""
                        select signing_sealed from device_secret where device = :device and signing_sealed is not null
                            and (valid_until is null or valid_until > :now)""").setParameter("device", device).setParameter("now", clock.instant());
        return OneColumn.of(sealed, byte[].class).stream()
                .map(key -> vault.openShort(key, context(device)))
                .toList();
    }

    /** As a kiosk derives it. */
    public static byte[] signingKey(String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(SIGNING.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is not available", e);
        }
    }

    private byte[] sealed(UUID device, String secret) {
        return vault.sealShort(signingKey(secret), context(device));
    }

    private byte[] hash(String secret) {
        return vault.keyedHash("device", secret);
    }

    private static String context(UUID device) {
        return "device-signing:" + device;
    }
}
