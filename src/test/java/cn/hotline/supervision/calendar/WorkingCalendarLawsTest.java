package cn.hotline.supervision.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Laws of working time over ten years of real notices, beside a naive calendar that looks at every day and every second. */
class WorkingCalendarLawsTest {

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final WorkingCalendar CALENDAR = Notices.calendar();
    private static final Map<LocalDate, Boolean> OFF = new HashMap<>();

    static {
        Notices.real().forEach(notice -> notice.days().forEach(day -> OFF.put(day.date(), day.off())));
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(2018, 1, 1).atStartOfDay().toEpochSecond(CHINA),
                        LocalDate.of(2027, 11, 30).atStartOfDay().toEpochSecond(CHINA))
                .map(Instant::ofEpochSecond);
    }

    @Property
    void theEndIsTheCloseOfThatWorkingDayByNaiveCounting(
            @ForAll("instants") Instant start, @ForAll @IntRange(min = 1, max = 60) int days) {
        var day = date(start);
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            left -= works(day) ? 1 : 0;
        }
        assertThat(CALENDAR.end(start, Limit.workingDays(days)))
                .isEqualTo(day.atTime(18, 0).toInstant(CHINA));
    }

    @Property
    void theEndIsLaterTheLaterOneStartsAndTheMoreDaysThereAre(
            @ForAll("instants") Instant one,
            @ForAll("instants") Instant other,
            @ForAll @IntRange(min = 1, max = 60) int days) {
        var earlier = one.isBefore(other) ? one : other;
        var later = one.isBefore(other) ? other : one;
        var end = CALENDAR.end(earlier, Limit.workingDays(days));
        assertThat(end).isBeforeOrEqualTo(CALENDAR.end(later, Limit.workingDays(days)));
        assertThat(end)
                .isBefore(CALENDAR.end(earlier, Limit.workingDays(days + 1)))
                .isAfter(earlier);
        assertThat(works(date(end))).isTrue();
    }

    @Property
    void daysAddUp(
            @ForAll("instants") Instant start,
            @ForAll @IntRange(min = 1, max = 30) int some,
            @ForAll @IntRange(min = 1, max = 30) int more) {
        var end = CALENDAR.end(start, Limit.workingDays(some));
        assertThat(CALENDAR.end(end, Limit.workingDays(more)))
                .isEqualTo(CALENDAR.end(start, Limit.workingDays(some + more)));
        assertThat(CALENDAR.beforeDays(CALENDAR.end(end, Limit.workingDays(more)), more))
                .isEqualTo(end);
    }

    @Property
    void workingSecondsAddUpAndRunBackwards(
            @ForAll("instants") Instant one, @ForAll("instants") Instant two, @ForAll("instants") Instant three) {
        assertThat(CALENDAR.workingSeconds(one, two) + CALENDAR.workingSeconds(two, three))
                .isEqualTo(CALENDAR.workingSeconds(one, three));
        assertThat(CALENDAR.workingSeconds(two, one)).isEqualTo(-CALENDAR.workingSeconds(one, two));
    }

    @Property
    void movingOnAndMeasuringAreInverse(
            @ForAll("instants") Instant start,
            @ForAll @IntRange(max = 3_000_000) int seconds,
            @ForAll @IntRange(max = 999) int millis) {
        var exact = start.plusMillis(millis);
        var later = CALENDAR.later(exact, seconds);
        assertThat(CALENDAR.workingSeconds(exact, later)).isEqualTo(seconds);
        assertThat(CALENDAR.later(exact, 0)).isEqualTo(exact);
        if (seconds > 0) {
            assertThat(isWorkingTime(later)).isTrue();
            assertThat(CALENDAR.workingSeconds(exact, later.minusSeconds(1))).isLessThan(seconds);
        }
    }

    @Property
    void movingOnTwiceIsMovingOnOnce(
            @ForAll("instants") Instant start,
            @ForAll @IntRange(min = 1, max = 500_000) int some,
            @ForAll @IntRange(min = 1, max = 500_000) int more) {
        assertThat(CALENDAR.later(CALENDAR.later(start, some), more)).isEqualTo(CALENDAR.later(start, some + more));
    }

    @Property(tries = 50)
    void workingSecondsAreThoseANaiveClockCounts(
            @ForAll("instants") Instant start, @ForAll @IntRange(max = 400_000) int span) {
        long counted = 0;
        for (var second = start; second.isBefore(start.plusSeconds(span)); second = second.plusSeconds(1)) {
            counted += isOpen(second) ? 1 : 0;
        }
        assertThat(CALENDAR.workingSeconds(start, start.plusSeconds(span))).isEqualTo(counted);
    }

    @Property
    void whatCountsAsWorkingIsWhatTheNoticesSay(@ForAll("instants") Instant start) {
        for (var day : CALENDAR.days(start, start.plusSeconds(30 * 86_400))) {
            assertThat(day.isWorking()).as(day.toString()).isEqualTo(works(day.date()));
            assertThat(day.provisional()).isEqualTo(day.date().getYear() > 2026);
        }
    }

    @Property
    void theNextOpeningAndTheMorningAreNeverBefore(@ForAll("instants") Instant at) {
        var opening = CALENDAR.nextOpening(at);
        assertThat(opening).isAfter(at);
        assertThat(works(date(opening))).isTrue();
        assertThat(CALENDAR.workingSeconds(at, opening)).isLessThanOrEqualTo(27_000);
        var awake = CALENDAR.awake(at);
        var local = awake.atOffset(CHINA).toLocalTime();
        assertThat(awake).isAfterOrEqualTo(at).isBefore(at.plusSeconds(12 * 3600 + 1));
        assertThat(local.isBefore(LocalTime.of(8, 0)) || !local.isBefore(LocalTime.of(20, 0)))
                .isFalse();
    }

    private static boolean works(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !OFF.getOrDefault(day, weekend);
    }

    private static boolean isOpen(Instant at) {
        var time = at.atOffset(CHINA).toLocalTime();
        boolean morning = !time.isBefore(LocalTime.of(9, 0)) && time.isBefore(LocalTime.of(12, 0));
        boolean afternoon = !time.isBefore(LocalTime.of(13, 30)) && time.isBefore(LocalTime.of(18, 0));
        return works(date(at)) && (morning || afternoon);
    }

    /** The instant at which a window ends belongs to it: a deadline falls there. */
    private static boolean isWorkingTime(Instant at) {
        return isOpen(at.minusNanos(1));
    }

    private static LocalDate date(Instant at) {
        return at.atOffset(CHINA).toLocalDate();
    }
}
