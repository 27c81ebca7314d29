package cn.hotline.hall.queue;

import cn.hotline.hall.Counter;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Picks whose turn it is: one statement, so that no two counters call the same number and none waits for another. */
@Singleton
class Calling {

    /**
     * What a counter can call. Whoever is to go to another counter waits for that one only while it calls: asked at each press, so
     * that it does not matter when a counter opens, pauses or closes, or a closure of its own begins.
     */
    static final String CALLABLE = """
            n.hall = :hall and n.day = :day and n.state = 'WAITING' and (n.wants_counter = :counter
                or n.service = any(:services) and (n.wants_counter is null or not exists (
                    select 1 from counter c where c.hall = n.hall and c.code = n.wants_counter and c.state = 'OPEN' and not c.retired
                        and not exists (select 1 from hall_closure x where x.hall = c.hall and x.counter = c.code
                            and x.lifted_at is null and x.starts_at <= :now and x.ends_at > :now))))""";

    static final String CLAIM = """
            update queue_ticket set state = 'CALLED', counter = :counter, clerk = :clerk, calls = 1, called_at = :now,
                version = version + 1
            where id = (select n.id from queue_ticket n where %s order by n.turn_at, n.id limit 1 for update of n %%s)
            returning id, booking, service""".formatted(CALLABLE);

    private final EntityManager db;
    private final QueueSteps steps;
    private final Nearing nearing;
    private final Clock clock;

    Calling(EntityManager db, QueueSteps steps, Nearing nearing, Clock clock) {
        this.db = db;
        this.steps = steps;
        this.nearing = nearing;
        this.clock = clock;
    }

    /**
     * For a counter whose row is held and which has nobody. Numbers that others are just changing are passed over; only where there is
     * no other their ends are waited for, so that no counter is told that nobody waits while somebody does.
     *
     * @return false when nobody waits for what it can do
     */
    boolean call(String hall, Counter counter, String clerk) {
        var now = clock.instant();
        var called = claimed("skip locked", hall, counter, clerk, now).or(() -> claimed("", hall, counter, clerk, now));
        called.ifPresent(row -> {
            steps.write(
                    new QueueSteps.Step((UUID) row[0], (UUID) row[1], QueueVerb.CALLED, counter.code(), clerk, now));
            nearing.tell(hall, day(now), (String) row[2], now);
        });
        return called.isPresent();
    }

    private Optional<Object[]> claimed(String locked, String hall, Counter counter, String clerk, Instant now) {
        List<Object[]> rows = db.unwrap(Session.class)
                .createNativeQuery(CLAIM.formatted(locked), Object[].class)
                .setParameter("hall", hall)
                .setParameter("day", day(now))
                .setParameter("counter", counter.code())
                .setParameter("services", counter.services().toArray(String[]::new))
                .setParameter("clerk", clerk)
                .setParameter("now", now)
                .getResultList();
        return rows.stream().findFirst();
    }

    /** How many wait for what it can do. */
    int waiting(String hall, Counter counter) {
        var now = clock.instant();
        return ((Number) db.createNativeQuery("select count(*) from queue_ticket n where " + CALLABLE)
                        .setParameter("hall", hall)
                        .setParameter("day", day(now))
                        .setParameter("now", now)
                        .setParameter("counter", counter.code())
                        .setParameter("services", counter.services().toArray(String[]::new))
                        .getSingleResult())
                .intValue();
    }

    private LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, clock.getZone());
    }
}
