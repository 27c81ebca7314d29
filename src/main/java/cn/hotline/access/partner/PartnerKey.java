package cn.hotline.access.partner;

import cn.hotline.platform.Vault;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A secret of a partner: one that signs is kept sealed, one that is shown as it is by its hash alone. */
@Entity
class PartnerKey extends PanacheEntityBase {

    private static final int SECRET_BYTES = 32;

    /** How it is used. */
    enum Kind {
        /** Signs requests (RFC 9421). */
        HMAC,
        /** Sent with each request, as Open311 has it. */
        API_KEY
    }

    @Id
    private String id;

    private String client;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private byte @Nullable [] sealed;
    byte @Nullable [] hash;
    private String madeBy;
    private Instant madeAt;
    private @Nullable Instant retiresAt;

    @SuppressWarnings("NullAway.Init")
    protected PartnerKey() {}

    private PartnerKey(String id, String client, Kind kind) {
        this.id = id;
        this.client = client;
        this.kind = kind;
        this.madeBy = "";
        this.madeAt = Instant.EPOCH;
    }

    /** What an administrator sees of it. */
    record View(
            String id,
            Kind kind,
            Instant madeAt,
            String madeBy,
            @Nullable Instant retiresAt) {}

    /** A new one with its secret, which is shown this once: Base64 of what signs, or the API key itself. */
    record Made(PartnerKey key, String secret) {}

    static Made make(String client, Kind kind, String by, Vault vault, Instant at) {
        var id = (kind == Kind.HMAC ? "pk-" : "ak-") + text(vault.randomBytes(9));
        var key = new PartnerKey(id, client, kind);
        key.madeBy = by;
        key.madeAt = at;
        byte[] random = vault.randomBytes(SECRET_BYTES);
        var secret = kind == Kind.HMAC ? Base64.getEncoder().encodeToString(random) : text(random);
        if (kind == Kind.HMAC) {
            key.sealed = vault.sealShort(random, context(id));
        } else {
            key.hash = hash(secret, vault);
        }
        return new Made(key, secret);
    }

    static List<PartnerKey> of(String client) {
        return list("client = ?1 order by madeAt, id", client);
    }

    static Optional<PartnerKey> named(String client, String id) {
        return find("id = ?1 and client = ?2", id, client).firstResultOptional();
    }

    static Optional<PartnerKey> signing(String id) {
        return find("id = ?1 and kind = ?2", id, Kind.HMAC).firstResultOptional();
    }

    static Optional<PartnerKey> shown(String apiKey, Vault vault) {
        return find("hash = ?1", hash(apiKey, vault)).firstResultOptional();
    }

    /** A key that ends earlier already is not given more time. */
    void retire(Instant at) {
        if (retiresAt == null || at.isBefore(retiresAt)) {
            retiresAt = at;
        }
    }

    boolean counts(Instant now) {
        return retiresAt == null || now.isBefore(retiresAt);
    }

    String client() {
        return client;
    }

    @Nullable
    Instant retiresAt() {
        return retiresAt;
    }

    byte[] secret(Vault vault) {
        return sealed == null ? new byte[0] : vault.openShort(sealed, context(id));
    }

    View view() {
        return new View(id, kind, madeAt, madeBy, retiresAt);
    }

    private static String context(String id) {
        return "partner-key:" + id;
    }

    private static byte[] hash(String apiKey, Vault vault) {
        return vault.keyedHash("partner-api-key", apiKey);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
