package cn.hotline.feed.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of outgoing webhooks. */
@ConfigMapping(prefix = "hotline.webhook")
public interface WebhookRules {

    /** Whether {@code http} and this machine itself are lawful targets; for trying things out, never in production. */
    @WithDefault("false")
    boolean allowLoopback();

    /** Pause before the first retry; doubled with each further one. */
    @WithDefault("5s")
    Duration retryFirst();

    /** Longest pause between two tries, and between two probes of a failing address. */
    @WithDefault("1h")
    Duration retryCap();

    /** How long after its first attempt a delivery is given up. */
    @WithDefault("24h")
    Duration retryWindow();

    /** Failures in a row after which an address is left alone for a while. */
    @WithDefault("5")
    int circuitFailures();

    /** The first such while; doubled with each failed probe. */
    @WithDefault("30s")
    Duration circuitPause();

    /** How long the log keeps deliveries that are over. */
    @WithDefault("30d")
    Duration logKept();
}
