package cn.hotline.access;

import cn.hotline.access.RoleMatrix.Row;
import cn.hotline.appointment.ASlot;
import cn.hotline.support.As;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;

/** What is asked of slots and appointments. */
final class AppointmentBook {

    private AppointmentBook() {}

    static boolean knows(Row row) {
        return row.path().matches("/api/citizen/v1/bookings(/.*)?")
                || row.path().endsWith("/slots");
    }

    static Response asked(Row row, RequestSpecification request) {
        var path = row.path().replace("{hall}", ASlot.HALL).replace("{service}", "SOCIAL");
        if (path.contains("{id}")) {
            path = path.replace("{id}", booking(row));
        }
        return request(row, request).request(row.method(), path);
    }

    private static RequestSpecification request(Row row, RequestSpecification request) {
        if (row.method().equals("GET")) {
            return request;
        }
        request.header("Idempotency-Key", As.key());
        var last = row.path().substring(row.path().lastIndexOf('/') + 1);
        return switch (last) {
            case "bookings", "move" -> request.body(Map.of("slot", ASlot.of(1)));
            case "slots" -> {
                var from = ASlot.fresh();
                yield request.body(Map.of(
                        "startsAt",
                        from.toString(),
                        "endsAt",
                        from.plus(Duration.ofHours(1)).toString(),
                        "seats",
                        1));
            }
            default -> request;
        };
    }

    /** Of the reporter, as the operation needs it. */
    private static String booking(Row row) {
        var slot = ASlot.of(1);
        return row.path().endsWith("/move")
                ? ASlot.booked(Somebody.REPORTER_ID, slot)
                : ASlot.held(Somebody.REPORTER_ID, slot);
    }
}
