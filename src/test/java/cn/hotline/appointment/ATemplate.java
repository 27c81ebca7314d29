package cn.hotline.appointment;

import cn.hotline.support.As;
import cn.hotline.support.Rows;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Templates of a hall, on days that the rest of the suite does not know. */
final class ATemplate {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final String HALL = "HALL-LT";

    /**
     * Before the holidays of the National Day of 2025, which go from Wednesday the 1st to the 8th of October; Sunday the 28th of
     * September is worked.
     */
    static final LocalDate FRIDAY = LocalDate.of(2025, 9, 26);

    private static final String TEMPLATE = "/api/staff/v1/halls/{hall}/services/{service}/slot-template";

    private ATemplate() {}

    static Map<String, ?> window(String from, String to, int seats) {
        return Map.of("days", "WORKING", "from", from, "to", to, "slotMinutes", 30, "seats", seats);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    static Response put(String service, LocalDate from, Map<String, ?>... windows) {
        return put(HALL, service, from, List.of(windows));
    }

    static Response put(String hall, String service, LocalDate from, List<Map<String, ?>> windows) {
        return As.hallManager(hall)
                .body(Map.of("effectiveFrom", from.toString(), "windows", windows))
                .put(TEMPLATE, hall, service);
    }

    static long slots(String service, LocalDate day) {
        return Rows.count(
                "select count(*) from slot where hall = ? and service = ? and day = ? and not closed",
                HALL,
                service,
                day);
    }

    static long seats(String service, LocalDate day) {
        return Rows.count(
                "select count(*) from seat where slot in (select id from slot where hall = ? and service = ? and day = ?)",
                HALL,
                service,
                day);
    }

    static long open(UUID slot) {
        return Rows.count("select count(*) from seat where slot = ? and not closed", slot);
    }

    static UUID slot(String service, LocalDate day, String time) {
        String id = As.nobody()
                .body(Map.of("service", service, "halls", List.of(HALL), "from", day.toString(), "days", 1))
                .post("/api/citizen/v1/slot-searches")
                .then()
                .statusCode(200)
                .extract()
                .path("halls[0].days[0].times.find { it.startsAt == '%s' }.id"
                        .formatted(
                                day.atTime(LocalTime.parse(time)).atZone(ZONE).toInstant()));
        return UUID.fromString(id);
    }
}
