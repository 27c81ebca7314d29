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
                .createNativeQuery("""
                        update queue_ticket set state = 'CALLED', counter = :counter, clerk = :clerk, calls = 1, called_at = :now,
                            version = version + 1
                        where id = (
                            select id from queue_ticket
                            where hall = :hall and day = :day and state = 'WAITING'
                                and (wants_counter = :counter or wants_counter is null and service = any(:services))
                            order by turn_at, id limit 1 for update %s)
                        returning id, booking, service""".formatted(locked), Object[].class)
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
        return ((Number) db.createNativeQuery("""
                        select count(*) from queue_ticket
                        where hall = :hall and day = :day and state = 'WAITING'
                            and (wants_counter = :counter or wants_counter is null and service = any(:services))""")
                        .setParameter("hall", hall)
                        .setParameter("day", day(clock.instant()))
                        .setParameter("counter", counter.code())
                        .setParameter("services", counter.services().toArray(String[]::new))
                        .getSingleResult())
                .intValue();
    }

    /** Who was sent to a counter that does not call any more is anybody's. */
    void release(String hall, Counter counter) {
        db.createNativeQuery("""
                        update queue_ticket set wants_counter = null, version = version + 1
                        where hall = :hall and day = :day and wants_counter = :counter and state = 'WAITING'""")
                .setParameter("hall", hall)
                .setParameter("day", day(clock.instant()))
                .setParameter("counter", counter.code())
                .executeUpdate();
    }

    private LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, clock.getZone());
    }
}
