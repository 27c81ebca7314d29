package cn.hotline.access;

import cn.hotline.access.Kiosks.Kiosk;
import cn.hotline.access.RoleMatrix.Row;
import cn.hotline.appointment.ASlot;
import cn.hotline.support.As;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What is asked of slots and appointments. */
final class AppointmentBook {

    private static String waiting = "";

    private AppointmentBook() {}

    static boolean knows(Row row) {
        return row.path().matches("/api/(citizen|kiosk)/v1/(bookings|waitings|slot-searches|check-ins)(/.*)?")
                || row.path().matches("/api/staff/v1/on-behalf/(booking|waiting).*")
                || row.path()
                        .matches(
                                "/api/staff/v1/halls/[{]hall[}]/(services/.*/slot.*|slots/.*|conflicts|appeals.*|check-ins)");
    }

    static Response asked(Row row, RequestSpecification request, Kiosk kiosk) {
        var path = row.path().replace("{hall}", ASlot.HALL).replace("{service}", "SOCIAL");
        if (path.matches("/api/kiosk/v1/(bookings|waitings).*")) {
            return asked(row, path, AtKiosk.arrived(kiosk), request);
        }
        if (path.contains("{slot}")) {
            path = path.replace("{slot}", ASlot.of(1).toString());
        }
        if (path.contains("{id}")) {
            path = path.replace("{id}", thing(row));
        }
        return request(row, request).request(row.method(), path);
    }

    /** Whoever is on a visit has an appointment of their own. */
    private record AtKiosk(Kiosk kiosk, String visit) {

        static AtKiosk arrived(Kiosk kiosk) {
            return new AtKiosk(kiosk, kiosk.visitedBy(Map.of("idCard", Kiosks.freshCard("王小明"))));
        }

        RequestSpecification asking() {
            return As.device(kiosk.id()).header("Visit", visit).header("Idempotency-Key", As.key());
        }

        String thing(String path) {
            return path.contains("/waitings/") ? waiting() : booking(path);
        }

        private String waiting() {
            return asking().body(ASlot.wait(ASlot.fullOne()))
                    .post("/api/kiosk/v1/waitings")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
        }

        private String booking(String path) {
            var slot = path.endsWith("/check-in") ? ASlot.soon() : ASlot.of(1);
            String id = asking().body(Map.of("slot", slot))
                    .post("/api/kiosk/v1/bookings")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            if (path.matches(".*/(move|check-in)")) {
                asking().post("/api/kiosk/v1/bookings/{id}/confirmation", id)
                        .then()
                        .statusCode(200);
            }
            return id;
        }
    }

    private static Response asked(Row row, String path, AtKiosk there, RequestSpecification request) {
        var own = path.contains("{id}") ? path.replace("{id}", there.thing(path)) : path;
        return request(row, request.header("Visit", there.visit())).request(row.method(), own);
    }

    private static RequestSpecification request(Row row, RequestSpecification request) {
        if (row.method().equals("GET")) {
            return request;
        }
        request.header("Idempotency-Key", As.key());
        var last = row.path().substring(row.path().lastIndexOf('/') + 1);
        return switch (last) {
            case "bookings" -> request.body(onBehalf(row, "booking", Map.of("slot", ASlot.of(1))));
            case "move" -> request.body(Map.of("slot", ASlot.of(1)));
            case "slot-searches" -> request.body(Map.of("service", "SOCIAL"));
            case "booking-searches", "waiting-searches" -> request.body(Map.of("phone", "19900000001"));
            case "slot-template" -> request.body(Map.of("effectiveFrom", ASlot.dayAhead(300), "windows", List.of()));
            case "waitings" -> request.body(onBehalf(row, "waiting", ASlot.wait(ASlot.fullOne())));
            case "appeal" -> request.body(Map.of("text", "当天因病住院"));
            case "decision" -> request.body(Map.of("upheld", false));
            case "check-ins" -> request.body(AppointmentsPast.shown(row.path().startsWith("/api/kiosk/")));
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

    private static Map<String, ?> onBehalf(Row row, String what, Map<String, ?> wish) {
        return row.path().contains("/on-behalf/") ? Map.of("phone", LoginCodes.freshPhone(), what, wish) : wish;
    }

    private static String thing(Row row) {
        if (row.path().contains("/waitings/")) {
            return waiting();
        }
        if (row.path().contains("/appeals/")) {
            return AppointmentsPast.appeal();
        }
        if (row.path().endsWith("/appeal")) {
            return row.method().equals("GET") ? AppointmentsPast.appealed() : AppointmentsPast.missed();
        }
        return row.path().endsWith("/check-in") ? AppointmentsPast.soon() : booking(row);
    }

    /** Of the reporter, who can wait in a few places only. */
    private static synchronized String waiting() {
        if (waiting.isEmpty()) {
            waiting = joined();
        }
        return waiting;
    }

    private static String joined() {
        return As.citizen(Somebody.REPORTER_ID)
                .header("Idempotency-Key", As.key())
                .body(ASlot.wait(ASlot.fullOne()))
                .post(ASlot.WAITINGS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Of the reporter, as the operation needs it. */
    private static String booking(Row row) {
        var slot = ASlot.of(1);
        return row.path().endsWith("/move")
                ? ASlot.booked(Somebody.REPORTER_ID, slot)
                : ASlot.held(Somebody.REPORTER_ID, slot);
    }
}
