package cn.hotline.hall.queue;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** 好差评: what visitors say afterwards. Those who served them see sums of several, never whose they are. */
@ApplicationScoped
class VisitRatings {

    private final EntityManager db;
    private final Holders holders;
    private final Vault vault;
    private final QueueRules rules;
    private final Clock clock;

    VisitRatings(EntityManager db, Holders holders, Vault vault, QueueRules rules, Clock clock) {
        this.db = db;
        this.holders = holders;
        this.vault = vault;
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
    void rate(UUID number, Holders.Shown shown, int level, @Nullable String words) {
        var ticket = holders.demand(QueueTicket.findByIdOptional(number), shown);
        var now = clock.instant();
        if (ticket.state != QueueState.DONE
                || ticket.endedAt == null
                || ticket.endedAt.plus(rules.ratingWithin()).isBefore(now)) {
            throw new Refusal(ProblemType.REFUSED, "visit-rating-time");
        }
        int written = db.unwrap(Session.class)
                .createNativeMutationQuery("""
                        insert into visit_rating (queue_ticket, level, sealed, channel, at)
                        values (:ticket, :level, :sealed, 'WEB', :now) on conflict do nothing""")
                .setParameter("ticket", number)
                .setParameter("level", level)
                .setParameter(
                        "sealed",
                        words == null
                                ? null
                                : vault.sealShort(words.getBytes(StandardCharsets.UTF_8), "visit-rating:" + number),
                        byte[].class)
                .setParameter("now", now)
                .executeUpdate();
        if (written == 0) {
            throw new Refusal(ProblemType.REFUSED, "visit-rating-once");
        }
    }

    /** Counters and days with enough of them. */
    List<Sum> sums(String hall, LocalDate from, LocalDate to) {
        List<Object[]> rows = db.unwrap(Session.class)
                .createNativeQuery("""
                        select t.counter, t.day, count(*), avg(r.level), count(*) filter (where r.level = 1),
                            count(*) filter (where r.level = 2), count(*) filter (where r.level = 3),
                            count(*) filter (where r.level = 4), count(*) filter (where r.level = 5)
                        from queue_ticket t join visit_rating r on r.queue_ticket = t.id
                        where t.hall = :hall and t.day between :from and :to and t.counter is not null
                        group by t.counter, t.day having count(*) >= :least order by t.day, t.counter""", Object[].class)
                .setParameter("hall", hall)
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("least", rules.ratingLeast())
                .getResultList();
        return rows.stream().map(VisitRatings::sum).toList();
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
