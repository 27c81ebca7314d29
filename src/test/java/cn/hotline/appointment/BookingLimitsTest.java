package cn.hotline.appointment;

import static cn.hotline.appointment.ASlot.act;
import static cn.hotline.appointment.ASlot.booked;
import static cn.hotline.appointment.ASlot.held;
import static cn.hotline.appointment.ASlot.hold;
import static cn.hotline.appointment.ASlot.move;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import cn.hotline.platform.CheckDigit;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one person may have at once. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class BookingLimitsTest {

    final UUID citizen = UUID.randomUUID();

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void onePerPersonServiceAndDayInWhateverHall() {
        int day = ASlot.freshDay();
        var first = booked(citizen, ASlot.on(day, 10, "SOCIAL", 3));
        var number = ASlot.number(first);
        var other = ASlot.on(day, 15, "SOCIAL", 3);
        hold(citizen, other).then().statusCode(409).body("detail", containsString("每人每天"), "number", equalTo(number));
        var elsewhere =
                ASlot.in("HALL-LT", ASlot.today().plus(Duration.ofDays(day)).plus(Duration.ofHours(14)), "SOCIAL", 1);
        hold(citizen, elsewhere).then().statusCode(409).body("number", equalTo(number));
        move(citizen, first, elsewhere).then().statusCode(200).body("hall", equalTo("HALL-LT"));
        hold(citizen, other).then().statusCode(409);
        held(citizen, ASlot.on(day, 15, "TAX", 3));
        act(citizen, first, "cancellation").then().statusCode(200);
        held(citizen, other);
    }

    @Test
    void movedThreeTimesAndNoMore() {
        int day = ASlot.freshDay();
        var mine = booked(citizen, ASlot.on(day, 9, "SOCIAL", 1));
        for (int hour = 10; hour < 13; hour++) {
            move(citizen, mine, ASlot.on(day, hour, "SOCIAL", 1)).then().statusCode(200);
        }
        As.citizen(citizen).get(ASlot.BOOKINGS + "/{id}", mine).then().body("allowed", contains("CANCEL"));
        move(citizen, mine, ASlot.on(day, 14, "SOCIAL", 1)).then().statusCode(409);
    }

    @Test
    void threeForOthersOnOneDayHoweverFastTheyAreAskedFor() {
        var booker = ACard.citizen();
        var slot = ASlot.of(10);
        var answers = Together.all(
                6, i -> hold(booker, ACard.fresh().at(slot)).then().extract().statusCode());
        assertThat(answers)
                .containsOnly(201, 409)
                .filteredOn(status -> status == 201)
                .hasSize(3);
        hold(booker, ACard.fresh().at(slot)).then().statusCode(409).body("detail", containsString("同一天最多为他人预约 3 次"));
        held(booker, slot);
        MovedClock.forward(Duration.ofMinutes(6));
        hold(booker, ACard.fresh().at(slot)).then().statusCode(201);
    }

    @Test
    void tenForOthersAhead() {
        var booker = ACard.citizen();
        for (int day = 0; day < 4; day++) {
            var slot = ASlot.of(3);
            for (int i = 0; i < (day < 3 ? 3 : 1); i++) {
                hold(booker, ACard.fresh().at(slot)).then().statusCode(201);
            }
        }
        hold(booker, ACard.fresh().at(ASlot.of(1)))
                .then()
                .statusCode(409)
                .body("detail", containsString("最多同时为他人保留 10 个"));
    }

    @Test
    void fiveWaitingsHoweverFastTheyAreAskedFor() {
        var full = java.util.stream.Stream.generate(ASlot::fullOne).limit(7).toList();
        var answers = Together.all(
                6,
                i -> ASlot.join(citizen, ASlot.wait(full.get(i)))
                        .then()
                        .extract()
                        .statusCode());
        assertThat(answers)
                .containsOnly(201, 409)
                .filteredOn(status -> status == 201)
                .hasSize(5);
        ASlot.join(citizen, ASlot.wait(full.get(6)))
                .then()
                .statusCode(409)
                .body("detail", containsString("最多同时候补 5 处"));
    }

    @Test
    void aNumberHasTheCheckDigitThatIsReadAgain() {
        var number = ASlot.number(held(citizen, ASlot.of(1)));
        assertThat(BookingNumber.parse("number", " y" + number.substring(1, 7) + "-" + number.substring(7)))
                .isEqualTo(number);
        var dice = ThreadLocalRandom.current();
        for (int i = 0; i < 30; i++) {
            var digits = "%013d".formatted(dice.nextLong(10_000_000_000_000L));
            assertThat(Rows.text("select check_digit(?)", digits)).isEqualTo("" + CheckDigit.of(digits));
        }
        var wrong = number.substring(0, 14) + (number.charAt(14) == '9' ? '0' : (char) (number.charAt(14) + 1));
        As.clerk(ASlot.HALL)
                .header("Idempotency-Key", As.key())
                .body(java.util.Map.of("number", wrong))
                .post("/api/staff/v1/halls/{hall}/check-ins", ASlot.HALL)
                .then()
                .statusCode(422)
                .body("errors.field", contains("number"));
    }
}
