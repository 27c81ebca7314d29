package cn.hotline.support;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The clock of the suite: real time plus what a test has moved it by. */
@Alternative
@Priority(1)
@Singleton
@Typed(Clock.class)
public class MovedClock extends Clock {

    private static volatile Duration moved = Duration.ZERO;

    public static void forward(Duration by) {
        moved = moved.plus(by);
    }

    /** Sets it to that time; it goes on from there. */
    public static void at(Instant now) {
        moved = Duration.between(Clock.systemUTC().instant(), now);
    }

    public static void reset() {
        moved = Duration.ZERO;
    }

    @Override
    public ZoneId getZone() {
        return ZoneId.of("Asia/Shanghai");
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), moved);
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(moved).truncatedTo(ChronoUnit.MICROS);
    }
}
