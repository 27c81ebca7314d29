package cn.hotline.hall;

import static cn.hotline.hall.APlan.counter;
import static cn.hotline.hall.APlan.plan;
import static cn.hotline.hall.APlan.service;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import cn.hotline.hall.queue.AHall;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class PlanTest {

    private static final String PLAN = "/api/staff/v1/halls/{hall}/plan";

    private final String hall = AHall.bare().code();

    @Test
    void aPlanIsWrittenWholeAndReadAgain() {
        var plan = plan(
                List.of(service("A", "A"), service("B", "B")), List.of(counter("01", "A", "B"), counter("02", "B")));
        APlan.put(hall, "1", plan).then().statusCode(200).header("ETag", "\"2\"");
        As.hallManager(hall)
                .get("/api/staff/v1/halls/{hall}/plan", hall)
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("plan.capacity", equalTo(50))
                .body("plan.counters.code", equalTo(List.of("01", "02")))
                .body("plan.services.letter", equalTo(List.of("A", "B")));
        // Letters change places, a counter ends and comes back.
        var exchanged = plan(List.of(service("A", "B"), service("B", "A")), List.of(counter("01", "A", "B")));
        APlan.put(hall, "2", exchanged).then().statusCode(200).body("plan.counters", hasSize(1));
        APlan.put(hall, "3", plan).then().statusCode(200).body("plan.counters", hasSize(2));
        APlan.put(hall, "3", plan).then().statusCode(412);
    }

    @Test
    void eachFaultIsNamed() {
        var plan = new HashMap<>(plan(
                List.of(service("A", "A"), service("B", "A"), service("C", "C")),
                List.of(counter("01", "A", "X"), counter("01", "B"))));
        plan.put("hours", Map.of("saturday", List.of(List.of("12:00", "13:00"), List.of("12:30", "14:00"))));
        plan.put("zones", List.of());
        APlan.put(hall, "1", plan)
                .then()
                .statusCode(422)
                .body(
                        "errors.field",
                        hasItems(
                                "hours.saturday[1]",
                                "services[1].letter",
                                "services[2].code",
                                "counters[0].services",
                                "counters[0].zone",
                                "counters[1].code"));
    }

    @Test
    void thereAreNoMoreFloorsThanTheHallHasAndItIsOpenAtSomeTime() {
        var upstairs = new HashMap<>(counter("02", "A"));
        upstairs.put("floor", 3);
        upstairs.remove("zone");
        var upper = new HashMap<>(upstairs);
        upper.putAll(Map.of("code", "03", "floor", 4));
        var plan = new HashMap<>(plan(List.of(service("A", "A")), List.of(counter("01", "A"), upstairs, upper)));
        plan.put("hours", Map.of("working", List.of()));
        APlan.put(hall, "1", plan)
                .then()
                .statusCode(422)
                .body("errors.field", containsInAnyOrder("hours", "counters[2].floor"));
    }

    @Test
    void othersHallsAreNotThere() {
        var stranger = "HALL-LT";
        As.auditor().get(PLAN, "NONE").then().statusCode(404);
        As.hallManager(stranger).get(PLAN, hall).then().statusCode(404);
        As.hallManager(stranger)
                .header("If-Match", "*")
                .body(APlan.small())
                .put(PLAN, hall)
                .then()
                .statusCode(404);
        Object map = As.administrator().get("/api/staff/v1/halls/HALL-CITY/map").path("map");
        As.hallManager(stranger)
                .header("If-Match", "*")
                .body(map)
                .put("/api/staff/v1/halls/HALL-CITY/map")
                .then()
                .statusCode(404);
    }
}
