package cn.hotline.access;

import cn.hotline.support.APartner.Key;
import cn.hotline.support.As;
import cn.hotline.support.Signer;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Registers kiosks over HTTP, and does there what a kiosk does. */
public final class Kiosks {

    public static final String BATCHES = "/api/kiosk/v1/offline-batches";

    private Kiosks() {}

    /** Its id and its secret. */
    public record Kiosk(UUID id, String secret) {

        /** What opens a session at that door: its own, or a citizen's. */
        Map<String, Object> credentialsAt(String path) {
            return path.startsWith("/api/kiosk/") ? Map.of("device", id, "secret", secret) : LoginCodes.fresh();
        }

        public Response logIn() {
            return logIn(secret);
        }

        Response logIn(String with) {
            return As.nobody().body(Map.of("device", id, "secret", with)).post("/api/kiosk/v1/sessions");
        }

        public RequestSpecification loggedIn() {
            return As.bearer(logIn().then().statusCode(201).extract().path("accessToken"));
        }

        public Response disable() {
            return As.administrator().post("/api/staff/v1/devices/{id}/disablement", id);
        }

        Response enable() {
            return As.administrator().post("/api/staff/v1/devices/{id}/enablement", id);
        }

        Response rotated(Map<String, ?> rotation) {
            return As.administrator()
                    .header("Idempotency-Key", As.key())
                    .body(rotation)
                    .post("/api/staff/v1/devices/{id}/secret", id);
        }

        /** A visit by card, by code or by nobody; its token. */
        public String visitedBy(Map<String, ?> arrival) {
            return As.device(id)
                    .body(arrival)
                    .post("/api/kiosk/v1/visits")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("visit");
        }

        public RequestSpecification during(String visit) {
            return As.device(id).header("Visit", visit);
        }

        public byte[] signingKey() {
            return Signer.hmac(secret.getBytes(StandardCharsets.UTF_8), "hotline-12345/kiosk/signing");
        }

        public Signer signer() {
            return Signer.of(Key.of(id.toString(), signingKey()));
        }

        public Map<String, String> signed(byte[] body) {
            return signer().post(BATCHES, body);
        }

        /** A batch, signed as it should be. */
        public Response replay(byte[] body) {
            return As.device(id).headers(signed(body)).body(body).post(BATCHES);
        }

        /** One that has items that break the contract. */
        public Response replayRaw(byte[] body) {
            var token = As.token("device", id.toString(), Set.of("device"), Map.of("hall", "HALL-CITY"));
            return RestAssured.given()
                    .header("Authorization", "Bearer " + token)
                    .contentType("application/json")
                    .headers(signed(body))
                    .body(body)
                    .post(BATCHES);
        }
    }

    public static Kiosk registered() {
        var answer = As.administrator()
                .header("Idempotency-Key", As.key())
                .body(Map.of("name", "一楼东侧1号机", "hall", "HALL-CITY"))
                .post("/api/staff/v1/devices")
                .then()
                .statusCode(201)
                .extract();
        return new Kiosk(UUID.fromString(answer.path("id")), answer.path("secret"));
    }

    /** A card that nobody else in the suite has. */
    public static Map<String, Object> freshCard(String name) {
        var day = "19%02d%02d%02d"
                .formatted(
                        ThreadLocalRandom.current().nextInt(40, 99),
                        ThreadLocalRandom.current().nextInt(1, 13),
                        ThreadLocalRandom.current().nextInt(1, 29));
        return Map.of("number", numberOf(day), "name", name);
    }

    /** @param born as 19500101 */
    public static String numberOf(String born) {
        var body =
                "999901" + born + "%03d".formatted(ThreadLocalRandom.current().nextInt(1000));
        return body + check(body);
    }

    private static char check(String body) {
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * Character.digit(body.charAt(i), 10);
        }
        return "10X98765432".charAt(sum % 11);
    }
}
