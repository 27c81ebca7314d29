package cn.hotline.feed.webhook;

import cn.hotline.access.Caller;
import cn.hotline.platform.RateLimits;
import cn.hotline.platform.Refusal;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Sends a test event at once and tells how it went; works on a paused webhook, too. */
@Singleton
final class TestEvents {

    /** At once on this node, of all partners. */
    static final int AT_ONCE = 16;

    private static final Duration BUSY = Duration.ofMinutes(1);

    private final Semaphore slots = new Semaphore(AT_ONCE);
    private final Webhooks webhooks;
    private final Sender sender;
    private final Outcomes outcomes;
    private final RateLimits limits;
    private final Clock clock;

    TestEvents(Webhooks webhooks, Sender sender, Outcomes outcomes, RateLimits limits, Clock clock) {
        this.webhooks = webhooks;
        this.sender = sender;
        this.outcomes = outcomes;
        this.limits = limits;
        this.clock = clock;
    }

    /** How it went; without a failure it was delivered. */
    public record Report(
            boolean delivered,
            @Nullable Integer status,
            @Nullable String failure,
            int millis) {}

    /** @throws Refusal 404, 429 beyond the limit */
    Report test(Caller.Partner partner, UUID id) {
        var to = webhooks.addressee(partner, id);
        // Each one is a connection to a place of the caller's choice, and its answer tells about that place.
        limits.webhookTest(partner.client());
        if (!slots.tryAcquire()) {
            throw Refusal.tooMany("too-many-requests", BUSY);
        }
        try {
            return send(to);
        } finally {
            slots.release();
        }
    }

    private Report send(Webhook.Addressee to) {
        var began = clock.instant();
        var result = sender.sendTest(to);
        outcomes.tested(to.webhook(), result);
        var millis = Duration.between(began, clock.instant()).toMillis();
        var failure = result.failure() == null ? null : result.failure().code();
        return new Report(result.isDelivered(), result.status(), failure, (int) Math.max(0, millis));
    }
}
