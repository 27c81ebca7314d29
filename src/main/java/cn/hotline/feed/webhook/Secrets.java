package cn.hotline.feed.webhook;

import cn.hotline.platform.Vault;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The secrets a webhook is signed with, sealed under a key of its own: one, or two while they overlap. */
@Embeddable
class Secrets {

    private static final int BYTES = 32;

    private byte[] dataKey;
    private byte[] secret;
    private byte @Nullable [] oldSecret;
    private @Nullable Instant oldSecretUntil;

    @SuppressWarnings("NullAway.Init")
    protected Secrets() {}

    private Secrets(byte[] dataKey, byte[] secret) {
        this.dataKey = dataKey;
        this.secret = secret;
    }

    static Secrets random(UUID webhook, Vault vault) {
        var key = vault.newDataKey();
        return new Secrets(
                vault.wrap(key, owner(webhook)), vault.seal(key, vault.randomBytes(BYTES), context(webhook)));
    }

    /** The old one signs beside the new one until then. */
    void rotate(UUID webhook, Instant oldUntil, Vault vault) {
        oldSecret = secret;
        oldSecretUntil = oldUntil;
        secret = vault.seal(vault.unwrap(dataKey, owner(webhook)), vault.randomBytes(BYTES), context(webhook));
    }

    /** In the clear, the newest first. */
    List<byte[]> open(UUID webhook, Instant now, Vault vault) {
        var key = vault.unwrap(dataKey, owner(webhook));
        var opened = new ArrayList<byte[]>();
        opened.add(vault.open(key, secret, context(webhook)));
        if (oldSecret != null && overlapUntil(now) != null) {
            opened.add(vault.open(key, oldSecret, context(webhook)));
        }
        return opened;
    }

    @Nullable
    Instant overlapUntil(Instant now) {
        return oldSecretUntil != null && oldSecretUntil.isAfter(now) ? oldSecretUntil : null;
    }

    private static String owner(UUID webhook) {
        return "webhook:" + webhook;
    }

    private static String context(UUID webhook) {
        return "webhook-secret:" + webhook;
    }
}
