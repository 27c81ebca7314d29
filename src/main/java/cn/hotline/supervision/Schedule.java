package cn.hotline.supervision;

import cn.hotline.supervision.calendar.LimitUnit;
import cn.hotline.supervision.calendar.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which stage a clock comes to when (domain §4). A yellow card is proposed one working day before the deadline, at the deadline where
 * the limit is no longer than that, and a red one when the next working day opens.
 */
record Schedule(Stage stage, Instant at) {

    private static final List<Stage> OF_UNITS = List.of(Stage.WARNING, Stage.YELLOW, Stage.RED);
    private static final List<Stage> OF_CENTRE = List.of(Stage.WARNING, Stage.OVERDUE);
    private static final List<Stage> DECISIVE = List.of(Stage.WARNING, Stage.LAPSE);

    /** The stage that comes next, null when there is none. */
    static @Nullable Schedule next(Deadline clock, WorkingCalendar calendar) {
        if (clock.state == ClockState.PAUSED) {
            var until = clock.pauses.getLast().to();
            return until == null ? null : new Schedule(Stage.RESUME, until);
        }
        if (clock.state != ClockState.RUNNING) {
            return null;
        }
        for (var stage : stages(clock)) {
            if (clock.passed != null && stage.compareTo(clock.passed) <= 0) {
                continue;
            }
            var at = at(stage, clock, calendar);
            if (stage != Stage.WARNING || at.isBefore(clock.dueAt)) {
                return new Schedule(stage, at);
            }
        }
        return null;
    }

    private static List<Stage> stages(Deadline clock) {
        return switch (clock.kind) {
            case SIGN, HANDLE, OPINION, MILESTONE -> OF_UNITS;
            case COORDINATION, ORDER -> DECISIVE;
            case TRIAGE, REVIEW, RETURN_REVIEW, REQUEST, APPEAL, CLOSURE -> OF_CENTRE;
        };
    }

    private static Instant at(Stage stage, Deadline clock, WorkingCalendar calendar) {
        return switch (stage) {
            case WARNING -> calendar.awake(warning(clock, calendar));
            case YELLOW -> ahead(clock, calendar, 1, clock.dueAt);
            case RED -> calendar.nextOpening(clock.dueAt);
            case OVERDUE, LAPSE, RESUME -> clock.dueAt;
        };
    }

    /** Two working days ahead where there are more than that, else at half the time. */
    private static Instant warning(Deadline clock, WorkingCalendar calendar) {
        var half = Duration.between(clock.startedAt, clock.dueAt).dividedBy(2);
        return ahead(clock, calendar, 2, clock.startedAt.plus(half));
    }

    /** That many working days before the deadline, where the clock runs longer than that. */
    private static Instant ahead(Deadline clock, WorkingCalendar calendar, int days, Instant otherwise) {
        if (clock.counted != LimitUnit.WORKING_DAYS || clock.amount + clock.extensionDays <= days) {
            return otherwise;
        }
        var early = calendar.beforeDays(clock.dueAt, days);
        return early.isAfter(clock.startedAt) ? early : otherwise;
    }
}
