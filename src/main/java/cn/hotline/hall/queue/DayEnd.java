package cn.hotline.hall.queue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Ends what is left of days that are over, and the counters nobody closed; safe on any number of nodes. */
@Singleton
class DayEnd {

    private static final int AT_A_TIME = 200;

    private final EntityManager db;
    private final QueueSteps steps;
    private final Clock clock;

    DayEnd(EntityManager db, QueueSteps steps, Clock clock) {
        this.db = db;
        this.steps = steps;
        this.clock = clock;
    }

    @Scheduled(every = "{hotline.queue.sweep}", delayed = "1m", identity = "queue-day-end")
    void sweep() {
        int ended;
        do {
            ended = QuarkusTransaction.requiringNew().call(this::end);
        } while (ended == AT_A_TIME);
        QuarkusTransaction.requiringNew().run(this::close);
    }

    private int end() {
        if (!isAlone()) {
            return 0;
        }
        var now = clock.instant();
        List<Object[]> left = db.unwrap(Session.class)
                .createNativeQuery("""
                        update queue_ticket set ended_at = :now, version = version + 1,
                            result = case state when 'SERVING' then 'OTHER' end,
                            state = case state when 'SERVING' then 'DONE' else 'LEFT' end
                        where id in (
                            select id from queue_ticket
                            where state in %s and day < :today
                            limit :most for update skip locked)
                        returning id, booking, state""".formatted(QueueState.OPEN), Object[].class)
                .setParameter("now", now)
                .setParameter("today", today(now))
                .setParameter("most", AT_A_TIME)
                .getResultList();
        left.forEach(row -> {
            var verb = row[2].equals(QueueState.DONE.name()) ? QueueVerb.FINISHED : QueueVerb.LEFT;
            steps.write(new QueueSteps.Step((UUID) row[0], (UUID) row[1], verb, null, QueueSteps.BY_ITSELF, now));
        });
        return left.size();
    }

    /** Missed appointments are counted one after the other of a person, so two nodes would wait for each other's people. */
    private boolean isAlone() {
        return (Boolean) db.createNativeQuery("select pg_try_advisory_xact_lock(hashtext('queue-day-end'))")
                .getSingleResult();
    }

    /** In the order in which all take counters, passing over those that somebody is just changing; the next sweep finds them. */
    private void close() {
        var now = clock.instant();
        db.createNativeQuery("""
                        update counter c set state = 'CLOSED', clerk = null, state_at = :now, version = c.version + 1
                        from (select k.hall, k.code from counter k
                            where k.state <> 'CLOSED' and k.state_at < :morning and not exists (select 1 from queue_ticket t
                                where t.hall = k.hall and t.counter = k.code and t.state in ('CALLED', 'SERVING'))
                            order by k.hall, k.code for update of k skip locked) idle
                        where c.hall = idle.hall and c.code = idle.code""")
                .setParameter("now", now)
                .setParameter(
                        "morning", today(now).atStartOfDay(clock.getZone()).toInstant())
                .executeUpdate();
    }

    private LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, clock.getZone());
    }
}
