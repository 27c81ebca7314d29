package cn.hotline.channel.partner;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** Tickets that a partner brings in one go (批量导入), once by its key; it ends when each row has come to something. */
@Entity
class PartnerImport extends PanacheEntityBase {

    @Id
    private UUID id;

    String client;
    String idempotencyKey;
    private byte[] digest;
    private int size;
    private Instant startedAt;
    private @Nullable Instant finishedAt;

    @SuppressWarnings("NullAway.Init")
    protected PartnerImport() {}

    PartnerImport(String client, String key, byte[] digest, int size, Instant at) {
        this.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        this.client = client;
        this.idempotencyKey = key;
        this.digest = digest;
        this.size = size;
        this.startedAt = at;
    }

    /** As it was read, outside any transaction. */
    record Facts(
            UUID id,
            byte[] digest,
            int size,
            Instant startedAt,
            @Nullable Instant finishedAt) {}

    static Optional<PartnerImport> once(String client, String key) {
        return find("client = ?1 and idempotencyKey = ?2", client, key).firstResultOptional();
    }

    static Optional<PartnerImport> of(String client, UUID id) {
        return find("id = ?1 and client = ?2", id, client).firstResultOptional();
    }

    static long forget(Instant before) {
        return delete("startedAt < ?1", before);
    }

    /** The first to finish says when. */
    static void finish(UUID id, Instant at) {
        update("finishedAt = ?1 where id = ?2 and finishedAt is null", at, id);
    }

    Facts facts() {
        return new Facts(id, digest, size, startedAt, finishedAt);
    }
}
