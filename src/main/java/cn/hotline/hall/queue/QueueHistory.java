package cn.hotline.hall.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Single steps of many numbers, in one query, for whoever passes them on; without anything about persons. */
@ApplicationScoped
public class QueueHistory {

    private final EntityManager db;

    QueueHistory(EntityManager db) {
        this.db = db;
    }

    /** One step of one number: the place in its history is counted from 1. */
    public record Key(UUID ticket, int seq) {}

    /**
     * What happened to a number.
     *
     * @param place the counter that had to do with it
     * @param waiting how many wait for the same service now, not then
     */
    public record Step(
            String hall,
            LocalDate day,
            String number,
            String service,
            int seq,
            Instant at,
            QueueVerb verb,
            @Nullable Place place,
            int waiting) {

        /** What is said aloud, where the number is called. */
        public @Nullable Announcement announcement() {
            return place != null && (verb == QueueVerb.CALLED || verb == QueueVerb.RECALLED)
                    ? Announcement.of(number, place.name(), place.nameEn())
                    : null;
        }
    }

    /** Those of the steps that there are. */
    @ActivateRequestContext
    @SuppressWarnings("unchecked")
    public Map<Key, Step> read(Collection<Key> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        List<Object[]> rows = db.createNativeQuery("""
                        with told as (
                            select s.queue_ticket, s.seq, s.at, s.verb, s.counter, n.hall, n.day, n.number, s.service
                            from unnest(:tickets, :seqs) as k(ticket, step)
                            join queue_step s on s.queue_ticket = k.ticket and s.seq = k.step
                            join queue_ticket n on n.id = k.ticket),
                        waiting as (
                            select queues.hall, queues.day, queues.service, (select count(*) from queue_ticket w
                                where w.hall = queues.hall and w.day = queues.day and w.service = queues.service
                                    and w.state = 'WAITING') as number
                            from (select distinct hall, day, service from told) queues)
                        select s.queue_ticket, s.seq, s.at, s.verb, s.hall, s.day, s.number, s.service,
                            c.code, c.name, c.name_en, c.floor, waiting.number
                        from told s join waiting using (hall, day, service)
                        left join counter c on c.hall = s.hall and c.code = s.counter""", Object[].class)
                .setParameter("tickets", keys.stream().map(Key::ticket).toArray(UUID[]::new))
                .setParameter("seqs", keys.stream().map(Key::seq).toArray(Integer[]::new))
                .getResultList();
        var steps = new HashMap<Key, Step>();
        for (var row : rows) {
            var seq = ((Number) row[1]).intValue();
            steps.put(new Key((UUID) row[0], seq), step(seq, row));
        }
        return steps;
    }

    private static Step step(int seq, Object[] row) {
        return new Step(
                (String) row[4],
                (LocalDate) row[5],
                (String) row[6],
                (String) row[7],
                seq,
                (Instant) row[2],
                QueueVerb.valueOf((String) row[3]),
                Place.of(row, 8),
                ((Number) row[12]).intValue());
    }
}
