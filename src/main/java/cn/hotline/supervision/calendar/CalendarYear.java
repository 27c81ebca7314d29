package cn.hotline.supervision.calendar;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A year as staff see it.
 *
 * @param version 0 while there is no notice
 * @param versions newest first
 */
public record CalendarYear(
        int year,
        int version,
        boolean provisional,
        @Nullable String source,
        List<NoticeDay> days,
        List<Version> versions) {

    /** Who brought in a version, and when. */
    public record Version(int version, String source, String announcedBy, Instant announcedAt) {
        static Version of(CalendarNotice notice) {
            var announced = notice.announced();
            return new Version(notice.version(), announced.source(), announced.by(), announced.at());
        }
    }

    /** A year in a list. */
    public record Summary(
            int year,
            int version,
            boolean provisional,
            @Nullable String source,
            long daysOff,
            long makeUps) {
        static Summary of(int year, @Nullable CalendarNotice notice) {
            if (notice == null) {
                return new Summary(year, 0, true, null, 0, 0);
            }
            var days = notice.notice().days();
            long makeUps = days.stream().filter(NoticeDay::isMakeUp).count();
            var source = notice.announced().source();
            return new Summary(year, notice.version(), false, source, days.size() - makeUps, makeUps);
        }
    }

    static CalendarYear provisional(int year) {
        return new CalendarYear(year, 0, true, null, List.of(), List.of());
    }

    static CalendarYear of(CalendarNotice shown, List<CalendarNotice> versions) {
        return new CalendarYear(
                shown.year(),
                shown.version(),
                false,
                shown.announced().source(),
                shown.notice().days(),
                versions.stream().map(Version::of).toList());
    }
}
