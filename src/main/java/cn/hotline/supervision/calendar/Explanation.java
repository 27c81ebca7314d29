package cn.hotline.supervision.calendar;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a deadline came about, day by day (时限计算说明).
 *
 * @param provisional a year's notice is not out yet, so it may still move
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Explanation(Instant start, Instant end, boolean provisional, List<Line> days) {

    /**
     * One day of it.
     *
     * @param workingDay which working day of the limit it is; none: it does not count as one
     * @param workingMinutes how much working time ran on it, where the limit is counted in that
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            LocalDate date,
            CountedDay.Kind kind,
            @Nullable String name,
            boolean provisional,
            @Nullable Integer workingDay,
            @Nullable Long workingMinutes) {}

    public static Explanation of(WorkingCalendar calendar, Instant start, Limit limit) {
        var end = calendar.end(start, limit);
        var lines = new ArrayList<Line>();
        int counted = 0;
        for (var day : calendar.days(start, end)) {
            boolean counts = limit.unit() == LimitUnit.WORKING_DAYS && !lines.isEmpty() && day.isWorking();
            counted += counts ? 1 : 0;
            lines.add(new Line(
                    day.date(),
                    day.kind(),
                    day.name(),
                    day.provisional(),
                    counts ? counted : null,
                    limit.unit() == LimitUnit.WORKING_MINUTES ? calendar.minutesOn(day.date(), start, end) : null));
        }
        return new Explanation(start, end, calendar.isProvisional(start, end), lines);
    }
}
