package cn.hotline.hall.queue;

import cn.hotline.hall.Counter;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Reads how a hall's queue stands: four queries and what the keeper of appointments asks. */
@Singleton
class Standings {

    /** Those who come later than this change nothing that could be foreseen. */
    private static final Duration AHEAD = Duration.ofHours(2);

    private final EntityManager db;
    private final Expected expected;
    private final QueueRules rules;
    private final Clock clock;
    private final Recent<Standing> recent;

    Standings(EntityManager db, Expected expected, QueueRules rules, Clock clock) {
        this.db = db;
        this.expected = expected;
        this.rules = rules;
        this.clock = clock;
        this.recent = new Recent<>(this::now, rules.standingAge(), clock);
    }

    /** As it stood a moment ago, for whoever only looks. */
    Standing recent(String hall) {
        return recent.of(hall);
    }

    /** For the holder of a number: as it stood a moment ago, unless that number stood otherwise then. */
    Standing around(QueueTicket ticket) {
        var standing = recent.of(ticket.hall);
        return standing.isTrueOf(ticket) ? standing : now(ticket.hall);
    }

    Standing now(String hall) {
        var now = clock.instant();
        var visits = new HashMap<String, Duration>();
        int capacity = 0;
        for (var row : visits(hall, now)) {
            if (row[0] != null) {
                visits.put((String) row[0], Duration.ofSeconds(((Number) row[1]).longValue()));
            }
            capacity = ((Number) row[2]).intValue();
        }
        return new Standing(
                open(hall, now), Counter.of(hall), Counter.shut(hall, now), visits, comers(hall, now), capacity, now);
    }

    private List<Standing.Open> open(String hall, Instant now) {
        List<Object[]> rows = db.unwrap(Session.class)
                .createNativeQuery("""
                        select id, service, state, turn_at, wants_counter, counter,
                            coalesce(started_at, called_at) - make_interval(secs => served_seconds)
                        from queue_ticket
                        where hall = :hall and day = :day and state in %s
                        order by turn_at, id""".formatted(QueueState.PRESENT), Object[].class)
                .setParameter("hall", hall)
                .setParameter("day", day(now))
                .getResultList();
        return rows.stream().map(Standings::open).toList();
    }

    private static Standing.Open open(Object[] row) {
        return new Standing.Open(
                (UUID) row[0],
                (String) row[1],
                QueueState.valueOf((String) row[2]),
                (Instant) row[3],
                (String) row[4],
                (String) row[5],
                (Instant) row[6]);
    }

    /**
     * As planned at the beginning of a day, and more and more as it is today; the plan weighs as much as three visits. Retired services
     * too, since numbers may still wait for them; a hall without any has its capacity all the same.
     */
    private List<Object[]> visits(String hall, Instant now) {
        return db.unwrap(Session.class)
                .createNativeQuery("""
                        select s.code,
                            (s.minutes * 180 + coalesce(sum(t.served_seconds + extract(epoch from t.ended_at - t.started_at)), 0)) / (3 + count(t.id)),
                            h.capacity
                        from hall h left join hall_service s on s.hall = h.code
                            left join queue_ticket t on t.hall = s.hall and t.day = :day and t.service = s.code
                                and t.state = 'DONE' and t.started_at is not null
                        where h.code = :hall
                        group by s.code, s.minutes, h.capacity""", Object[].class)
                .setParameter("hall", hall)
                .setParameter("day", day(now))
                .getResultList();
    }

    private List<Forecast.Place> comers(String hall, Instant now) {
        var turn = Turn.by(rules);
        return expected.arrivals(hall, now, now.plus(AHEAD)).stream()
                .map(one -> new Forecast.Place(
                        UuidVersion7Strategy.INSTANCE.generateUuid(null),
                        one.service(),
                        turn.of(one.startsAt(), Priority.NONE, one.startsAt()),
                        one.startsAt(),
                        null))
                .toList();
    }

    private LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, clock.getZone());
    }
}
