package cn.hotline.hall.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The laws of the fair order (ADR 0025). */
class TurnTest {

    private static final Turn TURN = new Turn(Duration.ofMinutes(10), Duration.ofMinutes(20), Duration.ofMinutes(15));
    private static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");

    @Test
    void theRuleByExamples() {
        assertThat(turn(0, Priority.NONE, null)).isEqualTo(at(0));
        assertThat(turn(0, Priority.ELDERLY, null)).isEqualTo(at(-15));
        assertThat(turn(-30, Priority.NONE, 0)).as("half an hour early").isEqualTo(at(-30));
        assertThat(turn(-15, Priority.NONE, 0)).as("a quarter early").isEqualTo(at(-20));
        assertThat(turn(0, Priority.NONE, 0)).as("on time").isEqualTo(at(-20));
        assertThat(turn(5, Priority.NONE, 0)).as("a little late").isEqualTo(at(-15));
        assertThat(turn(10, Priority.NONE, 0)).isEqualTo(at(-10));
        assertThat(turn(11, Priority.NONE, 0)).as("too late").isEqualTo(at(11));
        assertThat(turn(0, Priority.DISABLED, 0))
                .as("the greatest counts alone")
                .isEqualTo(at(-20));
    }

    @Property
    void creditsAreBoundedAndNeverNegative(
            @ForAll @IntRange(max = 600) int taken, @ForAll @IntRange(max = 600) int slot, @ForAll Priority priority) {
        assertThat(turn(taken, priority, slot))
                .isBeforeOrEqualTo(at(taken))
                .isAfterOrEqualTo(at(taken).minus(TURN.greatestCredit()));
    }

    /** Nobody is worse off for having come earlier. */
    @Property
    void whoComesLaterOfTheSameKindIsNeverBefore(
            @ForAll @IntRange(max = 600) int taken,
            @ForAll @IntRange(max = 60) int later,
            @ForAll @IntRange(max = 600) int slot,
            @ForAll Priority priority) {
        assertThat(turn(taken + later, priority, null)).isAfterOrEqualTo(turn(taken, priority, null));
        assertThat(turn(taken + later, priority, slot)).isAfterOrEqualTo(turn(taken, priority, slot));
    }

    /** No starvation: whoever comes more than the greatest credit after a walk-in, however privileged, goes behind. */
    @Property
    void nobodyIsPassedByWhoComesMuchLater(
            @ForAll @IntRange(max = 600) int walkIn,
            @ForAll @IntRange(min = 21, max = 600) int after,
            @ForAll @IntRange(min = -60, max = 60) int slot,
            @ForAll Priority priority) {
        int taken = walkIn + after;
        assertThat(turn(taken, priority, taken + slot)).isAfter(turn(walkIn, Priority.NONE, null));
    }

    @Property
    void aPriorityOrAnAppointmentNeverHarms(
            @ForAll @IntRange(max = 600) int taken, @ForAll @IntRange(max = 600) int slot, @ForAll Priority priority) {
        assertThat(turn(taken, priority, null)).isBeforeOrEqualTo(turn(taken, Priority.NONE, null));
        assertThat(turn(taken, priority, slot)).isBeforeOrEqualTo(turn(taken, priority, null));
    }

    private static Instant at(int minutes) {
        return NINE.plus(Duration.ofMinutes(minutes));
    }

    private static Instant turn(int taken, Priority priority, @Nullable Integer slot) {
        return TURN.of(at(taken), priority, slot == null ? null : at(slot));
    }
}
