package cn.hotline.hall.queue;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** 好差评: what visitors say afterwards. Managers see sums of several, later, and never whose they are. */
@ApplicationScoped
class VisitRatings {

    private final EntityManager db;
    private final Holders holders;
    private final QueueRules rules;
    private final Clock clock;

    VisitRatings(EntityManager db, Holders holders, QueueRules rules, Clock clock) {
        this.db = db;
        this.holders = holders;
        this.rules = rules;
        this.clock = clock;
    }

    /** What was said of a counter on a day: how many of each level. */
    public record Sum(
            String counter,
            LocalDate day,
            int count,
            double mean,
            int level1,
            int level2,
            int level3,
            int level4,
            int level5) {}

    /** @throws Refusal 409 before the end of the visit, too late after it, and the second time */
    @Transactional
    void rate(UUID number, Holders.Shown shown, int level) {
        var ticket = holders.demand(QueueTicket.findByIdOptional(number), shown);
        var now = clock.instant();
        if (ticket.state != QueueState.DONE
                || ticket.endedAt == null
                || ticket.endedAt.plus(rules.ratingWithin()).isBefore(now)) {
            throw new Refusal(ProblemType.REFUSED, "visit-rating-time");
        }
        int written = db.unwrap(Session.class)
                .createNativeMutationQuery("""
                        insert into visit_rating (queue_ticket, level, channel, at)
                        values (:ticket, :level, 'WEB', :now) on conflict do nothing""")
                .setParameter("ticket", number)
                .setParameter("level", level)
                .setParameter("now", now)
                .executeUpdate();
        if (written == 0) {
            throw new Refusal(ProblemType.REFUSED, "visit-rating-once");
        }
    }

    /** Counters and days with enough of them, once nobody can add one: a sum that grows shows whose the last one was. */
    List<Sum> sums(String hall, LocalDate from, LocalDate to) {
        List<Object[]> rows = db.unwrap(Session.class)
                .createNativeQuery("""
                        select t.counter, t.day, count(*), avg(r.level), count(*) filter (where r.level = 1),
                            count(*) filter (where r.level = 2), count(*) filter (where r.level = 3),
                            count(*) filter (where r.level = 4), count(*) filter (where r.level = 5)
                        from queue_ticket t join visit_rating r on r.queue_ticket = t.id
                        where t.hall = :hall and t.day between :from and :to and t.day < :open and t.counter is not null
                        group by t.counter, t.day having count(*) >= :least order by t.day, t.counter""", Object[].class)
                .setParameter("hall", hall)
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("open", firstOpen())
                .setParameter("least", rules.ratingLeast())
                .getResultList();
        return rows.stream().map(VisitRatings::sum).toList();
    }

    /** What is ended by itself is ended on the day after. */
    private LocalDate firstOpen() {
        return LocalDate.ofInstant(clock.instant().minus(rules.ratingWithin()), clock.getZone())
                .minusDays(1);
    }

    private static Sum sum(Object[] row) {
        var day = row[1] instanceof Date date ? date.toLocalDate() : (LocalDate) row[1];
        return new Sum(
                (String) row[0],
                day,
                count(row[2]),
                ((Number) row[3]).doubleValue(),
                count(row[4]),
                count(row[5]),
                count(row[6]),
                count(row[7]),
                count(row[8]));
    }

    private static int count(Object value) {
        return ((Number) value).intValue();
    }
}
