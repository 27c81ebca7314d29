package cn.hotline.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Wire;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Kiosks over the years: new secrets, another hall, silence, an end and a new beginning. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class DeviceCareTest {

    @AfterEach
    void reset() {
        MovedClock.reset();
    }

    @Test
    void whileTheyOverlapBothSecretsOpenAndThenTheNewOneAlone() {
        var kiosk = Kiosks.registered();
        String secret = kiosk.rotated(Map.of()).then().statusCode(200).extract().path("secret");
        assertThat(secret).isNotEqualTo(kiosk.secret());
        kiosk.logIn().then().statusCode(201);
        kiosk.logIn(secret).then().statusCode(201);
        MovedClock.forward(Duration.ofHours(24));
        kiosk.logIn().then().statusCode(401);
        kiosk.logIn(secret).then().statusCode(201);
    }

    @Test
    void aThirdSecretEndsTheFirstAtOnce() {
        var kiosk = Kiosks.registered();
        String second = kiosk.rotated(Map.of("overlapHours", 2)).path("secret");
        String third = kiosk.rotated(Map.of("overlapHours", 2)).path("secret");
        kiosk.logIn().then().statusCode(401);
        kiosk.logIn(second).then().statusCode(201);
        kiosk.logIn(third).then().statusCode(201);
    }

    @Test
    void withoutAnOverlapTheTokensEndAsWell() {
        var kiosk = Kiosks.registered();
        String token = kiosk.logIn().path("accessToken");
        String secret = kiosk.rotated(Map.of("overlapHours", 0)).path("secret");
        kiosk.logIn().then().statusCode(401);
        As.bearer(token).get("/api/kiosk/v1/matters").then().statusCode(403);
        String fresh = kiosk.logIn(secret).path("accessToken");
        As.bearer(fresh).get("/api/kiosk/v1/matters").then().statusCode(200);
    }

    @Test
    void aKioskThatLosesTheAnswerIsNotLockedOut() {
        var kiosk = Kiosks.registered();
        for (int lost = 0; lost < 3; lost++) {
            var answer = kiosk.loggedIn()
                    .header("Idempotency-Key", As.key())
                    .body(Map.of("secret", kiosk.secret()))
                    .post("/api/kiosk/v1/secret");
            answer.then().statusCode(200);
            kiosk.logIn(answer.path("secret")).then().statusCode(201);
        }
        kiosk.logIn().then().statusCode(201);
        As.device(kiosk.id())
                .header("Idempotency-Key", As.key())
                .body(Map.of("secret", "x".repeat(32)))
                .post("/api/kiosk/v1/secret")
                .then()
                .statusCode(401);
    }

    @Test
    void enabledAgainItHasToLogInAnew() {
        var kiosk = Kiosks.registered();
        String token = kiosk.logIn().path("accessToken");
        kiosk.disable().then().statusCode(204);
        As.bearer(token)
                .body(KioskBook.beat(0))
                .post("/api/kiosk/v1/heartbeat")
                .then()
                .statusCode(403);
        kiosk.logIn().then().statusCode(401);
        kiosk.enable().then().statusCode(204);
        As.bearer(token)
                .body(KioskBook.beat(0))
                .post("/api/kiosk/v1/heartbeat")
                .then()
                .statusCode(403);
        kiosk.loggedIn()
                .body(KioskBook.beat(0))
                .post("/api/kiosk/v1/heartbeat")
                .then()
                .statusCode(200);
    }

    @Test
    void whoeverIsSilentIsSeenToBe() {
        var kiosk = Kiosks.registered();
        var before = silent();
        kiosk.loggedIn()
                .body(KioskBook.beat(7))
                .post("/api/kiosk/v1/heartbeat")
                .then()
                .statusCode(200)
                .body("nextSeconds", equalTo(60));
        var list = As.administrator().get("/api/staff/v1/devices").then();
        list.body(of(kiosk, "online"), equalTo(true))
                .body(of(kiosk, "queued"), equalTo(7))
                .body(of(kiosk, "paper"), equalTo("LOW"));
        MovedClock.forward(Duration.ofMinutes(6));
        As.administrator().get("/api/staff/v1/devices").then().body(of(kiosk, "online"), equalTo(false));
        assertThat(silent()).isGreaterThan(before);
    }

    @Test
    void aMoveCountsWhateverTheTokenSays() {
        var kiosk = Kiosks.registered();
        As.administrator()
                .body(Map.of("hall", "HALL-EAST"))
                .put("/api/staff/v1/devices/{id}/hall", kiosk.id())
                .then()
                .statusCode(200)
                .body("hall", equalTo("HALL-EAST"));
        As.administrator().get("/api/staff/v1/devices").then().body("items.size()", greaterThan(0));
    }

    private static String of(Kiosks.Kiosk kiosk, String field) {
        return "items.find { it.id == '%s' }.%s".formatted(kiosk.id(), field);
    }

    private static double silent() {
        Arc.container().instance(Devices.class).get().countSilent();
        return Wire.request("GET", "/q/metrics")
                .header("Accept", "text/plain")
                .send()
                .body()
                .lines()
                .filter(line -> line.startsWith("hotline_devices_silent"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
