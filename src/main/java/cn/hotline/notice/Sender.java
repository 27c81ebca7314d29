package cn.hotline.notice;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Empties the outbox on this node. It is woken by a new notice, by a message that goes another way, when there is room again at a
 * gateway and, should all of that be missed, by a tick; however often it is woken, one round runs at a time.
 */
@Singleton
class Sender {

    private static final Logger LOG = Logger.getLogger("hotline.notice");
    private static final String OFF = "off";

    /** What is on its way ends within ten seconds, and is then written down. */
    private static final Duration DRAIN = Duration.ofSeconds(12);

    /** Answers come by links that gateways end at their own shutdown. */
    private static final int BEFORE_THE_LINKS = 1000;

    private final Claims claims;
    private final Carrier carrier;
    private final Endings endings;
    private final Gateways gateways;
    private final NoticeRules rules;
    private final TransactionSynchronizationRegistry transactions;

    private final AtomicInteger wanted = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("notice-alarm").daemon().factory());
    private final AtomicInteger underWay = new AtomicInteger();
    private @Nullable Future<?> nextAlarm;
    private volatile boolean starved;
    private volatile boolean stopped;

    Sender(
            Claims claims,
            Carrier carrier,
            Endings endings,
            Gateways gateways,
            NoticeRules rules,
            TransactionSynchronizationRegistry transactions) {
        this.claims = claims;
        this.carrier = carrier;
        this.endings = endings;
        this.gateways = gateways;
        this.rules = rules;
        this.transactions = transactions;
    }

    void start(@Observes StartupEvent event, MeterRegistry metrics) {
        Outcomes.prepare(gateways, metrics);
    }

    /** What does not end in time is given up to its lease: another node, or this one when it is back, asks what became of it. */
    void stop(@Observes @Priority(BEFORE_THE_LINKS) ShutdownEvent event) throws InterruptedException {
        stopped = true;
        alarm.shutdownNow();
        threads.shutdown();
        if (!threads.awaitTermination(DRAIN.toMillis(), TimeUnit.MILLISECONDS)) {
            threads.shutdownNow();
        }
    }

    @Scheduled(every = "{hotline.notice.sender}", delayed = "2s", identity = "notice-tick")
    void tick() {
        wake();
    }

    /** Asks for a round as soon as the present transaction is there for all to see. */
    void wakeAfterCommit() {
        transactions.registerInterposedSynchronization(new Waking(this::wake));
    }

    /** Asks for a round; returns at once. */
    void wake() {
        if (!stopped && !rules.sender().equals(OFF) && wanted.getAndIncrement() == 0) {
            threads.execute(this::rounds);
        }
    }

    private void rounds() {
        int served;
        do {
            served = wanted.get();
            try {
                round();
            } catch (RuntimeException e) {
                // The database is away or the service is going down; the tick comes again.
                LOG.warnf("Notices wait: %s", e.getClass().getSimpleName());
            } catch (Error e) {
                wanted.set(0); // or else no tick would start a round on this node again
                throw e;
            }
        } while (!wanted.compareAndSet(served, 0));
    }

    private void round() {
        boolean more = true;
        while (more && !stopped) {
            int free = rules.inFlight() - underWay.get();
            // A claim for each message that ends would cost more than the messages.
            starved = free < Math.max(1, rules.inFlight() / 4);
            if (starved) {
                return;
            }
            var batch = claims.claim(Math.min(free, rules.batch()));
            batch.endings().forEach(this::end);
            batch.work().forEach(this::carry);
            more = batch.more();
            if (!more) {
                wakeAfter(batch.pause());
            }
        }
    }

    /** What goes wrong with one notice is no matter of the others; its claim runs out, and it is tried again. */
    private void end(Claims.Ending ending) {
        try {
            QuarkusTransaction.requiringNew().run(() -> endings.end(ending));
        } catch (RuntimeException e) {
            LOG.errorf(e, "A notice can't be ended: %s", ending.claim().notice());
        }
    }

    private void carry(Work work) {
        underWay.incrementAndGet();
        threads.execute(() -> {
            boolean again = false;
            try {
                again = carrier.carry(work);
            } catch (RuntimeException e) {
                // The database is away, or the service stops: the lease gives it to the next, who asks what became of
                // it.
                LOG.warnf(
                        "An answer is not written down: %s (%s)",
                        work.claim().notice(), e.getClass().getSimpleName());
            } finally {
                underWay.decrementAndGet();
                if (again || starved) {
                    wake();
                }
            }
        });
    }

    private synchronized void wakeAfter(@Nullable Duration pause) {
        if (nextAlarm != null) {
            nextAlarm.cancel(false);
        }
        if (pause != null && !stopped) {
            nextAlarm = alarm.schedule(this::wake, pause.toMillis() + 1, TimeUnit.MILLISECONDS);
        }
    }
}
