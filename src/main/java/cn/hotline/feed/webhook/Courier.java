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

    /** What is under way is given up to its lease: another node, or this one when it is back, takes it over. */
    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        alarm.shutdownNow();
        threads.shutdownNow();
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
        for (var webhook : claims.due()) {
            carry(webhook);
        }
        var now = clock.instant();
        claims.nextDue(now.plus(TICK)).ifPresent(at -> wakeAfter(Duration.between(now, at)));
    }

    private void carry(UUID webhook) {
        int free = Math.min(slots.availablePermits(), Claims.PER_WEBHOOK);
        if (free == 0) {
            return;
        }
        // Only rounds acquire, one at a time, so what is free now is free below.
        for (var claimed : claims.claim(webhook, free)) {
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
    }

    private void attempt(Claims.Claimed claimed) {
        try {
            var began = clock.instant();
            outcomes.record(claimed, began, sender.send(claimed));
        } catch (RuntimeException e) {
            // Not the receiver's failure but ours: nothing is written, and the lease gives it to the next.
            LOG.errorf(e, "An attempt broke off: %s", claimed.delivery());
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
