package cn.hotline.channel.phone;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How soon calls are answered, by queue and hour; one query over the calls of a time. */
@Singleton
class AnswerTimes {

    private static final int MAX_ROWS = 5000;

    private final EntityManager db;

    AnswerTimes(EntityManager db) {
        this.db = db;
    }

    /** A time. */
    record Span(Instant from, Instant before) {}

    /**
     * The calls that were offered in an hour and are over or being talked.
     *
     * @param hour its beginning
     * @param abandoned nobody took them
     */
    public record Hour(
            Instant hour,
            @Nullable String queue,
            long offered,
            long answered,
            long abandoned,
            long within15,
            long within30,
            @Nullable Double averageSeconds) {}

    /**
     * A target of GB/T 33358-2016.
     *
     * @param percent of the offered calls that should be answered in so many seconds
     * @param reached per cent that were; null where there were no calls
     */
    public record Target(int seconds, int percent, @Nullable Double reached, boolean met) {}

    /** All of it. */
    public record Report(
            Instant from,
            Instant before,
            long offered,
            long answered,
            long abandoned,
            @Nullable Double averageSeconds,
            List<Target> targets,
            List<Hour> hours) {}

    Report report(Span span, @Nullable String queue) {
        var rows = rows(span, queue);
        var whole = rows.getFirst();
        return new Report(
                span.from(),
                span.before(),
                whole.offered(),
                whole.answered(),
                whole.abandoned(),
                whole.averageSeconds(),
                List.of(
                        target(15, 95, whole.within15(), whole.offered()),
                        target(30, 90, whole.within30(), whole.offered())),
                List.copyOf(rows.subList(1, rows.size())));
    }

    /** The whole time first, since there may be more hours than are listed. */
    private List<Hour> rows(Span span, @Nullable String queue) {
        List<?> rows = db.createNativeQuery("""
                        select coalesce(hour, cast(:from as timestamptz)), queue, count(*), count(answered_at), count(*) filter (where state = 'MISSED'),
                            count(*) filter (where answered_at <= offered_at + interval '15 seconds'),
                            count(*) filter (where answered_at <= offered_at + interval '30 seconds'),
                            cast(avg(greatest(extract(epoch from answered_at - offered_at), 0)) filter (where answered_at is not null) as double precision)
                        from (
                            select date_trunc('hour', offered_at, 'UTC') as hour, queue, state, offered_at, answered_at from phone_call
                            where direction = 'INBOUND' and state in ('TALKING', 'ENDED', 'MISSED')
                                and offered_at >= :from and offered_at < :before
                                and (cast(:queue as text) is null or queue = :queue)
                        ) calls
                        group by grouping sets ((hour, queue), ())
                        order by grouping(hour) desc, hour, queue limit 1 +\s""" + MAX_ROWS, Object[].class)
                .setParameter("from", span.from())
                .setParameter("before", span.before())
                .setParameter("queue", queue)
                .getResultList();
        return rows.stream().map(Object[].class::cast).map(AnswerTimes::hour).toList();
    }

    private static Hour hour(Object[] row) {
        return new Hour(
                (Instant) row[0],
                (String) row[1],
                (Long) row[2],
                (Long) row[3],
                (Long) row[4],
                (Long) row[5],
                (Long) row[6],
                row[7] == null ? null : rounded((Double) row[7]));
    }

    private static Target target(int seconds, int percent, long within, long offered) {
        if (offered == 0) {
            return new Target(seconds, percent, null, true);
        }
        return new Target(seconds, percent, rounded(100.0 * within / offered), within * 100 >= offered * percent);
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
