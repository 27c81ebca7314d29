package cn.hotline.hall.queue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Numbers of the trade for the queue (domain §6, ADR 0025). */
@ConfigMapping(prefix = "hotline.queue")
public interface QueueRules {

    /** Who comes later than this after the beginning of their slot waits like a walk-in. */
    @WithDefault("10m")
    Duration late();

    /** By so much an appointment goes before a walk-in who came at the slot's beginning. */
    @WithDefault("20m")
    Duration bookingCredit();

    /** By so much the elderly, the disabled and others with priority go before a walk-in who came with them. */
    @WithDefault("15m")
    Duration priorityCredit();

    /** From this age on somebody is elderly (老年人). */
    @WithDefault("60")
    int elderlyYears();

    /** Times a number is called at most before it is skipped. */
    @WithDefault("3")
    int calls();

    /** Who comes back after they were skipped lets so many go first. */
    @WithDefault("3")
    int returnAfter();

    /** So many before it a number is told to come near. */
    @WithDefault("3")
    int near();

    /** Who only looks at a hall is told how it stood so long ago at most. */
    @WithDefault("2s")
    Duration standingAge();

    /** How often what is left of days that are over is ended; off for never. */
    @WithDefault("10m")
    String sweep();

    /** A visit can be rated until so long after it. */
    @WithDefault("7d")
    Duration ratingWithin();

    /** Ratings of a counter and day are shown from so many on, so that none shows whose it is. */
    @WithDefault("5")
    int ratingLeast();
}
