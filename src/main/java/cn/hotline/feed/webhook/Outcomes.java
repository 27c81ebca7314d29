package cn.hotline.feed.webhook;

import cn.hotline.platform.Counts;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Writes down what became of an attempt, for the delivery and for the webhook. */
@Singleton
final class Outcomes {

    private static final Logger LOG = Logger.getLogger("hotline.webhook");

    private static final String DELIVERED = "delivered";

    private final Clock clock;
    private final Counts counts;
    private final WebhookRules rules;

    Outcomes(Clock clock, Counts counts, WebhookRules rules, MeterRegistry metrics) {
        this.clock = clock;
        this.counts = counts;
        this.rules = rules;
        // From the start at 0: whoever watches for the first one needs something to compare it with.
        metrics.counter("hotline.webhook.dead");
        metrics.counter("hotline.webhook.circuits.opened");
        metrics.counter("hotline.webhook.attempts", "result", DELIVERED);
        for (var failure : Failure.values()) {
            metrics.counter("hotline.webhook.attempts", "result", failure.code());
        }
    }

    /** Of a claim that ran out meanwhile nothing is written: another node has the delivery. */
    void record(Claims.Claimed claimed, Instant began, Result result) {
        QuarkusTransaction.requiringNew().run(() -> {
            var now = clock.instant();
            // First the webhook, then its delivery, as everybody does: the other order could lock each other out.
            learn(claimed.to().webhook(), now, result);
            Delivery.held(claimed.delivery(), claimed.claim())
                    .ifPresent(delivery -> write(delivery, began, now, result));
        });
    }

    /** A test that arrived shows that the address works again; one that did not says nothing new. */
    void tested(UUID webhook, Result result) {
        if (result.isDelivered()) {
            QuarkusTransaction.requiringNew().run(() -> recovered(webhook));
        }
    }

    private void write(Delivery delivery, Instant began, Instant now, Result result) {
        int millis = (int) Math.max(0, Duration.between(began, now).toMillis());
        var attempt = new Attempt(new Attempt.Key(delivery.id(), delivery.nextNumber()), began, millis, result);
        attempt.keep();
        counts.committed("hotline.webhook.attempts", "result", code(result));
        if (delivery.attempted(attempt, now, rules)) {
            counts.committed("hotline.webhook.dead");
            LOG.warnf("A delivery is given up: %s (%s)", delivery.id(), code(result));
        }
    }

    private void learn(UUID id, Instant now, Result result) {
        if (result.isDelivered()) {
            recovered(id);
        } else if (result.failure() != null && result.failure().isReceivers()) {
            Webhook.take(id).ifPresent(webhook -> {
                if (webhook.failed(now, rules)) {
                    counts.committed("hotline.webhook.circuits.opened");
                    LOG.warnf("A webhook fails and is left alone for a while: %s (%s)", id, code(result));
                }
                if (result.failure() == Failure.GONE) {
                    webhook.disable(now);
                    LOG.warnf("A webhook's receiver wants no more: %s", id);
                }
            });
        }
    }

    private static void recovered(UUID id) {
        // Without a failure before it, the usual case, this touches and locks nothing.
        Webhook.update("failures = 0, openUntil = null where id = ?1 and failures > 0", id);
    }

    private static String code(Result result) {
        return result.failure() == null ? DELIVERED : result.failure().code();
    }
}
