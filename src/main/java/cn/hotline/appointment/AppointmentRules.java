package cn.hotline.appointment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Numbers of the trade for appointments (domain §6). */
@ConfigMapping(prefix = "hotline.appointment")
public interface AppointmentRules {

    /** How long a seat is held for somebody who has not confirmed yet. */
    @WithDefault("5m")
    Duration hold();

    /** Until so long before it begins an appointment may be cancelled or moved. */
    @WithDefault("2h")
    Duration cancelBefore();

    /** Days ahead, from today, that slots are published for. */
    @WithDefault("14")
    int daysAhead();

    /** How many times one appointment may be moved. */
    @WithDefault("3")
    int moves();

    /** Free slots offered instead of one that is full. */
    @WithDefault("5")
    int alternatives();
}
