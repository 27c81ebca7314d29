package cn.hotline.hall.map;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How fast people get through a hall. */
@ConfigMapping(prefix = "hotline.way")
public interface WayRules {

    /** Walked in a minute, at an old person's pace. */
    @WithDefault("60")
    int metresAMinute();

    /** Until a lift comes. */
    @WithDefault("40s")
    Duration liftWait();

    /** A lift goes one floor. */
    @WithDefault("5s")
    Duration floorByLift();

    /** Somebody climbs one floor. */
    @WithDefault("25s")
    Duration floorByStairs();

    /** An escalator goes one floor. */
    @WithDefault("20s")
    Duration floorByEscalator();
}
