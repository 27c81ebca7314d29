package cn.hotline.hall.queue;

import cn.hotline.appointment.ASlot;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/** A confirmed appointment in a hall of a test's own. */
public record ABooking(UUID citizen, String id) {

    /** Of somebody of whom nothing else is known. */
    public static ABooking in(AHall hall, String service, Duration ahead) {
        return of(UUID.randomUUID(), hall, service, ahead);
    }

    public static ABooking of(UUID citizen, AHall hall, String service, Duration ahead) {
        var start = new MovedClock().instant().plus(ahead).truncatedTo(ChronoUnit.MICROS);
        return new ABooking(citizen, ASlot.booked(citizen, slot(hall, service, start)));
    }

    private static UUID slot(AHall hall, String service, Instant start) {
        var times = Map.of(
                "startsAt", start.toString(),
                "endsAt", start.plus(Duration.ofMinutes(30)).toString(),
                "seats", 1);
        String id = hall.manager()
                .header("Idempotency-Key", As.key())
                .body(times)
                .post("/api/staff/v1/halls/{hall}/services/{service}/slots", hall.code(), service)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return UUID.fromString(id);
    }

    /** @return the number's id */
    public String checkedIn() {
        return As.citizen(citizen)
                .header("Idempotency-Key", As.key())
                .post(ASlot.BOOKINGS + "/{id}/check-in", id)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public String state() {
        return As.citizen(citizen).get(ASlot.BOOKINGS + "/{id}", id).path("state");
    }
}
