package cn.hotline.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What follows when nobody comes. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class NoShowTest {

    @Inject
    Sweeping sweeping;

    final String phone =
            "199%08d".formatted(java.util.concurrent.ThreadLocalRandom.current().nextInt(100_000_000));

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void twoMissedWarnAThirdBarsAndAnAppealLifts() {
        var begin = threeDaysOfOneMonth();
        var missed = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            missed.add(ByPhone.booked(phone, ASlot.at(begin.plus(Duration.ofDays(i)), "SOCIAL", 1)));
        }
        var citizen = ByPhone.citizen(missed.getFirst());
        MovedClock.at(begin.plus(Duration.ofMinutes(39)));
        sweep();
        assertThat(state(citizen, missed.getFirst())).as("ten minutes of grace").isEqualTo("CONFIRMED");
        MovedClock.at(begin.plus(Duration.ofMinutes(41)));
        sweep();
        assertThat(state(citizen, missed.getFirst())).isEqualTo("MISSED");
        assertThat(ByPhone.told(missed.getFirst(), "warning")).isZero();
        MovedClock.at(begin.plus(Duration.ofDays(1).plusHours(2)));
        sweep();
        assertThat(ByPhone.told(missed.get(1), "warning")).isEqualTo(1);
        var later = ASlot.of(1);
        ASlot.held(citizen, later);
        MovedClock.at(begin.plus(Duration.ofDays(2).plusHours(2)));
        sweep();
        assertThat(ByPhone.told(missed.get(2), "bar")).isEqualTo(1);
        ASlot.hold(citizen, later).then().statusCode(409).body("detail", containsString("暂停预约"));
        var appeal = appeal(citizen, missed.get(2));
        As.hallManager("HALL-LT")
                .body(Map.of("upheld", true))
                .post("/api/staff/v1/halls/{hall}/appeals/{id}/decision", "HALL-LT", appeal)
                .then()
                .statusCode(404);
        decide(appeal, true).statusCode(200).body("state", equalTo("UPHELD"), "answer", equalTo("情况属实"));
        decide(appeal, false).statusCode(409);
        ASlot.held(citizen, ASlot.of(1));
    }

    @Test
    void anAppealForOneMonthLeavesTheBarOfAnother() {
        var lastOfMonth = aLastOfMonth();
        var missed = new ArrayList<String>();
        for (int i = 0; i < 4; i++) {
            missed.add(ByPhone.booked(phone, ASlot.at(lastOfMonth.plus(Duration.ofDays(i)), "SOCIAL", 1)));
        }
        var citizen = ByPhone.citizen(missed.getFirst());
        MovedClock.at(lastOfMonth.plus(Duration.ofDays(3)).plus(Duration.ofHours(2)));
        sweep();
        assertThat(ByPhone.told(missed.getLast(), "bar")).isEqualTo(1);
        decide(appeal(citizen, missed.getFirst()), true).statusCode(200);
        ASlot.hold(citizen, ASlot.of(1)).then().statusCode(409).body("detail", containsString("暂停预约"));
        decide(appeal(citizen, missed.get(1)), true).statusCode(200);
        ASlot.held(citizen, ASlot.of(1));
    }

    @Test
    void onlyWhatWasMissedCanBeAppealedAgainst() {
        var citizen = UUID.randomUUID();
        var booking = ASlot.booked(citizen, ASlot.of(1));
        As.citizen(citizen)
                .header("Idempotency-Key", As.key())
                .body(Map.of("text", "路上堵车"))
                .post(ASlot.BOOKINGS + "/{id}/appeal", booking)
                .then()
                .statusCode(409);
        As.citizen(citizen).get(ASlot.BOOKINGS + "/{id}/appeal", booking).then().statusCode(404);
    }

    /** Other tests leave appointments behind that are over as well. */
    private void sweep() {
        for (int i = 0; i < 3; i++) {
            sweeping.run();
        }
    }

    static Instant threeDaysOfOneMonth() {
        var zone = new MovedClock().getZone();
        for (; ; ) {
            var begin = ASlot.today().plus(Duration.ofDays(ASlot.freshDay())).plus(Duration.ofHours(10));
            var last = begin.plus(Duration.ofDays(2));
            if (YearMonth.from(begin.atZone(zone)).equals(YearMonth.from(last.atZone(zone)))) {
                return begin;
            }
        }
    }

    private static Instant aLastOfMonth() {
        var zone = new MovedClock().getZone();
        for (; ; ) {
            var begin = ASlot.today().plus(Duration.ofDays(ASlot.freshDay())).plus(Duration.ofHours(10));
            for (int day = 0; day < 10; day++) {
                var last = begin.plus(Duration.ofDays(day));
                if (last.plus(Duration.ofDays(1)).atZone(zone).getDayOfMonth() == 1) {
                    return last;
                }
            }
        }
    }

    private static String appeal(UUID citizen, String booking) {
        var key = As.key();
        for (int i = 0; i < 2; i++) {
            As.citizen(citizen)
                    .header("Idempotency-Key", key)
                    .body(Map.of("text", "当天因病住院"))
                    .post(ASlot.BOOKINGS + "/{id}/appeal", booking)
                    .then()
                    .statusCode(201)
                    .body("state", equalTo("OPEN"));
        }
        String id = As.citizen(citizen)
                .get(ASlot.BOOKINGS + "/{id}/appeal", booking)
                .path("id");
        As.citizen(citizen)
                .header("Idempotency-Key", As.key())
                .body(Map.of("text", "再说一次"))
                .post(ASlot.BOOKINGS + "/{id}/appeal", booking)
                .then()
                .statusCode(409);
        As.hallManager(ASlot.HALL)
                .get("/api/staff/v1/halls/{hall}/appeals?limit=100", ASlot.HALL)
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id), "items.find { it.id == '%s' }.text".formatted(id), equalTo("当天因病住院"));
        return id;
    }

    private static io.restassured.response.ValidatableResponse decide(String appeal, boolean upheld) {
        return As.hallManager(ASlot.HALL)
                .body(Map.of("upheld", upheld, "answer", "情况属实"))
                .post("/api/staff/v1/halls/{hall}/appeals/{id}/decision", ASlot.HALL, appeal)
                .then();
    }

    private static String state(UUID citizen, String booking) {
        return As.citizen(citizen).get(ASlot.BOOKINGS + "/{id}", booking).path("state");
    }
}
