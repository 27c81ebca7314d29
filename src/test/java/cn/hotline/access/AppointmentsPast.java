package cn.hotline.access;

import cn.hotline.appointment.ASlot;
import java.util.Map;
import java.util.UUID;

/** Appointments of the matrix that have come near or were missed. */
final class AppointmentsPast {

    private static String near = "";

    private AppointmentsPast() {}

    /** Of the reporter, who can have one for that service on that day only. */
    static synchronized String soon() {
        if (near.isEmpty()) {
            near = ASlot.booked(Somebody.REPORTER_ID, ASlot.soon());
        }
        return near;
    }

    /** What somebody shows to be checked in. */
    static Map<String, ?> shown(boolean withCode) {
        var booking = ASlot.booked(UUID.randomUUID(), ASlot.soon());
        var number = ASlot.number(booking);
        return withCode ? Map.of("number", number, "code", ASlot.code(booking)) : Map.of("number", number);
    }

    static String missed() {
        return ASlot.missed(Somebody.REPORTER_ID);
    }

    static String appealed() {
        var booking = missed();
        ASlot.appeal(Somebody.REPORTER_ID, booking);
        return booking;
    }

    static String appeal() {
        return ASlot.appeal(Somebody.REPORTER_ID, missed());
    }
}
