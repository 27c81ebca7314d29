package cn.hotline.supervision;

import cn.hotline.supervision.calendar.CountedDay;
import cn.hotline.supervision.calendar.DeadlineKind;
import cn.hotline.supervision.calendar.LimitUnit;
import cn.hotline.supervision.calendar.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A clock of a ticket with how its deadline came about: which rule, which days, which pauses. */
public record DeadlineView(
        DeadlineKind kind,
        @Nullable String unit,
        @Nullable String unitName,
        String policy,
        int amount,
        LimitUnit counted,
        Instant startedAt,
        int extensionDays,
        List<Pause> pauses,
        @Nullable Instant notAfter,
        Instant baseDueAt,
        Instant dueAt,
        boolean provisional,
        int calendarVersion,
        ClockState state,
        @Nullable Instant endedAt,
        boolean late,
        List<Day> days) {

    /** A day from the start to the deadline. */
    public record Day(
            java.time.LocalDate date,
            CountedDay.Kind kind,
            @Nullable String name,
            boolean provisional) {}

    /** Longer than that no deadline is shown day by day. */
    private static final Duration SHOWN = Duration.ofDays(120);

    static DeadlineView of(Deadline d, WorkingCalendar calendar, Instant now) {
        boolean isLong = Duration.between(d.startedAt, d.dueAt).compareTo(SHOWN) > 0;
        var days = isLong ? List.<CountedDay>of() : calendar.days(d.startedAt, d.dueAt);
        return new DeadlineView(
                d.kind,
                d.isOfCentre() ? null : d.unit,
                d.unitName,
                d.policy,
                d.amount,
                d.counted,
                d.startedAt,
                d.extensionDays,
                d.pauses,
                d.ceiling,
                d.baseDueAt,
                d.dueAt,
                d.provisional,
                d.calendarVersion,
                d.state,
                d.endedAt,
                d.state != ClockState.VOID && d.state != ClockState.PAUSED && d.isLate(now),
                days.stream().map(DeadlineView::day).toList());
    }

    private static Day day(CountedDay day) {
        return new Day(day.date(), day.kind(), day.name(), day.provisional());
    }
}
