package cn.hotline.supervision;

import cn.hotline.supervision.calendar.Limit;
import cn.hotline.supervision.calendar.LimitUnit;
import cn.hotline.supervision.calendar.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one place where a deadline is reckoned (domain §3): its limit from its start, further days of an extension, and each pause moves
 * it by exactly the time that would have counted.
 *
 * @param ceiling a unit below never has longer than the one above
 */
record Reckoning(
        Instant startedAt,
        Limit limit,
        int extensionDays,
        List<Pause> pauses,
        @Nullable Instant ceiling) {

    Instant due(WorkingCalendar calendar) {
        var due = moved(extended(calendar), calendar);
        return ceiling != null && ceiling.isBefore(due) ? ceiling : due;
    }

    /** Without anything that was done to it since it started. */
    Instant base(WorkingCalendar calendar) {
        return calendar.end(startedAt, limit);
    }

    private Instant extended(WorkingCalendar calendar) {
        if (extensionDays == 0) {
            return base(calendar);
        }
        return limit.unit() == LimitUnit.WORKING_DAYS
                ? calendar.end(startedAt, Limit.workingDays(limit.amount() + extensionDays))
                : calendar.end(base(calendar), Limit.workingDays(extensionDays));
    }

    private Instant moved(Instant due, WorkingCalendar calendar) {
        if (limit.unit() == LimitUnit.MINUTES) {
            return due.plus(Duration.ofSeconds(pauses.stream()
                    .filter(pause -> pause.to() != null)
                    .mapToLong(
                            pause -> Duration.between(pause.from(), pause.to()).toSeconds())
                    .sum()));
        }
        return calendar.later(due, stoodStill(calendar));
    }

    /** Working seconds of all pauses whose end is known. */
    private long stoodStill(WorkingCalendar calendar) {
        long seconds = 0;
        for (var pause : pauses) {
            var to = pause.to();
            seconds += to == null ? 0 : calendar.workingSeconds(pause.from(), to);
        }
        return seconds;
    }
}
