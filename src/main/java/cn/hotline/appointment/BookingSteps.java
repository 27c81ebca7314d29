package cn.hotline.appointment;

import java.util.List;

/** What was done with an appointment, the latest first, at most a hundred. */
public record BookingSteps(List<BookingStep> items) {}
