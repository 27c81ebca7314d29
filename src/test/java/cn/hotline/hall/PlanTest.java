package cn.hotline.hall;

import static cn.hotline.hall.AHall.counter;
import static cn.hotline.hall.AHall.plan;
import static cn.hotline.hall.AHall.service;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import cn.hotline.appointment.ASlot;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class PlanTest {

    private final String hall = AHall.made();

    @Test
    void aPlanIsWrittenWholeAndReadAgain() {
        var plan = plan(
                List.of(service("A", "A"), service("B", "B")), List.of(counter("01", "A", "B"), counter("02", "B")));
        AHall.put(hall, "1", plan).then().statusCode(200).header("ETag", "\"2\"");
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
        AHall.put(hall, "2", exchanged).then().statusCode(200).body("plan.counters", hasSize(1));
        AHall.put(hall, "3", plan).then().statusCode(200).body("plan.counters", hasSize(2));
        AHall.put(hall, "3", plan).then().statusCode(412);
    }

    @Test
    void eachFaultIsNamed() {
        var plan = new HashMap<>(plan(
                List.of(service("A", "A"), service("B", "A"), service("C", "C")),
                List.of(counter("01", "A", "X"), counter("01", "B"))));
        plan.put("hours", Map.of("saturday", List.of(List.of("12:00", "13:00"), List.of("12:30", "14:00"))));
        plan.put("zones", List.of());
        AHall.put(hall, "1", plan)
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
    void whatIsInUseDoesNotEnd() {
        var both = plan(
                List.of(service("A", "A"), service("B", "B")), List.of(counter("01", "A", "B"), counter("02", "B")));
        AHall.put(hall, "1", both).then().statusCode(200);
        QuarkusTransaction.requiringNew().run(() -> Counter.held(hall, "02").open("clerk", new MovedClock().instant()));
        var without = plan(List.of(service("A", "A"), service("B", "B")), List.of(counter("01", "A", "B")));
        AHall.put(hall, "2", without).then().statusCode(409).body("detail", containsString("02"));

        var slot = slotOf("B");
        ASlot.booked(UUID.randomUUID(), slot);
        var onlyA = plan(List.of(service("A", "A")), List.of(counter("01", "A"), counter("02", "A")));
        AHall.put(hall, "2", onlyA).then().statusCode(409).body("detail", containsString("B: 1"));
    }

    private UUID slotOf(String service) {
        var from = ASlot.fresh();
        String id = As.hallManager(hall)
                .header("Idempotency-Key", As.key())
                .body(Map.of(
                        "startsAt",
                        from.toString(),
                        "endsAt",
                        from.plusSeconds(1800).toString(),
                        "seats",
                        1))
                .post("/api/staff/v1/halls/{hall}/services/{service}/slots", hall, service)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return UUID.fromString(id);
    }

    @Test
    void othersHallsAreNotThere() {
        As.hallManager("HALL-LT")
                .get("/api/staff/v1/halls/HALL-CITY/plan")
                .then()
                .statusCode(404);
        As.auditor().get("/api/staff/v1/halls/NONE/plan").then().statusCode(404);
    }
}
