package cn.hotline.supervision.calendar;

import java.time.LocalDate;

/** A day that a notice names: off (放假) or worked (调休上班). */
public record NoticeDay(LocalDate date, String name, boolean off) {}
