package cn.hotline.appointment;

import cn.hotline.support.As;
import cn.hotline.support.Rows;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Appointments that an agent makes for a caller, who can so be told of them. */
final class ByPhone {

    private ByPhone() {}

    static String fresh() {
        return "199%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
    }

    /** @return the booking's id */
    static String booked(String phone, UUID slot) {
        String id = As.agent()
                .header("Idempotency-Key", As.key())
                .body(Map.of("phone", phone, "booking", Map.of("slot", slot)))
                .post("/api/staff/v1/on-behalf/bookings")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        As.agent()
                .post("/api/staff/v1/on-behalf/bookings/{id}/confirmation", id)
                .then()
                .statusCode(200);
        return id;
    }

    static UUID citizen(String booking) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Booking.<Booking>findById(UUID.fromString(booking)).citizen);
    }

    static long told(String booking, String what) {
        return Rows.count("select count(*) from notice where occasion like ?", "booking:" + booking + ":%:" + what);
    }
}
