package cn.hotline.appointment;

import java.util.List;

/** Appointments that belong to a ticket, the newest first, at most a hundred. */
public record TicketBookings(List<BookingView> items) {}
