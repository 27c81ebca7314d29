package cn.hotline.feed.webhook;

import cn.hotline.feed.FeedLog;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Carries deliveries out on this node, a virtual thread each. It is woken by the feed, by an attempt that ended, by the earliest
 * retry and, should all of that be missed, by a slow tick; however often it is woken, one round runs at a time.
 */
@Singleton
final class Courier {

    /** Attempts under way at once on this node. */
    static final int IN_FLIGHT = 64;

    private static final Logger LOG = Logger.getLogger("hotline.webhook");
    private static final Duration TICK = Duration.ofSeconds(10);
    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final FeedLog feed;
    private final Spooler spooler;
    private final Claims claims;
    private final Sender sender;
    private final Outcomes outcomes;
    private final Clock clock;

    private final Semaphore slots = new Semaphore(IN_FLIGHT);
    private final AtomicInteger wanted = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("webhook-alarm").daemon().factory());
    private @Nullable Future<?> nextAlarm;
    private volatile boolean stopped;

    Courier(FeedLog feed, Spooler spooler, Claims claims, Sender sender, Outcomes outcomes, Clock clock) {
        this.feed = feed;
        this.spooler = spooler;
        this.claims = claims;
        this.sender = sender;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        feed.whenAdvanced(topics -> {
            if (topics.stream().anyMatch(topic -> topic.startsWith("partner:"))) {
                wake();
            }
        });
    }

    /** What does not end in time is given up to its lease: another node, or this one when it is back, takes it over. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        alarm.shutdownNow();
        threads.shutdown();
        if (!threads.awaitTermination(DRAIN.toMillis(), TimeUnit.MILLISECONDS)) {
            threads.shutdownNow();
        }
    }

    @Scheduled(every = "10s", delayed = "10s", identity = "webhook-tick")
    void tick() {
        wake();
    }

    /** Asks for a round; returns at once. */
    void wake() {
        if (!stopped && wanted.getAndIncrement() == 0) {
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
                LOG.warnf("Webhooks wait: %s", e.getClass().getSimpleName());
            }
        } while (!wanted.compareAndSet(served, 0));
    }

    private void round() {
        spooler.spool();
        claims.due().forEach(this::carry);
        var now = clock.instant();
        claims.nextDue(now.plus(TICK)).ifPresent(at -> wakeAfter(Duration.between(now, at)));
    }

    /** What goes wrong with one webhook is no matter of the others. */
    private void carry(UUID webhook) {
        try {
            int free = Math.min(slots.availablePermits(), Claims.PER_WEBHOOK);
            if (free > 0) {
                claims.claim(webhook, free).forEach(this::start);
            }
        } catch (RuntimeException e) {
            LOG.errorf(e, "A webhook can't be served: %s", webhook);
        }
    }

    private void start(Claims.Claimed claimed) {
        // Only rounds acquire, one at a time: what was free before the claim is free now.
        slots.acquireUninterruptibly();
        threads.execute(() -> {
            try {
                attempt(claimed);
            } finally {
                slots.release();
                wake();
            }
        });
    }

    private void attempt(Claims.Claimed claimed) {
        var began = clock.instant();
        try {
            outcomes.record(claimed, began, sent(claimed));
        } catch (RuntimeException e) {
            // The database is away, or the service stops: the lease gives it to the next.
            LOG.warnf(
                    "An attempt is not written down: %s (%s)",
                    claimed.delivery(), e.getClass().getSimpleName());
        }
    }

    private Result sent(Claims.Claimed claimed) {
        try {
            return sender.send(claimed);
        } catch (RuntimeException e) {
            if (stopped) {
                throw e;
            }
            LOG.errorf(e, "An attempt broke off: %s", claimed.delivery());
            return Result.failed(Failure.INTERNAL);
        }
    }

    private synchronized void wakeAfter(Duration pause) {
        if (nextAlarm != null) {
            nextAlarm.cancel(false);
        }
        if (!stopped) {
            nextAlarm = alarm.schedule(this::wake, pause.toMillis() + 1, TimeUnit.MILLISECONDS);
        }
    }
}
