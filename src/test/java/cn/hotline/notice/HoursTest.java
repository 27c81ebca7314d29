package cn.hotline.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class HoursTest {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private final Hours hours = new Hours(PostOffice.rules(), Clock.system(CHINA));

    @Test
    void surveysKeepTheHoursOfSurveys() {
        for (var line : List.of("08:59 09:00", "09:00 09:00", "19:59 19:59", "20:00 +09:00", "23:30 +09:00")) {
            var both = line.split(" ");
            assertThat(opening(NoticeEvent.SURVEY, both[0])).as(line).isEqualTo(at(both[1]));
        }
        assertThat(opening(NoticeEvent.CLOSED, "20:30")).isEqualTo(at("20:30"));
        assertThat(opening(NoticeEvent.CLOSED, "21:00")).isEqualTo(at("+08:00"));
    }

    @Property
    void anOpeningIsNeverEarlierAndIsOpenItself(@ForAll NoticeEvent event, @ForAll("times") LocalDateTime time) {
        var at = time.atZone(CHINA).toInstant();
        var opening = hours.opening(event, at);
        assertThat(opening).isAfterOrEqualTo(at).isBefore(at.plusSeconds(24 * 3600));
        assertThat(hours.opening(event, opening)).isEqualTo(opening);
        assertThat(hours.tomorrow(event, at)).isAfter(at);
        assertThat(hours.day(hours.tomorrow(event, at))).isEqualTo(hours.day(at).plusDays(1));
    }

    @Provide
    Arbitrary<LocalDateTime> times() {
        return Arbitraries.longs()
                .between(0, 40L * 365 * 24 * 3600)
                .map(LocalDateTime.of(2000, 1, 1, 0, 0)::plusSeconds);
    }

    private java.time.Instant opening(NoticeEvent event, String time) {
        return hours.opening(event, at(time));
    }

    /** With a plus, of the next day. */
    private static java.time.Instant at(String time) {
        boolean next = time.startsWith("+");
        var local = java.time.LocalTime.parse(next ? time.substring(1) : time);
        return java.time.LocalDate.of(2027, 3, next ? 2 : 1)
                .atTime(local)
                .atZone(CHINA)
                .toInstant();
    }
}
