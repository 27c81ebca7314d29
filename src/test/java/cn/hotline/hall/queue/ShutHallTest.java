package cn.hotline.hall.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

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
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A closure shuts its own hall or counter, whatever else is shut. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class ShutHallTest extends WithHall {

    @Test
    void aShutHallGivesNumbersAtReceptionAlone() {
        shut(AHall.fresh(), null);
        shut(hall, "01");
        takes(201);
        var closure = shut(hall, null);
        takes(409);
        hall.takes("SOCIAL");
        lift(closure);
        takes(201);
    }

    @Test
    void aCounterThatIsShutCallsNobodyAndIsNotReckonedWith() {
        hall.open("01", "02");
        hall.takes("SOCIAL").body("waitSeconds", equalTo(0));
        hall.at("02", "next").then().statusCode(200);
        hall.at("02", "redirection", Map.of("counter", "01")).then().statusCode(200);
        var closure = shut(hall, "01");
        hall.takes("SOCIAL").body("waitSeconds", equalTo(720));
        hall.takes("MEDICAL").body("waitSeconds", nullValue());
        waitOf("MEDICAL", nullValue());
        assertThat(hall.next("02")).as("sent to a counter that is shut").isEqualTo("A001");
        hall.at("02", "redirection", Map.of("counter", "01")).then().statusCode(422);
        lift(closure);
        waitOf("MEDICAL", equalTo(720 + 600));
        hall.at("02", "redirection", Map.of("counter", "01")).then().statusCode(200);
    }

    @Test
    void whoComesToAHallThatIsNotOpenIsPromisedNoWait() {
        hall.open("03");
        waitOf("TAX", equalTo(0));
        AHall.openBy(hall.code(), "{}");
        waitOf("TAX", nullValue());
        hall.takes("TAX").body("waitSeconds", equalTo(0));
    }

    private void waitOf(String service, Matcher<?> seconds) {
        As.nobody()
                .get("/api/citizen/v1/halls/{hall}/load", hall.code())
                .then()
                .statusCode(200)
                .body("services.find { it.service == '%s' }.waitSeconds".formatted(service), seconds);
    }

    private void lift(String closure) {
        hall.manager()
                .post("/api/staff/v1/halls/{hall}/closures/{id}/lifting", hall.code(), closure)
                .then()
                .statusCode(200);
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
