package cn.hotline.supervision;

import cn.hotline.access.Caller;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How units keep their deadlines, with and without exclusions: once against what was agreed (extensions, pauses, revoked cards), once
 * against the limit as it was at first. A clock counts when it was answered or, before that, when it ran out: who never answers is late
 * all the same, and so is what was taken away after its deadline.
 */
@Singleton
class Scores {

    private static final Duration LONGEST = Duration.ofDays(366);

    private static final String QUERY = """
            with judged as (
                select d.unit, d.unit_name,
                    (d.state = 'DONE' and d.ended_at <= d.due_at) or (d.state = 'DONE' and exists (
                        select from card c where c.deadline_id = d.id and c.state = 'REVOKED') and not exists (
                        select from card c where c.deadline_id = d.id
                            and c.state in ('ISSUED', 'APPEALED', 'CONFIRMED'))) as in_time,
                    d.state = 'DONE' and d.ended_at <= d.base_due_at as strictly
                from deadline d
                where d.kind in ('SIGN', 'HANDLE') and least(d.ended_at, d.due_at) >= :from
                    and least(d.ended_at, d.due_at) < :before
                    and (d.state = 'DONE' or d.state = 'RUNNING' and d.due_at < :now
                        or d.state = 'VOID' and d.ended_at > d.due_at)
                    and (cast(:unit as text) is null or d.unit = :unit)
                    and (cast(:desk as text) is null or cast(:desk as text) = any(d.unit_line))
            ), carded as (
                select c.unit, c.unit_name, c.colour from card c
                where c.state in ('ISSUED', 'APPEALED', 'CONFIRMED') and c.decided_at >= :from and c.decided_at < :before
                    and (cast(:unit as text) is null or c.unit = :unit)
                    and (cast(:desk as text) is null or cast(:desk as text) = any(c.unit_line))
            ), lapsed as (
                select o.unit, o.unit_name from supervision_order o join card c on c.id = o.card_id
                where o.state = 'LAPSED' and c.state <> 'REVOKED' and o.due_at >= :from and o.due_at < :before
                    and (cast(:unit as text) is null or o.unit = :unit)
                    and (cast(:desk as text) is null or cast(:desk as text) = any(o.unit_line))
            )
            select unit, max(unit_name), sum(clocks), sum(in_time), sum(strictly), sum(yellow), sum(red), sum(lapsed)
            from (
                select unit, unit_name, 1 as clocks, cast(in_time as integer) as in_time,
                    cast(strictly as integer) as strictly, 0 as yellow, 0 as red, 0 as lapsed from judged
                union all
                select unit, unit_name, 0, 0, 0, cast(colour = 'YELLOW' as integer), cast(colour = 'RED' as integer), 0
                    from carded
                union all
                select unit, unit_name, 0, 0, 0, 0, 0, 1 from lapsed
            ) every group by unit order by unit limit 2000""";

    private final EntityManager db;

    private final Clock clock;

    Scores(EntityManager db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * One unit's clocks that were answered or ran out in the time; cards and orders that were made in it.
     *
     * @param inTime by the deadline as it was moved, or with the card revoked
     * @param inTimeStrictly by the limit as it was at first
     */
    public record Score(
            String unit,
            String unitName,
            long clocks,
            long inTime,
            long inTimeStrictly,
            long yellow,
            long red,
            long lapsedOrders) {}

    /** Scores of all units that had a clock end. */
    public record Table(Instant from, Instant before, List<Score> items) {}

    /** @throws Refusal 400 for more than a year, or the wrong way round */
    Table between(Instant from, Instant before, @Nullable String unit, Caller.Staff staff) {
        if (!from.isBefore(before) || from.plus(LONGEST).isBefore(before)) {
            throw new Refusal(ProblemType.BAD_PARAMETER, "bad-parameter")
                    .andField("from", "span-too-long", LONGEST.toDays());
        }
        boolean wide =
                staff.roles().stream().anyMatch(role -> role.isCentre() || role == cn.hotline.access.Role.AUDITOR);
        List<?> rows = db.createNativeQuery(QUERY, Object[].class)
                .setParameter("from", from)
                .setParameter("before", before)
                .setParameter("now", clock.instant())
                .setParameter("unit", unit)
                .setParameter("desk", wide ? null : String.valueOf(staff.unit()))
                .getResultList();
        return new Table(
                from, before, rows.stream().map(row -> score((Object[]) row)).toList());
    }

    private static Score score(Object[] row) {
        return new Score(
                (String) row[0],
                (String) row[1],
                count(row[2]),
                count(row[3]),
                count(row[4]),
                count(row[5]),
                count(row[6]),
                count(row[7]));
    }

    private static long count(Object value) {
        return ((Number) value).longValue();
    }
}
