package cn.hotline.hall.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Clerks call, serve, skip, park, send elsewhere. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class CounterTest extends WithHall {

    private static final String COUNTER = "/api/staff/v1/halls/{hall}/counters/";

    @Test
    void whoComesFirstIsServedFirst() {
        assertThat(hall.taken("SOCIAL")).isEqualTo("A001");
        assertThat(hall.taken("SOCIAL")).isEqualTo("A002");
        hall.open("02");
        hall.at("02", "next")
                .then()
                .statusCode(200)
                .body("current.number", equalTo("A001"), "current.state", equalTo("CALLED"), "waiting", equalTo(1))
                .body("current.announcement.chinese", equalTo("请A零零一号到02号窗口办理"))
                .body("current.allowed", hasItems("RECALLED", "STARTED", "SKIPPED"));
        hall.at("02", "next").then().statusCode(409).body("number", equalTo("A001"));
        hall.at("02", "start").then().body("current.state", equalTo("SERVING"));
        hall.at("02", "skip")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/illegal-transition"), "allowed", hasItems("FINISHED", "PARKED"));
        hall.at("02", "finish", Map.of("result", "SERVED")).then().body("current", nullValue());
        hall.at("02", "finish", Map.of("result", "SERVED")).then().statusCode(404);
        assertThat(hall.called("02")).isEqualTo("A002");
        assertThat(hall.next("02")).isNull();
    }

    @Test
    void aCounterCallsWhatItCanDoAlone() {
        hall.taken("TAX");
        hall.taken("MEDICAL");
        hall.open("01", "02", "03");
        assertThat(hall.next("02")).isNull();
        assertThat(hall.next("01")).isEqualTo("B001");
        assertThat(hall.next("03")).isEqualTo("G001");
    }

    @Test
    void priorityIsACreditOfMinutesNoMore() {
        hall.taken("SOCIAL");
        hall.takes("SOCIAL", "ELDERLY");
        MovedClock.forward(Duration.ofMinutes(16));
        hall.takes("SOCIAL", "PREGNANT");
        hall.open("02");
        assertThat(List.of(hall.called("02"), hall.called("02"), hall.called("02")))
                .containsExactly("A002", "A001", "A003");
    }

    @Test
    void whoWasSkippedComesBackBehindThree() {
        String first = hall.takes("SOCIAL").extract().path("id");
        for (int i = 0; i < 4; i++) {
            hall.taken("SOCIAL");
        }
        hall.open("02");
        assertThat(hall.next("02")).isEqualTo("A001");
        hall.at("02", "skip").then().statusCode(200).body("current", nullValue());
        hall.manager()
                .post("/api/staff/v1/halls/{hall}/numbers/{id}/return", hall.code(), first)
                .then()
                .statusCode(200)
                .body("state", equalTo("WAITING"), "ahead", equalTo(3));
        for (var number : List.of("A002", "A003", "A004", "A001", "A005")) {
            assertThat(hall.called("02")).isEqualTo(number);
        }
    }

    @Test
    void aNumberIsCalledThreeTimesAtMost() {
        hall.taken("SOCIAL");
        hall.open("02");
        hall.next("02");
        hall.at("02", "recall").then().body("current.calls", equalTo(2));
        hall.at("02", "recall").then().body("current.calls", equalTo(3));
        hall.at("02", "recall").then().statusCode(409).body("detail", containsString("3 次"));
    }

    @Test
    void whoIsParkedComesBackToTheSameCounterFirst() {
        String id = hall.takes("SOCIAL").extract().path("id");
        hall.taken("SOCIAL");
        hall.taken("SOCIAL");
        hall.open("01", "02");
        hall.next("02");
        hall.at("02", "start");
        hall.at("02", "parking").then().statusCode(200).body("current", nullValue());
        assertThat(hall.called("02")).isEqualTo("A002");
        hall.at("02", "resumption", Map.of("number", id)).then().statusCode(200);
        assertThat(hall.next("01")).isEqualTo("A003");
        assertThat(hall.next("02")).isEqualTo("A001");
    }

    @Test
    void whoIsSentElsewhereKeepsTheTurn() {
        hall.taken("SOCIAL");
        hall.taken("TAX");
        hall.open("02", "03");
        hall.next("02");
        hall.at("02", "redirection", Map.of("counter", "03")).then().statusCode(422);
        hall.at("02", "redirection", Map.of("service", "TAX", "counter", "03"))
                .then()
                .statusCode(200)
                .body("current", nullValue());
        assertThat(hall.next("03")).isEqualTo("A001");
    }

    @Test
    void theSamePressOfNextIsAnsweredOnce() {
        hall.taken("SOCIAL");
        hall.taken("SOCIAL");
        hall.open("02");
        var key = As.key();
        var first = next(key);
        hall.serves("02");
        assertThat(next(key)).isEqualTo(first).contains("A001");
    }

    @Test
    void oneClerkACounterAndOneCounterAClerk() {
        hall.open("02");
        hall.clerk("01").post(COUNTER + "02/opening", hall.code()).then().statusCode(409);
        hall.clerk("02")
                .post(COUNTER + "01/opening", hall.code())
                .then()
                .statusCode(409)
                .body("detail", containsString("02"));
        hall.at("01", "next").then().statusCode(409);
        hall.at("02", "pause").then().statusCode(200).body("state", equalTo("PAUSED"));
        hall.at("02", "next").then().statusCode(409);
        hall.at("02", "closing").then().statusCode(200).body("state", equalTo("CLOSED"));
        As.clerk("HALL-CITY").get(COUNTER + "02", hall.code()).then().statusCode(404);
        hall.clerk("02").get(COUNTER + "02", hall.code()).then().body("waiting", equalTo(0));
    }

    @Test
    void aCounterWithSomebodyAtItStaysOpenOverMidnight() {
        hall.open("01", "02");
        MovedClock.forward(Duration.ofDays(1));
        hall.taken("SOCIAL");
        hall.next("02");
        Arc.container().instance(DayEnd.class).get().sweep();
        assertThat(Rows.text(
                        "select string_agg(code || ' ' || state, ', ' order by code) from counter where hall = ?",
                        hall.code()))
                .isEqualTo("01 CLOSED, 02 OPEN, 03 CLOSED");
    }

    private String next(String key) {
        return hall.clerk("02")
                .header("Idempotency-Key", key)
                .post(COUNTER + "02/next", hall.code())
                .asString();
    }
}
