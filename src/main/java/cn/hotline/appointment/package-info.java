/** Appointments (预约): slots, holds, bookings, the waitlist. */
@NullMarked
package cn.hotline.appointment;

import org.jspecify.annotations.NullMarked;
