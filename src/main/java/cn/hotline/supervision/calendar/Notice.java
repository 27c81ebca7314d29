package cn.hotline.supervision.calendar;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The State Council's notice of a year's holidays (节假日安排通知); it may name days of the years beside it. */
public record Notice(int year, List<NoticeDay> days) {

    static final int FIRST_YEAR = 2000;
    static final int LAST_YEAR = 2199;

    /** In its order of days, so that two that say the same are equal. */
    public Notice {
        days = days.stream().sorted(Comparator.comparing(NoticeDay::date)).toList();
    }

    /**
     * Asks of the days as they were given, so that each fault is named by its place.
     *
     * @throws Refusal 422 naming each day that cannot be right
     */
    static Notice checked(int year, List<NoticeDay> given) {
        var refusal = new Refusal(ProblemType.INVALID, "invalid");
        var seen = new HashSet<LocalDate>();
        for (int i = 0; i < given.size(); i++) {
            var day = given.get(i);
            var fault = seen.add(day.date()) ? fault(year, day) : "notice-day-twice";
            if (fault != null) {
                refusal.andField("days[" + i + "].date", fault, day.date().toString(), Integer.toString(year));
            }
        }
        if (given.stream().allMatch(NoticeDay::isMakeUp)) {
            refusal.andField("days", "notice-without-holidays");
        }
        if (refusal.hasFields()) {
            throw refusal;
        }
        return new Notice(year, given);
    }

    /** New Year's holiday and the days worked for it may reach into the years beside it. */
    private static @Nullable String fault(int year, NoticeDay day) {
        if (day.date().isBefore(LocalDate.of(year - 1, 12, 20)) || day.date().isAfter(LocalDate.of(year + 1, 1, 10))) {
            return "notice-day-far";
        }
        return day.isMakeUp() && !day.isOnWeekend() ? "notice-day-worked-anyway" : null;
    }
}
