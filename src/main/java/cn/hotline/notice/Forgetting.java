package cn.hotline.notice;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;

/** Forgets numbers and words of what was told and answered long ago; that it was told stays. */
@Singleton
class Forgetting {

    private static final int BATCH = 1_000;

    /** Batches of one run; what is left over waits for the next. */
    private static final int MAX_BATCHES = 500;

    private static final int DAYS_COUNTED = 2;

    private final EntityManager db;
    private final NoticeRules rules;
    private final Hours hours;
    private final Clock clock;

    Forgetting(EntityManager db, NoticeRules rules, Hours hours, Clock clock) {
        this.db = db;
        this.rules = rules;
        this.hours = hours;
        this.clock = clock;
    }

    @Scheduled(every = "24h", delayed = "15m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        var now = clock.instant();
        var before = now.minus(rules.kept());
        batches("""
                update notice set sealed = null where id in (
                    select id from notice where sealed is not null and created_at < :before
                        and state not in ('CREATED', 'FAILED_TEMPORARY')
                    order by created_at limit :most for update skip locked)""", before);
        batches("""
                update notice_reply set sealed = null where id in (
                    select id from notice_reply where sealed is not null and received_at < :before
                    order by received_at limit :most for update skip locked)""", before);
        batches("""
                delete from notice_receipt where ctid in (
                    select ctid from notice_receipt where received_at < :before
                    order by received_at limit :most for update skip locked)""", before);
        QuarkusTransaction.requiringNew()
                .run(() -> db.createNativeQuery("delete from notice_daily where day <= :day")
                        .setParameter("day", hours.day(now).minusDays(DAYS_COUNTED))
                        .executeUpdate());
    }

    private void batches(String sql, Instant before) {
        int done = BATCH;
        for (int i = 0; i < MAX_BATCHES && done == BATCH; i++) {
            done = QuarkusTransaction.requiringNew()
                    .call(() -> db.createNativeQuery(sql)
                            .setParameter("before", before)
                            .setParameter("most", BATCH)
                            .executeUpdate());
        }
    }
}
