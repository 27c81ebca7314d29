package cn.hotline.hall.queue;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** What a hall's queue came to over some days: two queries over the days' numbers. */
@Singleton
class QueueFigures {

    private static final String GROUPS = """
            select service, counter, count(*), count(*) filter (where state = 'DONE'),
                count(*) filter (where state in ('LEFT', 'SKIPPED') and calls > 0),
                count(*) filter (where state = 'LEFT' and calls = 0),
                percentile_cont(0.5) within group (order by wait), percentile_cont(0.9) within group (order by wait),
                percentile_cont(0.5) within group (order by visit), percentile_cont(0.9) within group (order by visit),
                avg(predicted_seconds - wait), avg(abs(predicted_seconds - wait)),
                avg(case when abs(predicted_seconds - wait) <= 300 then 1.0 when predicted_seconds - wait is not null then 0.0 end)
            from (
                select *, extract(epoch from called_at - taken_at) as wait,
                    case when state = 'DONE' then extract(epoch from ended_at - started_at) end as visit
                from queue_ticket where hall = :hall and day between :from and :to) t
            group by grouping sets ((), (service), (counter))
            having grouping(counter) = 1 or counter is not null
            order by grouping(service) + grouping(counter) desc, grouping(service), service, counter""";

    private static final String HOURS = """
            select cast(extract(hour from taken_at at time zone :zone) as integer) as hour, count(*),
                avg(extract(epoch from called_at - taken_at))
            from queue_ticket where hall = :hall and day between :from and :to
            group by hour order by hour""";

    private final EntityManager db;
    private final Clock clock;

    QueueFigures(EntityManager db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * All, one service or one counter.
     *
     * @param noShows were called and did not come
     * @param gaveUp left before they were called
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
                .setParameter("to", to);
    }

    private static Figures figures(Object[] row) {
        return new Figures(
                (String) row[0],
                (String) row[1],
                count(row[2]),
                count(row[3]),
                count(row[4]),
                count(row[5]),
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
