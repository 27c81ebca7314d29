package cn.hotline.channel.kiosk;

import cn.hotline.platform.Vault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Remembers what came in offline, each by the kiosk's own id: the row makes it once, on any number of nodes. */
@Singleton
class OfflineItems {

    private final EntityManager db;
    private final Vault vault;
    private final Clock clock;
    private final KioskRules rules;

    OfflineItems(EntityManager db, Vault vault, Clock clock, KioskRules rules) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
        this.rules = rules;
    }

    /**
     * What became of an item.
     *
     * @param code the track code, as long as it is kept
     */
    record Known(
            String externalId,
            byte[] digest,
            String number,
            @Nullable String code,
            Instant receivedAt) {}

    /** Those of the ids that were here, in one query. */
    Map<String, Known> known(UUID device, Collection<String> externalIds) {
        if (externalIds.isEmpty()) {
            return Map.of();
        }
        List<?> rows = db.createNativeQuery("""
                        select external_id, digest, number, answer_sealed, received_at from offline_item
                        where device = :device and external_id in :ids and number is not null""")
                .setParameter("device", device)
                .setParameter("ids", externalIds)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(row -> known(device, row))
                .collect(Collectors.toMap(Known::externalId, item -> item));
    }

    /** In the transaction of the work; whoever comes second waits for the first and then is told no. */
    boolean isFirst(UUID device, OfflineItem item, byte[] digest) {
        return db.createNativeQuery("""
                        insert into offline_item (device, external_id, digest, recorded_at, received_at)
                        values (:device, :id, :digest, :recorded, :now) on conflict do nothing""")
                        .setParameter("device", device)
                        .setParameter("id", item.externalId())
                        .setParameter("digest", digest)
                        .setParameter("recorded", item.recordedAt())
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                == 1;
    }

    void became(UUID device, OfflineItem item, String number, @Nullable String code) {
        var answer = code == null ? "" : code;
        db.createNativeQuery("""
                        update offline_item set number = :number, answer_sealed = :answer
                        where device = :device and external_id = :id""")
                .setParameter("number", number)
                .setParameter(
                        "answer",
                        vault.sealShort(answer.getBytes(StandardCharsets.UTF_8), context(device, item.externalId())))
                .setParameter("device", device)
                .setParameter("id", item.externalId())
                .executeUpdate();
    }

    /** Safe on any number of nodes. */
    @Scheduled(every = "1h", delayed = "11m", identity = "offline-answers")
    void forgetAnswers() {
        QuarkusTransaction.requiringNew()
                .run(() -> db.createNativeQuery("""
                                update offline_item set answer_sealed = null
                                where answer_sealed is not null and received_at < :before""")
                        .setParameter("before", clock.instant().minus(rules.offlineAnswerKept()))
                        .executeUpdate());
    }

    private Known known(UUID device, Object[] row) {
        var id = (String) row[0];
        var sealed = (byte[]) row[3];
        var code =
                sealed == null ? "" : new String(vault.openShort(sealed, context(device, id)), StandardCharsets.UTF_8);
        return new Known(id, (byte[]) row[1], (String) row[2], code.isEmpty() ? null : code, (Instant) row[4]);
    }

    private static String context(UUID device, String externalId) {
        return "offline:" + device + ":" + externalId;
    }
}
