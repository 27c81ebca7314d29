package cn.hotline.hall;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import cn.hotline.hall.queue.AHall;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class OpeningTest {

    private final String hall = AHall.bare().code();

    @AfterEach
    void reset() {
        MovedClock.reset();
    }

    @Test
    void weekendsThatAreWorkedAreOpenAndHolidaysAreNot() {
        APlan.put(hall, "1", APlan.small()).then().statusCode(200);
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
        APlan.put(hall, "1", APlan.small()).then().statusCode(200);
        MovedClock.at(Instant.parse("2027-03-01T01:30:00Z"));
        var id = AClosure.of(hall, null, "2027-03-01T09:00:00+08:00", "2027-03-01T10:15:00+08:00");
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
                .body("items.id", hasItem(id))
                .body("items[0].madeBy", equalTo("staff:hall_manager-" + hall))
                .body("items[0].liftedBy", equalTo("staff:hall_manager-" + hall));
    }

    @Test
    void aClosureOverMidnightShutsItsHallAlone() {
        var round = new HashMap<>(APlan.small());
        round.put("hours", Map.of("working", List.of(List.of("00:00", "24:00"))));
        var other = AHall.bare().code();
        MovedClock.at(Instant.parse("2027-03-01T01:30:00Z"));
        AClosure.of(other, null, "2027-03-01T09:00:00+08:00", "2027-03-03T09:00:00+08:00");
        AClosure.of(hall, null, "2027-03-01T22:00:00+08:00", "2027-03-02T06:00:00+08:00");
        APlan.put(hall, "1", round)
                .then()
                .statusCode(200)
                .body("plan.hours.working", equalTo(List.of(List.of("00:00", "24:00"))));
        open("2027-03-01T13:59:59Z", true)
                .body("hall.opensAt", equalTo("00:00"))
                .body("hall.closesAt", equalTo("24:00"));
        open("2027-03-01T14:00:00Z", false).body("hall.opensNext", equalTo("2027-03-01T22:00:00Z"));
        open("2027-03-01T16:00:00Z", false);
        open("2027-03-01T22:00:00Z", true);
        open("2027-03-02T15:59:59Z", true);
        open("2027-03-02T16:00:00Z", true);
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
