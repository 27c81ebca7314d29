package cn.hotline.channel.partner.transfer;

import cn.hotline.platform.Counts;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to transfers, append-only; each partner's steps in one order without gaps, which is what it reads on by. */
@Singleton
final class Steps {

    /** Steps of one transfer that are shown. */
    private static final int MAX_SHOWN = 200;

    private final EntityManager db;
    private final Sealing sealing;
    private final Counts counts;

    Steps(EntityManager db, Sealing sealing, Counts counts) {
        this.db = db;
        this.sealing = sealing;
        this.counts = counts;
    }

    /** What can happen. */
    enum Kind {
        OFFERED,
        ACKNOWLEDGED,
        REFUSED,
        LAPSED,
        PROGRESSED,
        COMPLETED,
        CANCELLED
    }

    /**
     * Who did it, with which words.
     *
     * @param feedbackId theirs
     */
    record By(
            String actor, @Nullable String words, @Nullable String feedbackId) {
        static By of(String actor) {
            return new By(actor, null, null);
        }

        static By saying(String actor, String words) {
            return new By(actor, words, null);
        }
    }

    /** A step as it is read. */
    record Step(
            long position,
            UUID transfer,
            Kind kind,
            String actor,
            @Nullable String words,
            Instant at,
            Transfer.Direction direction,
            TransferState state,
            @Nullable String externalId,
            @Nullable String number) {}

    /** The head's row is held to the end of the transaction: who comes later gets the later position, and is seen later. */
    void note(Transfer transfer, Kind kind, By by, Instant at) {
        db.flush();
        var position = db.createNativeQuery("""
                        insert into transfer_head (partner, position) values (:partner, 1)
                        on conflict (partner) do update set position = transfer_head.position + 1
                        returning position""")
                .setParameter("partner", transfer.partner)
                .getSingleResult();
        db.createNativeQuery("""
                        insert into transfer_step (partner, position, transfer_id, kind, actor, words, feedback_id, at)
                        values (:partner, :position, :transfer, :kind, :actor, :words, :feedback, :at)""")
                .setParameter("partner", transfer.partner)
                .setParameter("position", position)
                .setParameter("transfer", transfer.id)
                .setParameter("kind", kind.name())
                .setParameter("actor", by.actor())
                .setParameter("words", by.words() == null ? null : sealing.words(transfer.key(), by.words()))
                .setParameter("feedback", by.feedbackId())
                .setParameter("at", at)
                .executeUpdate();
        counts.committed("hotline.transfer.steps", "direction", transfer.direction.name(), "kind", kind.name());
    }

    boolean knows(Transfer transfer, String feedbackId) {
        return !db.createNativeQuery("select 1 from transfer_step where transfer_id = :id and feedback_id = :feedback")
                .setParameter("id", transfer.id)
                .setParameter("feedback", feedbackId)
                .getResultList()
                .isEmpty();
    }

    /** Oldest first. */
    List<Step> of(List<UUID> transfers) {
        return transfers.isEmpty()
                ? List.of()
                : read("s.transfer_id = any(:what)", transfers.toArray(UUID[]::new), 0, MAX_SHOWN);
    }

    /** Of one partner, after a position. */
    List<Step> after(String partner, long position, int most) {
        return read("s.partner = :what", partner, position, most);
    }

    private List<Step> read(String whose, Object what, long after, int most) {
        List<?> rows = db.createNativeQuery("""
                        select s.position, s.transfer_id, s.kind, s.actor, s.words, s.at,
                            t.direction, t.state, t.external_id, t.number, t.data_key
                        from transfer_step s join transfer t on t.id = s.transfer_id
                        where %s and s.position > :after
                        order by s.position limit :most""".formatted(whose), Object[].class)
                .setParameter("what", what)
                .setParameter("after", after)
                .setParameter("most", most)
                .getResultList();
        return rows.stream().map(Object[].class::cast).map(this::step).toList();
    }

    private Step step(Object[] row) {
        var key = new Sealing.Key((UUID) row[1], (byte[]) row[10]);
        return new Step(
                ((Number) row[0]).longValue(),
                (UUID) row[1],
                Kind.valueOf((String) row[2]),
                (String) row[3],
                row[4] == null ? null : sealing.words(key, (byte[]) row[4]),
                (Instant) row[5],
                Transfer.Direction.valueOf((String) row[6]),
                TransferState.valueOf((String) row[7]),
                (String) row[8],
                (String) row[9]);
    }
}
