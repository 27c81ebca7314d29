package cn.hotline.survey;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The three rates (三率) of the tickets closed in a time, each with its population, what is left out and why, and what it would be with
 * nothing left out: then whoever did not answer counts as not satisfied.
 */
@Singleton
class ThreeRates {

    private static final String QUERY = """
            with asked as (
                select s.in_time, s.handling, s.silence, s.state,
                    case when r.done_at <= s.closes_at then r.solved end as solved,
                    exists (select from survey_unit u where u.survey_id = s.id) as handled,
                    s.handling is null and exists (
                        select from survey_reply a where a.survey_id = s.id and a.verdict = 'AMBIGUOUS') as unclear
                from survey s left join revisit r on r.survey_id = s.id
                where s.closed_at >= :from and s.closed_at < :before %s
            )
            select count(*), count(*) filter (where handled), count(*) filter (where handled and in_time),
                count(*) filter (where handling in (1, 2, 3) or (handling is null and solved = 'SOLVED')),
                count(*) filter (where handling is not null or solved is not null),
                count(*) filter (where handling in (1, 2)), count(handling),
                count(*) filter (where handling is null and silence in ('NO_NUMBER', 'UNWANTED')),
                count(*) filter (where handling is null and silence = 'NOT_REACHED'),
                count(*) filter (where silence is null and handling is null and unclear),
                count(*) filter (where silence is null and handling is null and not unclear and state = 'EXPIRED'),
                count(*) filter (where silence is null and handling is null and not unclear and state = 'OPEN')
            from asked""".formatted(Ratings.OF_ROUND);

    private final EntityManager db;

    ThreeRates(EntityManager db) {
        this.db = db;
    }

    /**
     * One rate.
     *
     * @param value numerator by denominator
     * @param valueOfAll with nothing left out
     */
    public record Rate(
            long numerator,
            long denominator,
            @Nullable BigDecimal value,
            long all,
            @Nullable BigDecimal valueOfAll) {

        static Rate of(long numerator, long denominator, long all) {
            return new Rate(
                    numerator, denominator, Ratings.share(numerator, denominator), all, Ratings.share(numerator, all));
        }
    }

    /**
     * Why a survey has no part in a rate of answers.
     *
     * @param notAsked without a number that takes an SMS, or not wanting to be asked
     * @param notReached whom the invitation did not reach
     * @param noAnswer asked, and silent to the end
     * @param ambiguousOnly whose answers could not be read in one way
     * @param pending asked, with time left
     */
    public record Excluded(long notAsked, long notReached, long noAnswer, long ambiguousOnly, long pending) {}

    /**
     * All three.
     *
     * @param response 响应率: replied in time, of what a unit handled
     * @param resolution 解决率: handling 1 to 3, or said to be solved in a call, of those who answered either
     * @param satisfaction 满意率: handling 1 and 2, of those who answered
     */
    public record Rates(
            Instant from,
            Instant before,
            long surveys,
            Rate response,
            Rate resolution,
            Rate satisfaction,
            Excluded excluded) {}

    Rates of(Ratings.Span span) {
        var row = (Object[]) db.createNativeQuery(QUERY, Object[].class)
                .setParameter("from", span.from())
                .setParameter("before", span.before())
                .setParameter("first", span.first())
                .getSingleResult();
        var n = java.util.Arrays.stream(row).mapToLong(Ratings::count).toArray();
        return new Rates(
                span.from(),
                span.before(),
                n[0],
                Rate.of(n[2], n[1], n[0]),
                Rate.of(n[3], n[4], n[0]),
                Rate.of(n[5], n[6], n[0]),
                new Excluded(n[7], n[8], n[10], n[9], n[11]));
    }
}
