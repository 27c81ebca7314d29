package cn.hotline.ticket;

import cn.hotline.platform.OneColumn;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** How far each upload in parts has come. */
@Singleton
final class UploadRows {

    private static final int SWEEP = 1000;

    private final EntityManager db;
    private final Vault vault;
    private final Clock clock;
    private final TicketRules rules;

    UploadRows(EntityManager db, Vault vault, Clock clock, TicketRules rules) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
        this.rules = rules;
    }

    /** @return whether this opener may have one more */
    boolean open(PartialUploads.Key key, long bytes, String opener) {
        return QuarkusTransaction.requiringNew()
                .call(() -> db.createNativeQuery("""
                        insert into upload (id, uploader, opener, bytes, received, completed, expires_at)
                        select :id, :client, :opener, :bytes, 0, false, :expires
                        where (select count(*) from upload
                            where opener = :opener and not completed and expires_at > :now) < :most""")
                                .setParameter("id", key.id())
                                .setParameter("client", key.client())
                                .setParameter("opener", vault.keyedHash("upload", opener))
                                .setParameter("bytes", bytes)
                                .setParameter("expires", expiry())
                                .setParameter("now", clock.instant())
                                .setParameter("most", rules.openUploads())
                                .executeUpdate()
                        == 1);
    }

    /** @throws Refusal 404 when there is none, or it is another's */
    PartialUploads.Standing find(PartialUploads.Key key) {
        List<?> found = db.createNativeQuery("""
                        select bytes, received, completed, expires_at from upload
                        where id = :id and uploader = :client and expires_at > :now""", Object[].class)
                .setParameter("id", key.id())
                .setParameter("client", key.client())
                .setParameter("now", clock.instant())
                .getResultList();
        var row = found.stream().map(Object[].class::cast).findFirst().orElseThrow(() -> Refusal.notFound("not-found"));
        return new PartialUploads.Standing(
                key.id(), ((Number) row[0]).longValue(), ((Number) row[1]).longValue(), (Boolean) row[2], (Instant)
                        row[3]);
    }

    /** The row is held while the work is done, so nobody else writes there. @return whether it stood at that offset */
    boolean advance(UUID id, long offset, int length, Runnable work) {
        return whenMoved(
                () -> db.createNativeQuery("""
                                update upload set received = received + :length, expires_at = :expires
                                where id = :id and received = :offset and not completed""")
                                .setParameter("length", length)
                                .setParameter("expires", expiry())
                                .setParameter("id", id)
                                .setParameter("offset", offset)
                                .executeUpdate()
                        == 1,
                work);
    }

    /** @return whether it was not completed before */
    boolean complete(UUID id, Runnable work) {
        return whenMoved(
                () -> db.createNativeQuery("update upload set completed = true where id = :id and not completed")
                                .setParameter("id", id)
                                .executeUpdate()
                        == 1,
                work);
    }

    void drop(UUID id) {
        QuarkusTransaction.requiringNew()
                .run(() -> db.createNativeQuery("delete from upload where id = :id")
                        .setParameter("id", id)
                        .executeUpdate());
    }

    /** @return those that nobody went on with, which are there no more */
    List<UUID> dropOld() {
        return QuarkusTransaction.requiringNew().call(() -> {
            var dropped = db.createNativeQuery("""
                            delete from upload where expires_at <= :now
                                and id in (select id from upload where expires_at <= :now limit :most)
                            returning id""")
                    .setParameter("now", clock.instant())
                    .setParameter("most", SWEEP);
            return OneColumn.of(dropped, UUID.class);
        });
    }

    private static boolean whenMoved(BooleanSupplier move, Runnable work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            boolean moved = move.getAsBoolean();
            if (moved) {
                work.run();
            }
            return moved;
        });
    }

    private Instant expiry() {
        return clock.instant().plus(rules.uploadKept());
    }
}
