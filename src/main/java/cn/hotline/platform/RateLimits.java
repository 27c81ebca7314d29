package cn.hotline.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Limits by caller on each node, against floods; what must hold over all nodes (codes sent, codes guessed) is counted in the
 * database by the rooms themselves.
 */
@Singleton
public final class RateLimits {

    /** How often one caller may do something in one hour, on one node. */
    @ConfigMapping(prefix = "hotline.limits")
    public interface Config {
        /** Tickets filed by one logged-in citizen or one network address without login. */
        @WithDefault("60")
        int filingsPerHour();

        /** Tries at login codes, from one network address. */
        @WithDefault("60")
        int loginsPerHour();

        /** Wrong track codes from one network address. */
        @WithDefault("60")
        int trackFailuresPerHour();

        /** Links to surveys that are none, from one network address. */
        @WithDefault("60")
        int surveyLinkFailuresPerHour();

        /** Uploads by one caller. */
        @WithDefault("200")
        int uploadsPerHour();

        /** Seats held and places on waitlists asked for, of one citizen. */
        @WithDefault("60")
        int holdsPerHour();

        /** Searches for free slots from one network address. */
        @WithDefault("600")
        int slotSearchesPerHour();

        /** Test events to the webhooks of one partner. */
        @WithDefault("60")
        int webhookTestsPerHour();

        /** Numbers in queues taken by one citizen. */
        @WithDefault("20")
        int numbersPerHour();

        /** Numbers in the queue given out by one kiosk. */
        @WithDefault("300")
        int kioskNumbersPerHour();
    }

    private final Config config;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(200_000)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    RateLimits(Config config) {
        this.config = config;
    }

    public void filing(String caller) {
        take("filing:" + caller, config.filingsPerHour());
    }

    public void login(String address) {
        take("login:" + address, config.loginsPerHour());
    }

    public void trackFailure(String address) {
        take("track:" + address, config.trackFailuresPerHour());
    }

    public void surveyLinkFailure(String address) {
        take("survey:" + address, config.surveyLinkFailuresPerHour());
    }

    public void upload(String caller) {
        take("upload:" + caller, config.uploadsPerHour());
    }

    public void hold(String citizen) {
        take("hold:" + citizen, config.holdsPerHour());
    }

    public void slotSearch(String address) {
        take("slot-search:" + address, config.slotSearchesPerHour());
    }

    public void webhookTest(String caller) {
        take("webhook-test:" + caller, config.webhookTestsPerHour());
    }

    public void number(String citizen) {
        take("number:" + citizen, config.numbersPerHour());
    }

    public void kioskNumber(String device) {
        take("kiosk-number:" + device, config.kioskNumbersPerHour());
    }

    private void take(String key, int perHour) {
        var bucket = buckets.get(
                key,
                k -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(perHour).refillGreedy(perHour, Duration.ofHours(1)))
                        .build());
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw Refusal.tooMany("too-many-requests", Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }
}
