package cn.hotline.appointment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;

import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Free slots, the nearest hall first. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class SlotSearchTest {

    @BeforeEach
    void then() {
        MovedClock.at(ATemplate.FRIDAY.atTime(7, 0).atZone(ATemplate.ZONE).toInstant());
    }

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void searchFindsTheNearestHallAndItsFreeSeats() {
        for (var hall : List.of(ATemplate.HALL, ASlot.HALL)) {
            ATemplate.put(hall, "SOCIAL", ATemplate.FRIDAY, List.of(ATemplate.window("09:00", "11:00", 2)))
                    .then()
                    .statusCode(200);
        }
        As.nobody()
                .body(Map.of(
                        "matter",
                        "050201",
                        "halls",
                        List.of("HALL-CITY", "HALL-LT"),
                        "days",
                        3,
                        "near",
                        Map.of("lon", 113.3671, "lat", 29.5952)))
                .post("/api/citizen/v1/slot-searches")
                .then()
                .statusCode(200)
                .body("halls.hall", contains("HALL-LT", "HALL-CITY"))
                .body("halls[0].distanceMetres", equalTo(0), "halls[1].distanceMetres", greaterThan(1000))
                .body("halls[1].days[0].day", equalTo(ATemplate.FRIDAY.toString()))
                .body("halls[1].days[0].times[0].free", greaterThan(0));
        As.nobody().body(Map.of()).post("/api/citizen/v1/slot-searches").then().statusCode(422);
        As.nobody()
                .body(Map.of("service", "TAX", "halls", List.of("HALL-CITY"), "from", "2025-10-01", "days", 7))
                .post("/api/citizen/v1/slot-searches")
                .then()
                .statusCode(200)
                .body("halls[0].days", hasSize(0));
    }
}
