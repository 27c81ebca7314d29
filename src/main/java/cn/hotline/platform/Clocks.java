package cn.hotline.platform;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;

/** The one clock; in microseconds, because that is what the database keeps. */
final class Clocks {

    /** Where working time and dates that people read are counted. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Produces
    @Singleton
    Clock clock() {
        return Clock.tick(Clock.system(ZONE), Duration.ofNanos(1000));
    }
}
