package cn.hotline.access;

import cn.hotline.access.Kiosks.Kiosk;
import cn.hotline.access.RoleMatrix.Row;
import cn.hotline.support.As;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What is asked of kiosks, and of those who administer them. */
final class KioskBook {

    private static final byte[] BATCH =
            ("{\"items\":[{\"externalId\":\"M1\",\"recordedAt\":\"2020-01-01T00:00:00Z\"}]}")
                    .getBytes(StandardCharsets.UTF_8);

    private KioskBook() {}

    static boolean knows(Row row) {
        return row.path().matches("/api/staff/v1/devices/\\{id}/(secret|hall|enablement)")
                || row.path()
                        .matches("/api/kiosk/v1/(heartbeat|secret|login-codes|visits|visits/current|offline-batches)")
                || row.operation().equals("GET /api/kiosk/v1/tickets");
    }

    static Response asked(Row row, RequestSpecification request, Kiosk kiosk) {
        var path = row.path().replace("{id}", kiosk.id().toString());
        var last = path.substring(path.lastIndexOf('/') + 1);
        if (last.equals("offline-batches")) {
            request.headers(kiosk.signed(BATCH)).body(BATCH);
        } else if (last.equals("tickets")) {
            request.header("Visit", kiosk.visitedBy(Map.of("idCard", Kiosks.freshCard("王小明"))));
        } else if (row.method().startsWith("P") && !last.equals("enablement")) {
            request.header("Idempotency-Key", As.key()).body(body(path, last, kiosk));
        }
        return request.request(row.method(), path);
    }

    private static Map<String, ?> body(String path, String last, Kiosk kiosk) {
        return switch (last) {
            case "heartbeat" -> beat(0);
            case "secret" ->
                path.startsWith("/api/kiosk/") ? Map.of("secret", kiosk.secret()) : Map.of("overlapHours", 1);
            case "login-codes" -> Map.of("phone", LoginCodes.freshPhone());
            case "hall" -> Map.of("hall", "HALL-EAST");
            default -> Map.of();
        };
    }

    static Map<String, ?> beat(int queued) {
        return Map.of("softwareVersion", "2.4.1", "paper", "LOW", "printer", "OK", "queued", queued);
    }
}
