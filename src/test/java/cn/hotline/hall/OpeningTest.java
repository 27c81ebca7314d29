package cn.hotline.hall;

import static cn.hotline.hall.AHall.counter;
import static cn.hotline.hall.AHall.plan;
import static cn.hotline.hall.AHall.service;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class OpeningTest {

    private final String hall = AHall.made();

    @AfterEach
    void reset() {
        MovedClock.reset();
    }

    @Test
    void weekendsThatAreWorkedAreOpenAndHolidaysAreNot() {
        AHall.put(hall, "1", plan(List.of(service("A", "A")), List.of(counter("01", "A"))))
                .then()
                .statusCode(200);
        // 2026: Saturday 10 October is worked, 1 to 7 October are off.
        open("2026-10-10T02:00:00Z", true);
        open("2026-10-10T04:30:00Z", false).body("hall.opensNext", equalTo("2026-10-10T05:30:00Z"));
        open("2026-10-01T02:00:00Z", false).body("hall.opensNext", equalTo("2026-10-08T01:00:00Z"));
        open("2026-10-17T02:00:00Z", false).body("hall.opensNext", equalTo("2026-10-19T01:00:00Z"));
        open("2026-10-19T01:00:00Z", true);
        open("2026-10-19T09:00:00Z", false);
    }

    @Test
    void aClosureShutsUntilItIsLifted() {
        AHall.put(hall, "1", plan(List.of(service("A", "A")), List.of(counter("01", "A"))))
                .then()
                .statusCode(200);
        MovedClock.at(Instant.parse("2027-03-01T01:30:00Z"));
        var closure = Map.of(
                "from",
                "2027-03-01T09:00:00+08:00",
                "until",
                "2027-03-01T10:15:00+08:00",
                "reason",
                Map.of("zh", "设备检修", "en", "Maintenance"));
        String id = As.hallManager(hall)
                .header("Idempotency-Key", As.key())
                .body(closure)
                .post("/api/staff/v1/halls/{hall}/closures", hall)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        open("2027-03-01T01:31:00Z", false)
                .body("hall.opensNext", equalTo("2027-03-01T02:15:00Z"))
                .body("closures.reason", equalTo(List.of("设备检修")));
        As.hallManager(hall)
                .post("/api/staff/v1/halls/{hall}/closures/{id}/lifting", hall, id)
                .then()
                .statusCode(200)
                .body("lifted", equalTo(true));
        open("2027-03-01T01:32:00Z", true).body("closures", hasSize(0));
        As.hallManager(hall)
                .get("/api/staff/v1/halls/{hall}/closures?limit=1", hall)
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id));
    }

    private ValidatableResponse open(String at, boolean open) {
        MovedClock.at(Instant.parse(at));
        return As.nobody()
                .get("/api/citizen/v1/halls/{hall}", hall)
                .then()
                .statusCode(200)
                .body("hall.openNow", equalTo(open));
    }
}
