package cn.hotline.appointment;

import static cn.hotline.appointment.ASlot.act;
import static cn.hotline.appointment.ASlot.booked;
import static cn.hotline.appointment.ASlot.held;
import static cn.hotline.appointment.ASlot.hold;
import static cn.hotline.appointment.ASlot.move;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import cn.hotline.access.Kiosks;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Hold, confirm, move, cancel. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class BookingTest {

    final UUID citizen = UUID.randomUUID();

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void aSeatIsHeldAndThenTheirs() {
        var slot = ASlot.of(1);
        var id = hold(citizen, slot)
                .then()
                .statusCode(201)
                .body("state", equalTo("HELD"), "allowed", contains("CONFIRM", "CANCEL"))
                .body("way", equalTo("/halls/HALL-CITY/route?service=SOCIAL"))
                .extract()
                .<String>path("id");
        act(citizen, id, "confirmation")
                .then()
                .statusCode(200)
                .body("state", equalTo("CONFIRMED"), "holdUntil", nullValue(), "allowed", contains("CANCEL", "MOVE"));
        act(citizen, id, "confirmation").then().statusCode(200).body("state", equalTo("CONFIRMED"));
        As.citizen(citizen).get(ASlot.BOOKINGS).then().body("items.id", contains(id));
    }

    @Test
    void aFullSlotNamesOthers() {
        int day = ASlot.freshDay();
        var full = ASlot.on(day, 10, "SOCIAL", 1);
        var later = ASlot.on(day, 11, "SOCIAL", 2);
        booked(UUID.randomUUID(), full);
        hold(citizen, full)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/refused"), "detail", containsString("约满"))
                .body("alternatives[0].id", equalTo(later.toString()), "alternatives[0].free", equalTo(2));
    }

    @Test
    void aHoldEndsByItselfAndTheNextOneHasTheSeat() {
        var slot = ASlot.of(1);
        var lapsed = held(citizen, slot);
        hold(UUID.randomUUID(), slot).then().statusCode(409);
        MovedClock.forward(Duration.ofMinutes(5));
        act(citizen, lapsed, "confirmation").then().statusCode(409).body("detail", containsString("保留的时间已过"));
        booked(UUID.randomUUID(), slot);
        As.citizen(citizen)
                .get(ASlot.BOOKINGS + "/{id}", lapsed)
                .then()
                .body("state", equalTo("EXPIRED"), "allowed", empty());
    }

    @Test
    void whoLetAHoldLapseMayHoldAnew() {
        var slot = ASlot.of(2);
        held(citizen, slot);
        MovedClock.forward(Duration.ofMinutes(5));
        booked(citizen, slot);
    }

    @Test
    void onePerPersonServiceAndDay() {
        int day = ASlot.freshDay();
        var first = booked(citizen, ASlot.on(day, 10, "SOCIAL", 3));
        var number = As.citizen(citizen).get(ASlot.BOOKINGS + "/{id}", first).<String>path("number");
        var other = ASlot.on(day, 15, "SOCIAL", 3);
        hold(citizen, other).then().statusCode(409).body("detail", containsString("每人每天"), "number", equalTo(number));
        held(citizen, ASlot.on(day, 15, "TAX", 3));
        act(citizen, first, "cancellation").then().statusCode(200);
        held(citizen, other);
    }

    @Test
    void somebodyElseIsKnownByTheirCardWhoeverBooks() {
        int day = ASlot.freshDay();
        var slot = ASlot.on(day, 10, "SOCIAL", 3);
        var card = Kiosks.freshCard("王秀英");
        var wish = Map.of("slot", slot, "visitor", Map.of("name", "王秀英", "idNumber", card.get("number")));
        hold(citizen, wish).then().statusCode(201).body("visitor", equalTo("王**"));
        hold(UUID.randomUUID(), wish).then().statusCode(409);
        held(citizen, slot);
        hold(citizen, Map.of("slot", slot, "visitor", Map.of("name", "王秀英", "idNumber", "110101190001011234")))
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("visitor.idNumber"));
    }

    @Test
    void movingKeepsTheOldSeatUntilTheNewOneIsWon() {
        int day = ASlot.freshDay();
        var from = ASlot.on(day, 10, "SOCIAL", 1);
        var full = ASlot.on(day, 11, "SOCIAL", 1);
        var to = ASlot.on(day, 14, "SOCIAL", 1);
        var mine = booked(citizen, from);
        booked(UUID.randomUUID(), full);
        move(citizen, mine, full).then().statusCode(409).body("alternatives.id", contains(to.toString()));
        hold(UUID.randomUUID(), from).then().statusCode(409);
        move(citizen, mine, to).then().statusCode(200).body("slot", equalTo(to.toString()));
        booked(UUID.randomUUID(), from);
        hold(UUID.randomUUID(), to).then().statusCode(409);
        move(citizen, mine, to).then().statusCode(422);
        move(citizen, mine, ASlot.on(day, 16, "TAX", 1)).then().statusCode(422);
    }

    @Test
    void aMoveToADayThatTheyHaveAnotherOneOnIsRefused() {
        int day = ASlot.freshDay();
        var mine = booked(citizen, ASlot.on(day, 10, "SOCIAL", 1));
        booked(citizen, ASlot.on(day + 1, 10, "SOCIAL", 1));
        move(citizen, mine, ASlot.on(day + 1, 11, "SOCIAL", 1))
                .then()
                .statusCode(409)
                .body("detail", containsString("每人每天"));
        held(citizen, ASlot.on(day + 2, 10, "SOCIAL", 1));
        MovedClock.forward(Duration.ofMinutes(6));
        move(citizen, mine, ASlot.on(day + 2, 11, "SOCIAL", 1)).then().statusCode(200);
    }

    @Test
    void withinTwoHoursItIsTooLateToCancelOrMove() {
        var start = new MovedClock().instant().plus(Duration.ofHours(3)).truncatedTo(ChronoUnit.SECONDS);
        var mine = booked(citizen, ASlot.at(start, "TAX", 1));
        MovedClock.forward(Duration.ofMinutes(61));
        act(citizen, mine, "cancellation").then().statusCode(409).body("detail", containsString("不足规定时限"));
        move(citizen, mine, ASlot.of(1)).then().statusCode(409);
    }

    @Test
    void whatIsCancelledIsFreeAtOnce() {
        var slot = ASlot.of(1);
        var mine = booked(citizen, slot);
        act(citizen, mine, "cancellation").then().statusCode(200).body("state", equalTo("CANCELLED"));
        act(citizen, mine, "cancellation").then().statusCode(200);
        booked(UUID.randomUUID(), slot);
        act(citizen, mine, "confirmation").then().statusCode(409);
    }

    @Test
    void aServiceMayAskForARealName() {
        var slot = ASlot.on(ASlot.freshDay(), 10, "PROPERTY", 1);
        hold(citizen, slot).then().statusCode(403).body("detail", containsString("实名"));
    }

    @Test
    void othersDoNotSeeIt() {
        var id = held(citizen, ASlot.of(1));
        As.citizen(UUID.randomUUID()).get(ASlot.BOOKINGS + "/{id}", id).then().statusCode(404);
        act(UUID.randomUUID(), id, "confirmation").then().statusCode(404);
    }

    @Test
    void aSlotThatBeganCannotBeBooked() {
        Instant start = new MovedClock().instant().plus(Duration.ofMinutes(10)).truncatedTo(ChronoUnit.SECONDS);
        var slot = ASlot.at(start, "BUSINESS", 1);
        MovedClock.forward(Duration.ofMinutes(11));
        hold(citizen, slot).then().statusCode(409);
        assertThat(hold(citizen, UUID.randomUUID()).statusCode()).isEqualTo(404);
    }
}
