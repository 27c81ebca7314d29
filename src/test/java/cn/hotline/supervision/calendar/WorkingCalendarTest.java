package cn.hotline.supervision.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Domain §3, vector by vector, and the corners of working time. */
class WorkingCalendarTest {

    private static final WorkingCalendar CALENDAR = Notices.calendar();

    @ParameterizedTest
    @CsvSource({
        "2026-02-13, 1, 2026-02-14",
        "2026-02-13, 3, 2026-02-25",
        "2026-02-14, 1, 2026-02-24",
        "2026-09-17, 2, 2026-09-20",
        "2026-09-17, 5, 2026-09-23",
        "2026-09-30, 3, 2026-10-10",
        "2026-09-30, 5, 2026-10-13",
        "2026-04-30, 5, 2026-05-11",
        "2025-12-31, 1, 2026-01-04",
        "2025-09-26, 3, 2025-09-30",
        "2025-09-30, 3, 2025-10-11",
        "2026-10-01, 1, 2026-10-08",
        // A notice that names days of the year before it.
        "2018-12-28, 1, 2018-12-29",
        "2018-12-29, 1, 2019-01-02",
        "2022-12-30, 1, 2023-01-03"
    })
    void theEndOfWorkingDays(String start, int days, String end) {
        for (var time : List.of("00:00", "08:59:59", "12:30", "18:00", "23:59:59")) {
            assertThat(CALENDAR.end(at(start + "T" + time), Limit.workingDays(days)))
                    .isEqualTo(at(end + "T18:00"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T09:00, 30, 2026-11-20T09:30",
        "2026-11-20T11:45, 30, 2026-11-20T13:45",
        "2026-11-20T11:30, 30, 2026-11-20T12:00",
        "2026-11-20T12:15, 30, 2026-11-20T14:00",
        "2026-11-20T17:45, 30, 2026-11-23T09:15",
        "2026-11-20T20:00, 450, 2026-11-23T18:00",
        "2026-11-20T06:00, 1, 2026-11-20T09:01",
        "2026-11-21T10:00, 1, 2026-11-23T09:01",
        // The Saturday before Spring Festival is worked.
        "2026-02-13T17:59, 2, 2026-02-14T09:01"
    })
    void workingMinutesRunInWorkingHoursOnly(String start, int minutes, String end) {
        assertThat(CALENDAR.end(at(start), Limit.workingMinutes(minutes))).isEqualTo(at(end));
        assertThat(CALENDAR.workingSeconds(at(start), at(end))).isEqualTo(minutes * 60L);
    }

    @Test
    void naturalTimeRunsDayAndNight() {
        assertThat(CALENDAR.end(at("2026-02-16T23:00"), Limit.minutes(120))).isEqualTo(at("2026-02-17T01:00"));
    }

    @Test
    void partsOfASecondAreKept() {
        var start = at("2026-11-20T11:59:59").plusMillis(500);
        assertThat(CALENDAR.later(start, 1)).isEqualTo(at("2026-11-20T13:30").plusMillis(500));
        assertThat(CALENDAR.later(start, 0)).isEqualTo(start);
        assertThatThrownBy(() -> CALENDAR.later(start, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T18:00, 1, 2026-11-19T18:00",
        "2026-11-23T18:00, 1, 2026-11-20T18:00",
        "2026-10-08T18:00, 1, 2026-09-30T18:00",
        "2026-02-24T18:00, 2, 2026-02-13T18:00",
        "2026-11-22T10:30, 0, 2026-11-22T10:30"
    })
    void daysBefore(String at, int days, String before) {
        assertThat(CALENDAR.beforeDays(at(at), days)).isEqualTo(at(before));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T08:00, 2026-11-23T09:00",
        "2026-11-22T18:00, 2026-11-23T09:00",
        "2026-09-30T18:00, 2026-10-08T09:00",
        "2026-02-13T18:00, 2026-02-14T09:00"
    })
    void theNextOpening(String at, String opening) {
        assertThat(CALENDAR.nextOpening(at(at))).isEqualTo(at(opening));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T19:59:59, 2026-11-20T19:59:59",
        "2026-11-20T20:00, 2026-11-21T08:00",
        "2026-11-20T23:59, 2026-11-21T08:00",
        "2026-11-21T00:00, 2026-11-21T08:00",
        "2026-11-21T07:59:59, 2026-11-21T08:00",
        "2026-11-21T08:00, 2026-11-21T08:00"
    })
    void nobodyIsWarnedAtNight(String at, String awake) {
        assertThat(CALENDAR.awake(at(at))).isEqualTo(at(awake));
    }

    @Test
    void aNightThatDoesNotPassMidnight() {
        var calendar = new WorkingCalendar(List.of(), Hours.parse(List.of("09:00-18:00"), "01:00-06:00"));
        assertThat(calendar.awake(at("2026-11-20T23:00"))).isEqualTo(at("2026-11-20T23:00"));
        assertThat(calendar.awake(at("2026-11-20T03:00"))).isEqualTo(at("2026-11-20T06:00"));
    }

    @Test
    void aYearWithoutNoticeIsProvisional() {
        assertThat(CALENDAR.isProvisional(at("2025-12-01T09:00"), at("2026-12-31T23:59")))
                .isFalse();
        assertThat(CALENDAR.isProvisional(at("2026-12-31T09:00"), at("2027-01-01T00:00")))
                .isTrue();
        assertThat(CALENDAR.isProvisional(at("2017-12-31T09:00"), at("2026-01-01T00:00")))
                .isTrue();
        assertThat(CALENDAR.end(at("2026-12-31T10:00"), Limit.workingDays(1))).isEqualTo(at("2027-01-01T18:00"));
    }

    @Test
    void eachDayIsToldAsItWasCounted() {
        var days = CALENDAR.days(at("2026-02-13T10:00"), at("2026-02-16T00:00"));
        assertThat(days)
                .extracting(CountedDay::kind)
                .containsExactly(
                        CountedDay.Kind.WORKING,
                        CountedDay.Kind.MAKE_UP,
                        CountedDay.Kind.HOLIDAY,
                        CountedDay.Kind.HOLIDAY);
        assertThat(days).extracting(CountedDay::name).containsExactly(null, "春节", "春节", "春节");
        assertThat(CALENDAR.days(at("2020-02-03T10:00"), at("2020-02-03T11:00"))
                        .getFirst()
                        .kind())
                .isEqualTo(CountedDay.Kind.WORKING);
        assertThat(CALENDAR.days(at("2027-01-02T10:00"), at("2027-01-02T11:00")).getFirst())
                .isEqualTo(new CountedDay(LocalDate.of(2027, 1, 2), CountedDay.Kind.WEEKEND, null, true));
        assertThat(CALENDAR.days(at("2026-02-16T00:00"), at("2026-02-13T10:00")))
                .isEmpty();
    }

    @Test
    void anExplanationCountsWhatTheEndCounts() {
        var days = Explanation.of(CALENDAR, at("2026-09-30T10:00"), Limit.workingDays(3));
        assertThat(days.end()).isEqualTo(at("2026-10-10T18:00"));
        assertThat(days.days()).hasSize(11);
        assertThat(days.days().stream().map(Explanation.Line::workingDay).filter(n -> n != null))
                .containsExactly(1, 2, 3);
        var minutes = Explanation.of(CALENDAR, at("2026-11-20T17:45"), Limit.workingMinutes(30));
        assertThat(minutes.days()).extracting(Explanation.Line::workingMinutes).containsExactly(15L, 0L, 0L, 15L);
    }

    static Instant at(String local) {
        return LocalDateTime.parse(local).toInstant(ZoneOffset.ofHours(8));
    }
}
