package cn.hotline.supervision.calendar;

/** A notice was announced or corrected, and that is committed; deadlines that are still open may have moved. */
public record CalendarChanged(int version) {}
