package cn.hotline.notice;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** Shows operators how many notices wait although their time has come. */
@Singleton
class Backlog {

    /** More than so many is much; counting on would tell nothing new. */
    private static final int MOST = 100_000;

    private final EntityManager db;
    private final Clock clock;
    private final AtomicLong due = new AtomicLong();

    Backlog(EntityManager db, Clock clock, MeterRegistry metrics) {
        this.db = db;
        this.clock = clock;
        metrics.gauge("hotline.notice.due", due);
    }

    @Scheduled(every = "15s", delayed = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        due.set(QuarkusTransaction.requiringNew().call(() -> (Long) db.createNativeQuery("""
                        select count(*) from (
                            select from notice where state in ('CREATED', 'FAILED_TEMPORARY') and next_at <= :now limit :most) d""")
                .setParameter("now", clock.instant())
                .setParameter("most", MOST)
                .getSingleResult()));
    }
}
