package cn.hotline.appointment;

import cn.hotline.hall.OpeningHours.Days;
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
        @NotNull @Pattern(regexp = TIME) String to,
        @NotNull @Min(5) @Max(480) Integer slotMinutes,
        @NotNull @Min(1) @Max(100) Integer seats) {

    static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";

    LocalTime begin() {
        return LocalTime.parse(from);
    }

    LocalTime end() {
        return LocalTime.parse(to);
    }

    /** Whether there is room for one slot at least. */
    boolean hasRoom() {
        return !begin().plusMinutes(slotMinutes).isAfter(end())
                && begin().toSecondOfDay() + slotMinutes * 60 <= end().toSecondOfDay();
    }

    boolean overlaps(SlotWindow other) {
        return days == other.days
                && begin().isBefore(other.end())
                && other.begin().isBefore(end());
    }
}
