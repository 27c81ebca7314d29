package cn.hotline.catalogue;

import io.quarkus.arc.Arc;
import java.time.Clock;
import java.time.LocalDate;

/** The day the catalogue is read for, by the clock of the service; looked up here so that finders stay static. */
final class Today {

    private Today() {}

    static LocalDate date() {
        var clock = Arc.container().select(Clock.class).get();
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
