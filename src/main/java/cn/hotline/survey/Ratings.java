package cn.hotline.survey;

import cn.hotline.access.Caller;
import cn.hotline.access.Role;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the two ratings come to, by agent and by unit; each table in one query over the surveys of the tickets closed in a time. */
@Singleton
class Ratings {

    private static final Duration LONGEST = Duration.ofDays(366);

    /** Which of two surveys of one ticket is looked at. */
    static final String OF_ROUND = """
            and case when :first then s.round = 1 else not exists (
                select from survey later where later.ticket_id = s.ticket_id and later.round > s.round) end""";

    private static final String AGENTS = """
            select s.agent, count(*), count(s.handling), count(s.service), count(*) filter (where s.service = 1),
                count(*) filter (where s.service = 2), count(*) filter (where s.service = 3),
                count(*) filter (where s.service = 4)
            from survey s where s.agent is not null and s.closed_at >= :from and s.closed_at < :before
            %s and (cast(:own as text) is null or s.agent = :own)
            group by s.agent having cast(:own as text) is null or count(s.service) >= :fewest order by s.agent limit 2000""".formatted(OF_ROUND);

    private static final String UNITS = """
            select u.unit, max(u.unit_name), u.role, count(*), count(s.handling),
                count(*) filter (where s.handling = 1), count(*) filter (where s.handling = 2),
                count(*) filter (where s.handling = 3), count(*) filter (where s.handling = 4)
            from survey s join survey_unit u on u.survey_id = s.id
            where s.closed_at >= :from and s.closed_at < :before
            %s and (cast(:unit as text) is null or u.unit = :unit)
                and (cast(:desk as text) is null or cast(:desk as text) = any(u.unit_line))
            group by u.unit, u.role
            having cast(:desk as text) is null or count(s.handling) >= :fewest
            order by u.unit, u.role desc limit 4000""".formatted(OF_ROUND);

    private final EntityManager db;
    private final SurveyRules rules;

    Ratings(EntityManager db, SurveyRules rules) {
        this.db = db;
        this.rules = rules;
    }

    /** Tickets closed in a time, by the first or the last survey of each. */
    record Span(Instant from, Instant before, boolean first) {

        /** @throws Refusal 400 for more than a year, or the wrong way round */
        Span {
            if (!from.isBefore(before) || from.plus(LONGEST).isBefore(before)) {
                throw new Refusal(ProblemType.BAD_PARAMETER, "bad-parameter")
                        .andField("from", "span-too-long", LONGEST.toDays());
            }
        }

        /**
         * Two times that differ by one ticket would tell what its citizen said.
         *
         * @throws Refusal 422 unless it is of calendar months that are over
         */
        Span demandWholeMonths(Clock clock) {
            if (before.isAfter(clock.instant())
                    || !from.equals(monthOf(from, clock).toInstant())
                    || !before.equals(monthOf(before, clock).toInstant())) {
                throw Refusal.invalid("from", "span-whole-months");
            }
            return this;
        }

        static ZonedDateTime monthOf(Instant at, Clock clock) {
            return at.atZone(clock.getZone()).toLocalDate().withDayOfMonth(1).atStartOfDay(clock.getZone());
        }
    }

    /**
     * How one agent's service was rated (话务服务).
     *
     * @param policy dissatisfied with a policy (4): nothing the agent could change, so it does not count
     * @param satisfaction 1 and 2 of the answers but for {@code policy}
     * @param satisfactionWithPolicy 1 and 2 of all answers
     */
    public record OfAgent(
            String agent,
            long surveys,
            long answered,
            long ratedService,
            long satisfied,
            long fairlySatisfied,
            long dissatisfied,
            long policy,
            @Nullable BigDecimal satisfaction,
            @Nullable BigDecimal satisfactionWithPolicy) {}

    /** How one unit's handling was rated (办理情况), as lead or as assisting unit. */
    public record OfUnit(
            String unit,
            String unitName,
            String role,
            long surveys,
            long answered,
            long satisfied,
            long fairlySatisfied,
            long dissatisfiedWithPeople,
            long dissatisfiedWithOutcome,
            @Nullable BigDecimal satisfaction) {}

    /** A table of a time. */
    public record Table<T>(Instant from, Instant before, List<T> items) {}

    static boolean seesAgents(Caller.Staff staff) {
        return staff.has(Role.MANAGER) || staff.has(Role.SUPERVISOR) || staff.has(Role.AUDITOR);
    }

    static boolean seesUnits(Caller.Staff staff) {
        return staff.isCentre() || staff.has(Role.AUDITOR);
    }

    /** Whoever is but an agent sees their own row, with enough answers that nobody can tell whose they are. */
    Table<OfAgent> agents(Span span, Caller.Staff staff) {
        List<?> rows = query(AGENTS, span)
                .setParameter("own", seesAgents(staff) ? null : staff.client())
                .setParameter("fewest", rules.fewestAnswers())
                .getResultList();
        return new Table<>(
                span.from(),
                span.before(),
                rows.stream().map(row -> agent((Object[]) row)).toList());
    }

    /** A handler sees their unit and those below, each with enough answers that nobody can tell whose they are. */
    Table<OfUnit> units(Span span, @Nullable String unit, Caller.Staff staff) {
        List<?> rows = query(UNITS, span)
                .setParameter("unit", unit)
                .setParameter("desk", seesUnits(staff) ? null : String.valueOf(staff.unit()))
                .setParameter("fewest", rules.fewestAnswers())
                .getResultList();
        return new Table<>(
                span.from(),
                span.before(),
                rows.stream().map(row -> unit((Object[]) row)).toList());
    }

    private jakarta.persistence.Query query(String sql, Span span) {
        return db.createNativeQuery(sql, Object[].class)
                .setParameter("from", span.from())
                .setParameter("before", span.before())
                .setParameter("first", span.first());
    }

    private static OfAgent agent(Object[] row) {
        long good = count(row[4]) + count(row[5]);
        return new OfAgent(
                (String) row[0],
                count(row[1]),
                count(row[2]),
                count(row[3]),
                count(row[4]),
                count(row[5]),
                count(row[6]),
                count(row[7]),
                share(good, good + count(row[6])),
                share(good, good + count(row[6]) + count(row[7])));
    }

    private static OfUnit unit(Object[] row) {
        return new OfUnit(
                (String) row[0],
                (String) row[1],
                (String) row[2],
                count(row[3]),
                count(row[4]),
                count(row[5]),
                count(row[6]),
                count(row[7]),
                count(row[8]),
                share(count(row[5]) + count(row[6]), count(row[4])));
    }

    static long count(Object value) {
        return ((Number) value).longValue();
    }

    /** Four places; none where nobody answered. */
    static @Nullable BigDecimal share(long part, long whole) {
        return whole == 0 ? null : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP);
    }
}
