package cn.hotline.appointment;

import static cn.hotline.appointment.ASlot.act;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.hotline.hall.queue.AHall;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of who has an appointment that the hall can't keep. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class ConflictTest {

    @Inject
    Sweeping sweeping;

    final String hall = AHall.fresh().code();

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void nobodyIsCalledToAConflictAndWhoWasToldOnceMayStayAway() {
        var begin = ASlot.fresh();
        var slot = ASlot.in(hall, begin, "SOCIAL", 1);
        var booking = ByPhone.booked(ByPhone.fresh(), slot);
        sweeping.run();
        ASlot.byHand(hall, slot, "closure").then().statusCode(200);
        assertThat(ByPhone.told(booking, "conflict:%")).isEqualTo(1);
        assertThat(Rows.text("select state from notice where occasion like ?", "booking:" + booking + ":%:confirmed"))
                .as("not sent in the moment there was")
                .isIn("CANCELLED", "SENT", "DELIVERED");
        MovedClock.at(begin.minus(Duration.ofHours(15)));
        sweeping.run();
        assertThat(ByPhone.told(booking, "eve")).isZero();
        ASlot.byHand(hall, slot, "opening").then().statusCode(200);
        assertThat(ByPhone.told(booking, "stands:%")).isEqualTo(1);
        MovedClock.at(begin.minus(Duration.ofMinutes(50)));
        sweeping.run();
        assertThat(ByPhone.told(booking, "hour")).isEqualTo(1);
        MovedClock.at(begin.plus(Duration.ofHours(2)));
        sweeping.run();
        assertThat(Rows.count(
                        "select count(*) from booking where id = ? and state = 'MISSED' and excused",
                        UUID.fromString(booking)))
                .isEqualTo(1);
    }

    @Test
    void whatIsHeldOnAClosedSlotCanOnlyBeGivenBack() {
        var begin = ASlot.fresh();
        var slot = ASlot.in(hall, begin, "SOCIAL", 2);
        var other = ASlot.in(hall, begin.plus(Duration.ofHours(1)), "SOCIAL", 1);
        var citizen = UUID.randomUUID();
        var quick = UUID.randomUUID();
        var held = ASlot.held(citizen, slot);
        var race = ASlot.held(quick, slot);
        AHall.run("update slot set closed = true, closed_for = 'HAND' where id = '%s'", slot);
        act(quick, race, "confirmation")
                .then()
                .statusCode(409)
                .body("alternatives.id", contains(other.toString()), "allowed", contains("CANCEL"));
        ASlot.byHand(hall, slot, "closure").then().statusCode(200);
        As.citizen(citizen)
                .get(ASlot.BOOKINGS + "/{id}", held)
                .then()
                .body("state", equalTo("HELD"), "conflict", equalTo(true), "allowed", contains("CANCEL"));
        act(citizen, held, "confirmation").then().statusCode(409).body("alternatives", hasSize(1));
        assertThat(ByPhone.told(held, "conflict:%")).isZero();
        act(citizen, held, "cancellation").then().statusCode(200);
    }

    @Test
    void theNearestOfTheSameHallComeFirst() {
        var begin = ASlot.fresh();
        var full = ASlot.in(hall, begin, "SOCIAL", 1);
        var before = ASlot.in(hall, begin.minus(Duration.ofHours(1)), "SOCIAL", 1);
        var after = ASlot.in(hall, begin.plus(Duration.ofHours(2)), "SOCIAL", 3);
        var elsewhere = ASlot.in(AHall.fresh().code(), begin, "SOCIAL", 1);
        ASlot.booked(UUID.randomUUID(), full);
        ASlot.hold(UUID.randomUUID(), full)
                .then()
                .statusCode(409)
                .body(
                        "alternatives.id",
                        contains(before.toString(), after.toString(), elsewhere.toString()),
                        "alternatives.free",
                        contains(1, 3, 1));
    }

    @Test
    void aHallSeesWhatBecameOfItsAppointments() {
        var begin = ASlot.fresh();
        var slot = ASlot.in(hall, begin, "TAX", 3);
        var leaver = UUID.randomUUID();
        ASlot.booked(UUID.randomUUID(), slot);
        act(leaver, ASlot.booked(leaver, slot), "cancellation").then().statusCode(200);
        ASlot.held(UUID.randomUUID(), slot);
        var day = begin.atZone(new MovedClock().getZone()).toLocalDate().toString();
        As.hallManager(hall)
                .get("/api/staff/v1/halls/{hall}/booking-figures?from={day}&to={day}", hall, day, day)
                .then()
                .statusCode(200)
                .body(
                        "items",
                        hasSize(1),
                        "items[0].service",
                        equalTo("TAX"),
                        "items[0].booked",
                        equalTo(2),
                        "items[0].cancelled",
                        equalTo(1),
                        "items[0].missed",
                        equalTo(0));
        As.hallManager("HALL-LT")
                .get("/api/staff/v1/halls/{hall}/booking-figures", hall)
                .then()
                .statusCode(404);
    }
}
