package cn.hotline.hall.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.hotline.access.IdCard;
import cn.hotline.access.Kiosks;
import cn.hotline.access.Persons;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who is let go first is seen, not said; and nobody takes numbers without end. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class PriorityTest extends WithHall {

    private static final int NUMBERS_PER_HOUR = 50;

    final UUID citizen = UUID.randomUUID();

    @Test
    void nobodyGivesThemselvesPriorityFromHome() {
        takes(citizen, "ELDERLY").then().statusCode(422).body("errors[0].field", equalTo("priority"));
        takes(citizen, "PREGNANT").then().statusCode(422);
        takes(citizen, "NONE").then().statusCode(201);
    }

    @Test
    void whoseAgeIsProvedMaySaySo() {
        var old = proved("19500101");
        takes(old, "PREGNANT").then().statusCode(422);
        takes(old, "ELDERLY").then().statusCode(201);
        takes(proved("19990101"), "ELDERLY").then().statusCode(422);
        assertThat(Rows.count(
                        "select count(*) from queue_ticket where hall = ? and priority = 'ELDERLY' and turn_at = taken_at - interval '15 minutes'",
                        hall.code()))
                .isEqualTo(1);
    }

    @Test
    void receptionGrantsAndCorrectsPriority() {
        hall.taken("SOCIAL");
        MovedClock.forward(Duration.ofMinutes(5));
        String id = hall.asCitizen(citizen, "SOCIAL").then().extract().path("id");
        grant(id, "PREGNANT").then().statusCode(200).body("priority", equalTo("PREGNANT"), "ahead", equalTo(0));
        grant(id, "PREGNANT").then().statusCode(200);
        assertThat(steps(id)).isEqualTo(1);
        grant(id, "NONE").then().body("ahead", equalTo(1));
        grant(id, "DISABLED").then().body("ahead", equalTo(0));
        hall.open("02");
        assertThat(hall.next("02")).isEqualTo("A002");
        grant(id, "NONE").then().statusCode(409).body("type", equalTo("/problems/illegal-transition"));
        As.clerk("HALL-CITY")
                .body(Map.of("priority", "NONE"))
                .post("/api/staff/v1/halls/{hall}/numbers/{id}/priority", "HALL-CITY", id)
                .then()
                .statusCode(404);
    }

    @Test
    void whoCameLateIsNotMovedBackByAGrant() {
        String id = hall.takes("SOCIAL").extract().path("id");
        hall.taken("SOCIAL");
        hall.open("02");
        hall.next("02");
        hall.at("02", "skip");
        MovedClock.forward(Duration.ofMinutes(20));
        hall.taken("SOCIAL");
        hall.manager().post("/api/staff/v1/halls/{hall}/numbers/{id}/return", hall.code(), id);
        grant(id, "ELDERLY").then().statusCode(200).body("ahead", equalTo(1));
    }

    @Test
    void receptionTakesSomebodyIntoAFullHall() {
        AHall.run("update hall set capacity = 1 where code = '%s'", hall.code());
        takes(citizen, "NONE").then().statusCode(201);
        takes(UUID.randomUUID(), "NONE").then().statusCode(409);
        hall.takes("SOCIAL");
        AHall.openBy(hall.code(), "{}");
        takes(UUID.randomUUID(), "NONE").then().statusCode(409);
        hall.takes("SOCIAL");
    }

    @Test
    void nobodyTakesNumbersWithoutEnd() {
        takes(citizen, "NONE").then().statusCode(201);
        for (int i = 1; i < NUMBERS_PER_HOUR; i++) {
            takes(citizen, "NONE").then().statusCode(409);
        }
        takes(citizen, "NONE").then().statusCode(429);
    }

    private static UUID proved(String born) {
        var card = IdCard.parse("idCard", Kiosks.numberOf(born)).identity();
        return Arc.container().instance(Persons.class).get().enrol(card);
    }

    private Response takes(UUID who, String priority) {
        return As.citizen(who)
                .header("Idempotency-Key", As.key())
                .body(Map.of("service", "SOCIAL", "priority", priority))
                .post("/api/citizen/v1/halls/{hall}/numbers", hall.code());
    }

    private Response grant(String id, String priority) {
        return hall.manager()
                .body(Map.of("priority", priority))
                .post("/api/staff/v1/halls/{hall}/numbers/{id}/priority", hall.code(), id);
    }

    private static long steps(String id) {
        return Rows.count(
                "select count(*) from queue_step where queue_ticket = ? and verb = 'PRIORITISED'", UUID.fromString(id));
    }
}
