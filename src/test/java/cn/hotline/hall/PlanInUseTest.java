package cn.hotline.hall;

import static cn.hotline.hall.APlan.counter;
import static cn.hotline.hall.APlan.plan;
import static cn.hotline.hall.APlan.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import cn.hotline.appointment.ASlot;
import cn.hotline.hall.queue.AHall;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class PlanInUseTest {

    private static final Map<String, Object> BOTH =
            plan(List.of(service("A", "A"), service("B", "B")), List.of(counter("01", "A", "B"), counter("02", "B")));
    private static final Map<String, Object> WITHOUT_02 =
            plan(List.of(service("A", "A"), service("B", "B")), List.of(counter("01", "A", "B")));
    private static final Map<String, Object> WITHOUT_B =
            plan(List.of(service("A", "A")), List.of(counter("01", "A"), counter("02", "A")));

    private final AHall hall = AHall.bare();

    @BeforeEach
    void planned() {
        AHall.morning();
        APlan.put(hall.code(), "1", BOTH).then().statusCode(200);
    }

    @AfterEach
    void reset() {
        MovedClock.reset();
    }

    @Test
    void aCounterThatIsOpenStays() {
        hall.open("02");
        written(WITHOUT_02).statusCode(409).body("detail", containsString("02"));
        hall.at("02", "closing").then().statusCode(200);
        written(WITHOUT_02).statusCode(200);
    }

    @Test
    void aServiceWithANumberStays() {
        hall.open("02");
        hall.taken("B");
        written(WITHOUT_B).statusCode(409).body("detail", containsString("B"));
        hall.next("02");
        written(WITHOUT_B).statusCode(409);
        written(WITHOUT_02).statusCode(409).body("detail", containsString("02"));
        hall.at("02", "start").then().statusCode(200);
        hall.at("02", "parking").then().statusCode(200);
        written(WITHOUT_B).statusCode(409).body("detail", containsString("B"));
    }

    @Test
    void aServiceThatIsBookedStays() {
        ASlot.booked(UUID.randomUUID(), slotOfB());
        written(WITHOUT_B).statusCode(409).body("detail", containsString("B: 1"));
    }

    @Test
    void ofTwoWhoWriteAtOnceOneIsTold() throws Exception {
        Callable<Integer> write = () -> APlan.put(hall.code(), "2", WITHOUT_02).statusCode();
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = both.submit(write);
            var second = both.submit(write);
            assertThat(List.of(first.get(), second.get())).containsExactlyInAnyOrder(200, 412);
        }
    }

    private ValidatableResponse written(Map<String, Object> plan) {
        return APlan.put(hall.code(), "2", plan).then();
    }

    private UUID slotOfB() {
        var from = ASlot.fresh();
        String id = hall.manager()
                .header("Idempotency-Key", As.key())
                .body(Map.of(
                        "startsAt",
                        from.toString(),
                        "endsAt",
                        from.plusSeconds(1800).toString(),
                        "seats",
                        1))
                .post("/api/staff/v1/halls/{hall}/services/B/slots", hall.code())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return UUID.fromString(id);
    }
}
