package cn.hotline.supervision.calendar;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A day as the calendar counts it, for whoever asks how a deadline came about.
 *
 * @param name of the holiday it is, or is worked for
 * @param provisional its year's notice is not out yet
 */
public record CountedDay(
        LocalDate date, Kind kind, @Nullable String name, boolean provisional) {

    /** What a day is. */
    public enum Kind {
        WORKING,
        WEEKEND,
        /** 法定节假日 or a day off moved to it */
        HOLIDAY,
        /** A weekend that is worked (调休). */
        MAKE_UP
    }

    public boolean isWorking() {
        return kind == Kind.WORKING || kind == Kind.MAKE_UP;
    }
}
