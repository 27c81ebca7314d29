package cn.hotline.notice;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** When citizens may be told what: nobody's phone rings at night for a survey. */
@Singleton
final class Hours {

    private final ZoneId zone;
    private final Window telling;
    private final Window asking;

    Hours(NoticeRules rules, Clock clock) {
        this.zone = clock.getZone();
        this.telling = Window.parse(rules.hours());
        this.asking = Window.parse(rules.surveyHours());
    }

    private record Window(LocalTime from, LocalTime to) {

        static Window parse(String text) {
            int dash = text.indexOf('-');
            if (dash < 0) {
                throw new IllegalArgumentException("hotline.notice hours are written 08:00-21:00, not " + text);
            }
            return new Window(LocalTime.parse(text.substring(0, dash)), LocalTime.parse(text.substring(dash + 1)));
        }

        boolean contains(LocalTime time) {
            return !time.isBefore(from) && time.isBefore(to);
        }
    }

    /** The instant itself, or the next at which this may be told. */
    Instant opening(NoticeEvent event, Instant at) {
        var window = event.isSurvey() ? asking : telling;
        var time = at.atZone(zone).toLocalTime();
        if (window.contains(time)) {
            return at;
        }
        return opening(window, time.isBefore(window.from()) ? day(at) : day(at).plusDays(1));
    }

    /** Of the next day. */
    Instant tomorrow(NoticeEvent event, Instant at) {
        return opening(event.isSurvey() ? asking : telling, day(at).plusDays(1));
    }

    LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    private Instant opening(Window window, LocalDate day) {
        return day.atTime(window.from()).atZone(zone).toInstant();
    }
}
