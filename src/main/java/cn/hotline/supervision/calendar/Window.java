package cn.hotline.supervision.calendar;

import java.time.DateTimeException;
import java.time.LocalTime;

/** From a time of day to another, written {@code 09:00-12:00}. */
record Window(LocalTime from, LocalTime to) {

    static Window parse(String text) {
        var ends = text.strip().split("-", -1);
        try {
            if (ends.length == 2) {
                return new Window(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
            }
        } catch (DateTimeException unreadable) {
            // refused below
        }
        throw new IllegalArgumentException("'" + text + "' is not like 09:00-12:00");
    }
}
