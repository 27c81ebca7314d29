package cn.hotline.access.partner;

import cn.hotline.platform.Refusal;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.BiConsumer;

/**
 * How much a partner may ask: so many requests a minute on each node, so many a day on all of them. Each answer says what is left of
 * the limit that will be met first, by {@code RateLimit-Limit}, {@code RateLimit-Remaining} and {@code RateLimit-Reset}.
 */
@ApplicationScoped
public class PartnerLimits {

    private static final int MOST_REMEMBERED = 10_000;

    private final Quota quota;
    private final MeterRegistry metrics;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    PartnerLimits(Quota quota, MeterRegistry metrics) {
        this.quota = quota;
        this.metrics = metrics;
    }

    /**
     * Counts one request.
     *
     * @param header takes name and value of what the answer has to say, also when this refuses
     * @throws Refusal 429
     */
    public void demand(Partner partner, BiConsumer<String, String> header) {
        int perMinute = partner.allowance().perMinute();
        var minute = buckets.get(partner.id() + ":" + perMinute, key -> bucket(perMinute))
                .tryConsumeAndReturnRemaining(1);
        if (!minute.isConsumed()) {
            say(perMinute, 0, Duration.ofNanos(minute.getNanosToWaitForReset()), header);
            count("too-fast");
            throw Refusal.tooMany("partner-too-fast", Duration.ofNanos(minute.getNanosToWaitForRefill()));
        }
        var day = quota.take(partner.id(), partner.allowance().perDay(), 1);
        say(perMinute, minute, day, header);
        count(day.granted() ? "let-in" : "quota-used");
        demandGranted(day);
    }

    /** Counts what one request brings beside itself, such as rows. @throws Refusal 429 */
    public void demandMore(Partner partner, int units, BiConsumer<String, String> header) {
        var day = quota.take(partner.id(), partner.allowance().perDay(), units);
        if (!day.granted() || units > 0) {
            say(day.limit(), day.left(), day.reset(), header);
        }
        if (!day.granted()) {
            count("quota-used");
        }
        demandGranted(day);
    }

    /** A request by what became of it; of which partner is not said, so that the series stay few. */
    void count(String outcome) {
        metrics.counter("hotline.partner.requests", "outcome", outcome).increment();
    }

    private static void demandGranted(Quota.Day day) {
        if (!day.granted()) {
            throw Refusal.tooMany("partner-quota-used", day.reset());
        }
    }

    private static void say(int perMinute, ConsumptionProbe minute, Quota.Day day, BiConsumer<String, String> header) {
        if (day.left() <= minute.getRemainingTokens()) {
            say(day.limit(), day.left(), day.reset(), header);
        } else {
            say(perMinute, minute.getRemainingTokens(), Duration.ofNanos(minute.getNanosToWaitForReset()), header);
        }
    }

    private static void say(long limit, long left, Duration reset, BiConsumer<String, String> header) {
        header.accept("RateLimit-Limit", Long.toString(limit));
        header.accept("RateLimit-Remaining", Long.toString(left));
        header.accept("RateLimit-Reset", Long.toString(reset.plusMillis(999).toSeconds()));
    }

    private static Bucket bucket(int perMinute) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }
}
