package cn.hotline.supervision.calendar;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;

/** A day that a notice names: off (放假) or worked (调休上班). */
public record NoticeDay(
        @NotNull @JsonFormat(shape = JsonFormat.Shape.STRING)
        LocalDate date,

        @NotBlank @Size(max = 40) String name,
        @NotNull Boolean off) {

    boolean isMakeUp() {
        return !off;
    }

    boolean isOnWeekend() {
        return isWeekend(date);
    }

    static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
