package cn.hotline.appointment;

import cn.hotline.hall.OpeningHours.Window;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalTime;

/**
 * From one time of day to another, on days of a kind, slots one behind the other.
 *
 * @param seats of each of them
 */
public record SlotWindow(
        @NotNull Days days,
        @NotNull @Pattern(regexp = TIME) String from,
        @NotNull @Pattern(regexp = TIME + "|24:00") String to,
        @NotNull @Min(5) @Max(480) Integer slotMinutes,
        @NotNull @Min(1) @Max(100) Integer seats) {

    static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";

    /** Days that have hours of their own. */
    public enum Days {
        /** As the State Council's calendar has it, with the weekends that are worked. */
        WORKING,
        SATURDAY,
        SUNDAY,
        /** Of the calendar's holidays, for the few halls that are open then. */
        HOLIDAY
    }

    LocalTime begin() {
        return LocalTime.parse(from);
    }

    /** Midnight for the end of the day. */
    LocalTime end() {
        return window().until();
    }

    /** Whether there is room for one slot at least. */
    boolean hasRoom() {
        return from.compareTo(to) < 0 && window().length().toMinutes() >= slotMinutes;
    }

    boolean overlaps(SlotWindow other) {
        return days == other.days && window().overlaps(other.window());
    }

    private Window window() {
        return Window.of(from, to);
    }
}
