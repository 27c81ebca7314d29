package cn.hotline.hall.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the queue came to, how busy it is, and what people say of it. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class FiguresTest {

    private static final String NUMBER = "/api/citizen/v1/numbers/{id}";

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
    void waitsAndVisitsAreCounted() {
        hall.open("02");
        hall.taken("SOCIAL");
        hall.taken("SOCIAL");
        MovedClock.forward(Duration.ofMinutes(4));
        hall.next("02");
        hall.at("02", "start");
        MovedClock.forward(Duration.ofMinutes(10));
        hall.at("02", "finish", Map.of("result", "SERVED"));
        hall.next("02");
        hall.at("02", "skip");
        hall.manager()
                .get("/api/staff/v1/halls/{hall}/queue-figures", hall.code())
                .then()
                .statusCode(200)
                .body("groups", hasSize(3), "groups[0].numbers", equalTo(2), "groups[0].served", equalTo(1))
                .body("groups[0].noShows", equalTo(1), "groups[1].service", equalTo("SOCIAL"))
                .body("groups[2].counter", equalTo("02"), "hours.hour", hasItems(10), "hours[0].numbers", equalTo(2));
        float wait = hall.manager()
                .get("/api/staff/v1/halls/{hall}/queue-figures", hall.code())
                .then()
                .extract()
                .jsonPath()
                .getFloat("groups[0].medianWaitSeconds");
        assertThat(wait).isBetween(535f, 560f);
        As.auditor()
                .get("/api/staff/v1/halls/{hall}/queue-figures?from=2026-01-01&to=2026-12-31", hall.code())
                .then()
                .statusCode(422);
    }

    @Test
    void everybodySeesHowBusyItIs() {
        AHall.run("update hall set capacity = 4 where code = '%s'", hall.code());
        hall.taken("TAX");
        hall.taken("SOCIAL");
        hall.taken("SOCIAL");
        hall.open("02");
        As.nobody()
                .get("/api/citizen/v1/halls/{hall}/load", hall.code())
                .then()
                .statusCode(200)
                .body("people", equalTo(3), "gauge", equalTo("HIGH"))
                .body("services.find { it.service == 'SOCIAL' }.waiting", equalTo(2))
                .body("services.find { it.service == 'SOCIAL' }.waitSeconds", equalTo(1440));
        As.nobody().get("/api/citizen/v1/halls/{hall}/load", "HALL-NONE").then().statusCode(404);
    }

    @Test
    void aVisitIsRatedOnceAndShownInSumsOfFive() {
        hall.open("02");
        for (int i = 0; i < 5; i++) {
            var citizen = UUID.randomUUID();
            String id = hall.asCitizen(citizen, "SOCIAL").path("id");
            var rating = Map.of("level", i == 0 ? 2 : 5, "words", "办得很快");
            As.citizen(citizen).body(rating).post(NUMBER + "/rating", id).then().statusCode(409);
            hall.called("02");
            sums().then().body("items", empty());
            As.citizen(citizen).body(rating).post(NUMBER + "/rating", id).then().statusCode(200);
            As.citizen(citizen).body(rating).post(NUMBER + "/rating", id).then().statusCode(409);
        }
        sums().then()
                .body("items", hasSize(1), "items[0].count", equalTo(5))
                .body("items[0].level5", equalTo(4), "items[0].level2", equalTo(1));
        assertThat(Rows.count("""
                        select count(*) from visit_rating r join queue_ticket t on t.id = r.queue_ticket
                        where t.hall = ? and position(convert_to('办得很快', 'UTF8') in r.sealed) = 0""", hall.code())).isEqualTo(5);
    }

    private io.restassured.response.Response sums() {
        return hall.clerk("02").get("/api/staff/v1/halls/{hall}/visit-ratings", hall.code());
    }
}
