package cn.hotline.hall.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.hotline.access.Kiosks;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Numbers are taken, followed, given up and brought back. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class NumberTest extends WithHall {

    private static final String NUMBER = "/api/citizen/v1/numbers/{id}";
    private static final String AT_KIOSK = "/api/kiosk/v1/numbers/{id}";

    final UUID citizen = UUID.randomUUID();

    @Test
    void theHolderOfTheSlipFollowsIt() {
        hall.taken("SOCIAL");
        var taken = hall.takes("SOCIAL")
                .body("ahead", equalTo(1), "waitSeconds", nullValue())
                .extract();
        String id = taken.path("id");
        String code = taken.path("code");
        hall.open("02");
        As.nobody()
                .header("Queue-Code", code.toLowerCase(Locale.ROOT))
                .get(NUMBER, id)
                .then()
                .statusCode(200)
                .body("state", equalTo("WAITING"), "ahead", equalTo(1), "waitSeconds", equalTo(720))
                .body("allowed", contains("LEFT"));
        As.nobody().header("Queue-Code", "AAAA-AAAA").get(NUMBER, id).then().statusCode(404);
        As.nobody().get(NUMBER, id).then().statusCode(401);
        As.citizen(citizen).get(NUMBER, id).then().statusCode(404);
        hall.called("02");
        hall.next("02");
        As.nobody()
                .header("Queue-Code", code)
                .header("Accept-Language", "en")
                .get(NUMBER, id)
                .then()
                .body("state", equalTo("CALLED"), "counter.code", equalTo("02"), "counter.name", equalTo("Counter 02"))
                .body("way", equalTo("/halls/%s/route?to=02".formatted(hall.code())));
    }

    @Test
    void oneOpenNumberPerPersonAndService() {
        String id = hall.asCitizen(citizen, "SOCIAL")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        hall.asCitizen(citizen, "SOCIAL").then().statusCode(409);
        hall.asCitizen(citizen, "TAX").then().statusCode(201);
        As.citizen(citizen).post(NUMBER + "/leaving", id).then().statusCode(200).body("state", equalTo("LEFT"));
        As.citizen(citizen).post(NUMBER + "/leaving", id).then().statusCode(200).body("allowed", empty());
        As.citizen(citizen).post(NUMBER + "/return", id).then().statusCode(409);
        hall.asCitizen(citizen, "SOCIAL").then().statusCode(201);
    }

    @Test
    void whoWasSkippedAndTookAnotherHasThatOne() {
        String id = hall.asCitizen(citizen, "SOCIAL").then().extract().path("id");
        hall.open("02");
        hall.next("02");
        hall.at("02", "skip");
        hall.asCitizen(citizen, "SOCIAL").then().statusCode(201);
        As.citizen(citizen).post(NUMBER + "/return", id).then().statusCode(409);
    }

    @Test
    void aKioskGivesNumbersOfItsHall() {
        String device = As.administrator()
                .header("Idempotency-Key", As.key())
                .body(Map.of("name", "测试", "hall", hall.code()))
                .post("/api/staff/v1/devices")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var kiosk = new Kiosks.Kiosk(UUID.fromString(device), "");
        var visit = kiosk.visitedBy(Map.of("idCard", Kiosks.freshCard("李明")));
        var taken = kiosk.during(visit)
                .header("Idempotency-Key", As.key())
                .body(Map.of("service", "MEDICAL", "priority", "DISABLED"))
                .post("/api/kiosk/v1/numbers")
                .then()
                .statusCode(201)
                .body("number", equalTo("B001"), "hall", equalTo(hall.code()))
                .extract();
        String id = taken.path("id");
        String code = taken.path("code");
        kiosk.during(visit).get(AT_KIOSK, id).then().statusCode(200);
        As.device(kiosk.id()).get(AT_KIOSK, id).then().statusCode(404);
        As.device(kiosk.id())
                .header("Queue-Code", code)
                .get(AT_KIOSK, id)
                .then()
                .body("priority", equalTo("DISABLED"));
    }

    @Test
    void aFullHallGivesNoNumbers() {
        AHall.run("update hall set capacity = 2 where code = '%s'", hall.code());
        hall.taken("SOCIAL");
        hall.taken("TAX");
        hall.asCitizen(citizen, "SOCIAL").then().statusCode(409).body("detail", containsString("已满"));
    }

    @Test
    void theNextThreeAreToldToComeNearOnce() {
        for (int i = 0; i < 5; i++) {
            hall.taken("SOCIAL");
        }
        assertThat(steps("NEAR")).isEqualTo(3);
        hall.open("02");
        hall.called("02");
        assertThat(steps("NEAR")).isEqualTo(4);
        hall.next("02");
        assertThat(steps("NEAR")).isEqualTo(5);
        assertThat(steps("CALLED")).isEqualTo(2);
    }

    @Test
    void theDayEndsForThoseWhoAreLeft() {
        hall.taken("SOCIAL");
        hall.taken("SOCIAL");
        hall.open("02");
        hall.next("02");
        hall.manager()
                .get("/api/staff/v1/halls/{hall}/numbers?limit=1", hall.code())
                .then()
                .body("items.number", hasItems("A001"), "next", notNullValue());
        MovedClock.forward(Duration.ofDays(1));
        Arc.container().instance(DayEnd.class).get().sweep();
        assertThat(steps("LEFT")).isEqualTo(2);
        hall.clerk("02")
                .get("/api/staff/v1/halls/{hall}/counters/02", hall.code())
                .then()
                .body("state", equalTo("CLOSED"), "current", nullValue(), "waiting", equalTo(0));
    }

    private long steps(String verb) {
        return Rows.count(
                "select count(*) from queue_step s join queue_ticket t on t.id = s.queue_ticket where t.hall = ? and s.verb = ?",
                hall.code(),
                verb);
    }
}
