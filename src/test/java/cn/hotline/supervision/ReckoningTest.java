package cn.hotline.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.supervision.calendar.Limit;
import cn.hotline.supervision.calendar.Notices;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A deadline is its limit, its extension, and its pauses to the second. */
class ReckoningTest {

    private static final Instant START = at("2026-11-02T10:00");

    @Test
    void anExtensionCountsFurtherWorkingDaysFromTheSameStart() {
        assertThat(due(Limit.workingDays(5), 0)).isEqualTo(at("2026-11-09T18:00"));
        assertThat(due(Limit.workingDays(5), 3)).isEqualTo(at("2026-11-12T18:00"));
        assertThat(due(Limit.minutes(120), 1)).isEqualTo(at("2026-11-03T18:00"));
    }

    @Test
    void aPauseMovesItByExactlyItsWorkingLength() {
        var calendar = Notices.calendar();
        var random = new Random(4);
        for (int i = 0; i < 2000; i++) {
            var from = START.plusSeconds(random.nextInt(5 * 86_400));
            var pause = new Pause(from, from.plusSeconds(random.nextInt(10 * 86_400)));
            var still = new Reckoning(START, Limit.workingDays(5), 0, List.of(), null).due(calendar);
            var moved = new Reckoning(START, Limit.workingDays(5), 0, List.of(pause), null).due(calendar);
            assertThat(calendar.workingSeconds(still, moved))
                    .isEqualTo(calendar.workingSeconds(pause.from(), pause.to()));
        }
    }

    @Test
    void aNaturalClockMovesByNaturalTime() {
        var pause = new Pause(START, START.plus(Duration.ofHours(30)));
        var reckoning = new Reckoning(START, Limit.minutes(24 * 60), 0, List.of(pause), null);
        assertThat(reckoning.due(Notices.calendar())).isEqualTo(START.plus(Duration.ofHours(54)));
    }

    @Test
    void aUnitBelowNeverHasLongerThanTheOneAbove() {
        var ceiling = at("2026-11-04T18:00");
        assertThat(new Reckoning(START, Limit.workingDays(5), 2, List.of(), ceiling).due(Notices.calendar()))
                .isEqualTo(ceiling);
    }

    private static Instant due(Limit limit, int extension) {
        return new Reckoning(START, limit, extension, List.of(), null).due(Notices.calendar());
    }

    private static Instant at(String local) {
        return OffsetDateTime.parse(local + ":00+08:00").toInstant();
    }
}
