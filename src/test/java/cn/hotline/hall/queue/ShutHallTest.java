package cn.hotline.hall.queue;

import static org.hamcrest.Matchers.containsString;

import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A closure shuts its own hall, whatever else is shut. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class ShutHallTest {

    AHall hall;

    @BeforeEach
    void morning() {
        AHall.morning();
        hall = AHall.fresh();
    }

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void aShutHallGivesNumbersAtReceptionAlone() {
        shut(AHall.fresh(), null);
        shut(hall, "01");
        takes(201);
        var closure = shut(hall, null);
        takes(409);
        hall.takes("SOCIAL");
        hall.manager()
                .post("/api/staff/v1/halls/{hall}/closures/{id}/lifting", hall.code(), closure)
                .then()
                .statusCode(200);
        takes(201);
    }

    private void takes(int status) {
        var answer = hall.asCitizen(UUID.randomUUID(), "TAX").then().statusCode(status);
        if (status == 409) {
            answer.body("detail", containsString("大厅"));
        }
    }

    private static String shut(AHall which, @Nullable String counter) {
        var now = OffsetDateTime.ofInstant(new MovedClock().instant(), new MovedClock().getZone());
        var closure = new HashMap<String, Object>(Map.of(
                "from", now.minusMinutes(5).toString(),
                "until", now.plus(Duration.ofHours(2)).toString(),
                "reason", Map.of("zh", "设备检修", "en", "Maintenance")));
        if (counter != null) {
            closure.put("counter", counter);
        }
        return which.manager()
                .header("Idempotency-Key", As.key())
                .body(closure)
                .post("/api/staff/v1/halls/{hall}/closures", which.code())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
