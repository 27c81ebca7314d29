package cn.hotline.hall.queue;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** What a hall's queue came to over some days: two queries over the days' numbers and their steps. */
@Singleton
class QueueFigures {

    /**
     * A number's wait ends with its first call; what was done with it at counters is told by its steps, since it may be called by
     * several, be sent elsewhere, fetch something and come back.
     */
    private static final String FACTS = """
            with steps as (
                select s.queue_ticket, s.at, s.verb, s.service, s.counter,
                    s.verb = 'SKIPPED' or s.verb in ('CALLED', 'RECALLED') and lead(s.verb) over later = 'LEFT' as missed,
                    case when s.verb = 'STARTED' and lead(s.actor) over later <> :nobody
                        then extract(epoch from lead(s.at) over later - s.at) end as visit
                from queue_ticket n join queue_step s on s.queue_ticket = n.id
                where n.hall = :hall and n.day between :from and :to and s.verb not in ('NEAR', 'PRIORITISED')
                window later as (partition by s.queue_ticket order by s.seq)),
            facts as (
                select n.id, n.state, n.taken_at, n.predicted_seconds, bool_or(s.missed) as missed, sum(s.visit) as visit,
                    n.state = 'DONE' as served, min(s.at) filter (where s.verb = 'CALLED') as called_first,
                    extract(epoch from min(s.at) filter (where s.verb = 'CALLED') - n.taken_at) as wait
                from queue_ticket n left join steps s on s.queue_ticket = n.id
                where n.hall = :hall and n.day between :from and :to group by n.id),
            parts as (
                select f.id, f.state, f.predicted_seconds, f.called_first, s.service, s.counter,
                    bool_or(s.missed) as missed, sum(s.visit) as visit, bool_or(s.verb = 'FINISHED') as served,
                    case when min(s.at) filter (where s.verb = 'CALLED') = f.called_first then f.wait end as wait
                from facts f join steps s on s.queue_ticket = f.id
                group by f.id, f.state, f.predicted_seconds, f.called_first, f.wait, grouping sets ((s.service), (s.counter))
                having s.service is not null or s.counter is not null)
            """;

    private static final String MEASURES = """
            count(*), count(*) filter (where served), count(*) filter (where state = 'LEFT' and called_first is null),
            count(*) filter (where missed and state in ('LEFT', 'SKIPPED')),
            percentile_cont(0.5) within group (order by wait), percentile_cont(0.9) within group (order by wait),
            percentile_cont(0.5) within group (order by visit), percentile_cont(0.9) within group (order by visit),
            avg(predicted_seconds - wait), avg(abs(predicted_seconds - wait)),
            avg(case when abs(predicted_seconds - wait) <= 300 then 1.0 when predicted_seconds - wait is not null then 0.0 end)
            """;

    private static final String GROUPS = FACTS + "select cast(null as text), cast(null as text), " + MEASURES
            + "from facts union all select service, counter, " + MEASURES
            + "from parts group by service, counter order by 2 nulls first, 1 nulls first";

    private static final String HOURS = FACTS + """
            select cast(extract(hour from taken_at at time zone :zone) as integer) as hour, count(*), avg(wait)
            from facts group by hour order by hour""";

    private final EntityManager db;
    private final Clock clock;

    QueueFigures(EntityManager db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * All, one service or one counter.
     *
     * @param noShows were called, did not come and were not served later
     * @param gaveUp left before they were called; none of a counter
     * @param medianWaitSeconds until the first call; of a service or counter, of those who were called for it first
     * @param medianVisitSeconds while somebody was busy with them, all together
     * @param predictionErrorSeconds foreseen less actual wait, on average
     * @param within5MinutesShare of the predictions, 0 to 1
     */
    public record Figures(
            @Nullable String service,
            @Nullable String counter,
            int numbers,
            int served,
            int noShows,
            int gaveUp,
            @Nullable Long medianWaitSeconds,
            @Nullable Long p90WaitSeconds,
            @Nullable Long medianVisitSeconds,
            @Nullable Long p90VisitSeconds,
            @Nullable Long predictionErrorSeconds,
            @Nullable Long absoluteErrorSeconds,
            @Nullable Double within5MinutesShare) {}

    /** One hour of the day, over all days. */
    public record Hour(int hour, int numbers, @Nullable Long meanWaitSeconds) {}

    /** The first of the groups is all together. */
    public record Report(LocalDate from, LocalDate to, List<Figures> groups, List<Hour> hours) {}

    /** @param from and {@code to}: days, both included */
    Report of(String hall, LocalDate from, LocalDate to) {
        List<Object[]> groups = ranged(GROUPS, hall, from, to).getResultList();
        List<Object[]> hours = ranged(HOURS, hall, from, to)
                .setParameter("zone", clock.getZone().getId())
                .getResultList();
        return new Report(
                from,
                to,
                groups.stream().map(QueueFigures::figures).toList(),
                hours.stream()
                        .map(row -> new Hour(count(row[0]), count(row[1]), seconds(row[2])))
                        .toList());
    }

    private NativeQuery<Object[]> ranged(String sql, String hall, LocalDate from, LocalDate to) {
        return db.unwrap(Session.class)
                .createNativeQuery(sql, Object[].class)
                .setParameter("hall", hall)
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("nobody", QueueSteps.BY_ITSELF);
    }

    private static Figures figures(Object[] row) {
        return new Figures(
                (String) row[0],
                (String) row[1],
                count(row[2]),
                count(row[3]),
                count(row[5]),
                count(row[4]),
                seconds(row[6]),
                seconds(row[7]),
                seconds(row[8]),
                seconds(row[9]),
                seconds(row[10]),
                seconds(row[11]),
                row[12] == null ? null : ((Number) row[12]).doubleValue());
    }

    private static int count(Object value) {
        return ((Number) value).intValue();
    }

    private static @Nullable Long seconds(@Nullable Object value) {
        return value == null ? null : Math.round(((Number) value).doubleValue());
    }
}
