package cn.hotline.hall.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the queue came to, how busy it is, and what people say of it. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class FiguresTest extends WithHall {

    private static final String NUMBER = "/api/citizen/v1/numbers/{id}";

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
        float wait = figures().getFloat("groups[0].medianWaitSeconds");
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
    void aVisitAtTwoCountersIsOneWaitAndTheWorkOfBoth() {
        hall.open("02", "03");
        hall.taken("SOCIAL");
        String comesBack = hall.takes("SOCIAL").extract().path("id");
        after(4);
        hall.next("02");
        hall.at("02", "start");
        after(10);
        hall.at("02", "redirection", Map.of("service", "TAX"));
        hall.next("02");
        hall.at("02", "skip");
        after(6);
        String parked = hall.at("03", "next").path("current.id");
        hall.at("03", "start");
        after(5);
        hall.at("03", "parking");
        after(20);
        hall.at("03", "resumption", Map.of("number", parked));
        hall.next("03");
        hall.at("03", "start");
        after(2);
        hall.at("03", "finish", Map.of("result", "SERVED"));
        atReception(comesBack, "return");
        atReception(comesBack, "leaving");
        atReception(hall.takes("TAX").extract().path("id"), "leaving");
        var figures = figures();
        assertThat(figures.getMap("groups[0]"))
                .containsEntry("numbers", 3)
                .containsEntry("served", 1)
                .containsEntry("noShows", 1)
                .containsEntry("gaveUp", 1);
        assertThat(figures.getInt("groups[0].medianWaitSeconds")).isBetween(9 * 60, 9 * 60 + 5);
        assertThat(figures.getInt("groups[0].medianVisitSeconds")).isBetween(17 * 60, 17 * 60 + 5);
        assertThat(figures.getInt("groups[0].predictionErrorSeconds")).isBetween(-190, -170);
        var social = "groups.find { it.service == 'SOCIAL' }.";
        assertThat(figures.getInt(social + "medianWaitSeconds")).isBetween(9 * 60, 9 * 60 + 5);
        assertThat(figures.getInt(social + "medianVisitSeconds")).isBetween(600, 605);
        var first = "groups.find { it.counter == '02' }.";
        assertThat(figures.getInt(first + "medianVisitSeconds")).isBetween(600, 605);
        assertThat(figures.getInt(first + "noShows")).isEqualTo(1);
        assertThat(figures.getInt(first + "served")).isZero();
        var second = "groups.find { it.counter == '03' }.";
        assertThat(figures.getInt(second + "medianVisitSeconds")).isBetween(420, 425);
        assertThat(figures.getMap(second.substring(0, second.length() - 1)))
                .containsEntry("served", 1)
                .doesNotContainKey("medianWaitSeconds");
    }

    @Test
    void aVisitIsRatedOnceAndShownInSumsOfFiveOnceNobodyCanAddOne() {
        hall.open("02");
        var day = LocalDate.ofInstant(new MovedClock().instant(), new MovedClock().getZone());
        for (int i = 0; i < 5; i++) {
            var citizen = UUID.randomUUID();
            String id = hall.asCitizen(citizen, "SOCIAL").path("id");
            var rating = Map.of("level", i == 0 ? 2 : 5);
            As.citizen(citizen).body(rating).post(NUMBER + "/rating", id).then().statusCode(409);
            hall.called("02");
            As.citizen(citizen).body(rating).post(NUMBER + "/rating", id).then().statusCode(200);
            As.citizen(citizen).body(rating).post(NUMBER + "/rating", id).then().statusCode(409);
        }
        sums(day).then().statusCode(200).body("items", empty());
        MovedClock.forward(Duration.ofDays(7));
        sums(day).then().body("items", empty());
        MovedClock.forward(Duration.ofDays(2));
        sums(day)
                .then()
                .body("items", hasSize(1), "items[0].count", equalTo(5), "items[0].counter", equalTo("02"))
                .body("items[0].level5", equalTo(4), "items[0].level2", equalTo(1));
        hall.clerk("02")
                .get("/api/staff/v1/halls/{hall}/visit-ratings", hall.code())
                .then()
                .statusCode(403);
    }

    private void atReception(String number, String verb) {
        hall.manager()
                .post("/api/staff/v1/halls/{hall}/numbers/{id}/" + verb, hall.code(), number)
                .then()
                .statusCode(200);
    }

    private static void after(int minutes) {
        MovedClock.forward(Duration.ofMinutes(minutes));
    }

    private JsonPath figures() {
        return hall.manager()
                .get("/api/staff/v1/halls/{hall}/queue-figures", hall.code())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private io.restassured.response.Response sums(LocalDate day) {
        return hall.manager()
                .queryParam("from", day.toString())
                .queryParam("to", day.toString())
                .get("/api/staff/v1/halls/{hall}/visit-ratings", hall.code());
    }
}
