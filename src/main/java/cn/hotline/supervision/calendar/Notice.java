package cn.hotline.supervision.calendar;

import java.util.List;

/** The State Council's notice of a year's holidays (节假日安排通知); it may name days of the years beside it. */
public record Notice(int year, List<NoticeDay> days) {

    public Notice {
        days = List.copyOf(days);
    }
}
