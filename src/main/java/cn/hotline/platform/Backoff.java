package cn.hotline.platform;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses that double up to a longest one, each a fifth longer or shorter by chance, so that what failed together does not return together. */
public final class Backoff {

    private static final int MAX_DOUBLINGS = 30;
    private static final double JITTER = 0.2;

    private Backoff() {}

    /** @param failures so far, from 1 */
    public static Duration after(int failures, Duration first, Duration longest) {
        long doubled = first.toMillis() << Math.min(failures - 1, MAX_DOUBLINGS);
        long pause = doubled < 0 ? longest.toMillis() : Math.min(doubled, longest.toMillis());
        return Duration.ofMillis((long) (pause * ThreadLocalRandom.current().nextDouble(1 - JITTER, 1 + JITTER)));
    }
}
