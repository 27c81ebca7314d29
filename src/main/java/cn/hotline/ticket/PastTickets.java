package cn.hotline.ticket;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Streams tickets of the past that a unit has, newest first, a part at a time: no transaction and no memory is held over them all. */
@Singleton
public final class PastTickets {

    private static final int PART = 5000;

    /** With texts of at most 10,000 characters some twenty megabytes at the worst. */
    private static final int PART_WITH_WORDS = 1000;

    private final EntityManager db;

    PastTickets(EntityManager db) {
        this.db = db;
    }

    /** Filed in this time, at most so many; with title and text only where they are needed. */
    public record Span(Instant filedFrom, Instant filedBefore, int limit, boolean withWords) {}

    /** @return whether there were more than the limit */
    public boolean each(Span span, Consumer<PastTicket> reader) {
        var at = span.filedBefore();
        var id = new UUID(0, 0);
        int left = span.limit();
        while (true) {
            int most = Math.min(left + 1, span.withWords() ? PART_WITH_WORDS : PART);
            var part = part(span, at, id, most);
            part.stream().limit(left).forEach(reader);
            if (part.size() > left || part.size() < most) {
                return part.size() > left;
            }
            left -= part.size();
            at = part.getLast().filedAt();
            id = part.getLast().id();
        }
    }

    private List<PastTicket> part(Span span, Instant before, UUID id, int most) {
        var words = span.withWords() ? "t.title, t.text" : "'', ''";
        return QuarkusTransaction.requiringNew()
                .call(() -> db.createQuery("""
                        select t.id, t.number, t.type, t.level, t.matter.code, t.place.region, t.unit.code, t.reporterKind,
                            t.filedAt, t.dispatchedAt, %s
                        from Ticket t
                        where t.dispatchedAt is not null and t.unit.code is not null and t.filedAt >= :from and (t.filedAt, t.id) < (:before, :id)
                        order by t.filedAt desc, t.id desc""".formatted(words), PastTicket.class)
                        .setParameter("from", span.filedFrom())
                        .setParameter("before", before)
                        .setParameter("id", id)
                        .setMaxResults(most)
                        .getResultList());
    }
}
