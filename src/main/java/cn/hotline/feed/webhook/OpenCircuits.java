package cn.hotline.feed.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** How many webhooks are left alone after failures just now, for the operator to see; the same on every node. */
@Singleton
final class OpenCircuits {

    private final Clock clock;
    private final AtomicLong open;

    OpenCircuits(MeterRegistry metrics, Clock clock) {
        this.clock = clock;
        this.open = metrics.gauge("hotline.webhook.circuits.open", new AtomicLong());
    }

    /** Counted now and then, so that a scrape never waits for the database. */
    @Scheduled(every = "30s", delayed = "5s", identity = "webhook-circuits")
    void count() {
        open.set(QuarkusTransaction.requiringNew().call(() -> Webhook.count("openUntil > ?1", clock.instant())));
    }
}
