package cn.hotline.feed;

import cn.hotline.hall.queue.CounterTurned;
import cn.hotline.hall.queue.QueueMoved;
import cn.hotline.ticket.TicketStepped;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Gives committed steps their positions, right after the commit of this node that made them; while one batch is being placed, the
 * commits that come meanwhile make up the next. What a node left behind that died just then, any other finds at its next lookout.
 */
@Singleton
final class Sequencer {

    private static final Logger LOG = Logger.getLogger(Sequencer.class);

    private final FeedLog log;
    private final FeedConfig config;
    private final Semaphore committed = new Semaphore(0);
    private final CountDownLatch stopped = new CountDownLatch(1);

    Sequencer(FeedLog log, FeedConfig config) {
        this.log = log;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofPlatform().daemon().name("feed-sequencer").start(this::run);
    }

    /** Last of all: requests that end while the service drains still commit. */
    void stop(@Observes @Priority(10_000) ShutdownEvent event) {
        stopped.countDown();
        committed.release();
    }

    void stepped(@Observes(during = TransactionPhase.AFTER_SUCCESS) TicketStepped step) {
        committed.release();
    }

    void moved(@Observes(during = TransactionPhase.AFTER_SUCCESS) QueueMoved step) {
        committed.release();
    }

    void turned(@Observes(during = TransactionPhase.AFTER_SUCCESS) CounterTurned counter) {
        committed.release();
    }

    private void run() {
        while (stopped.getCount() > 0) {
            try {
                if (committed.tryAcquire(config.lookout().toMillis(), TimeUnit.MILLISECONDS)) {
                    committed.drainPermits();
                }
                log.sequence();
            } catch (IllegalStateException e) {
                if (stopped.getCount() > 0) {
                    LOG.warn("The feed waits for the database: " + e.getCause());
                }
                pause();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void pause() {
        try {
            stopped.await(500, TimeUnit.MILLISECONDS);
            committed.release();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
