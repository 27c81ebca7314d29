package cn.hotline.access;

import cn.hotline.support.As;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;

/** Registers, logs in and disables kiosks over HTTP. */
final class Kiosks {

    private Kiosks() {}

    /** Its id and its secret. */
    record Kiosk(UUID id, String secret) {

        /** What opens a session at that door: its own, or a citizen's. */
        java.util.Map<String, Object> credentialsAt(String path) {
            return path.startsWith("/api/kiosk/")
                    ? java.util.Map.of("device", id, "secret", secret)
                    : LoginCodes.fresh();
        }

        Response logIn() {
            return logIn(secret);
        }

        Response logIn(String with) {
            return As.nobody().body(Map.of("device", id, "secret", with)).post("/api/kiosk/v1/sessions");
        }

        Response disable() {
            return As.administrator().post("/api/staff/v1/devices/{id}/disablement", id);
        }
    }

    static Kiosk registered() {
        var answer = As.administrator()
                .header("Idempotency-Key", As.key())
                .body(Map.of("name", "一楼东侧1号机", "hall", "HALL-CITY"))
                .post("/api/staff/v1/devices")
                .then()
                .statusCode(201)
                .extract();
        return new Kiosk(UUID.fromString(answer.path("id")), answer.path("secret"));
    }
}
