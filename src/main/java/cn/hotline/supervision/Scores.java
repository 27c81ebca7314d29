package cn.hotline.supervision;

import cn.hotline.access.Caller;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How units keep their deadlines, with and without exclusions: once against what was agreed (extensions, pauses, revoked cards), once
 * against the limit as it was at first.
 */
@Singleton
class Scores {

    private static final Duration LONGEST = Duration.ofDays(366);

    private final EntityManager db;

    Scores(EntityManager db) {
        this.db = db;
    }

    /**
     * One unit's clocks that ended in the time; cards and orders that were made in it.
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
        List<?> rows = db.createNativeQuery("""
                        select d.unit, max(d.unit_name), count(*),
                            count(*) filter (where d.ended_at <= d.due_at or exists (
                                select from card c where c.deadline_id = d.id and c.state = 'REVOKED')),
                            count(*) filter (where d.ended_at <= d.base_due_at),
                            (select count(*) from card c where c.unit = d.unit and c.colour = 'YELLOW'
                                and c.state in ('ISSUED', 'APPEALED', 'CONFIRMED') and c.decided_at >= :from and c.decided_at < :before),
                            (select count(*) from card c where c.unit = d.unit and c.colour = 'RED'
                                and c.state in ('ISSUED', 'APPEALED', 'CONFIRMED') and c.decided_at >= :from and c.decided_at < :before),
                            (select count(*) from supervision_order o where o.unit = d.unit
                                and o.state = 'LAPSED' and o.due_at >= :from and o.due_at < :before)
                        from deadline d
                        where d.state = 'DONE' and d.kind in ('SIGN', 'HANDLE') and d.ended_at >= :from and d.ended_at < :before
                            and (cast(:unit as text) is null or d.unit = :unit)
                            and (cast(:desk as text) is null or cast(:desk as text) = any(d.unit_line))
                        group by d.unit order by d.unit limit 2000""", Object[].class)
                .setParameter("from", from)
                .setParameter("before", before)
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
