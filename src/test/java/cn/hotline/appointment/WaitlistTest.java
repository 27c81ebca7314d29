package cn.hotline.appointment;

import static cn.hotline.appointment.ASlot.act;
import static cn.hotline.appointment.ASlot.booked;
import static cn.hotline.appointment.ASlot.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who waits gets the seat that comes free, one after the other. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class WaitlistTest {

    final UUID owner = UUID.randomUUID();
    final UUID first = UUID.randomUUID();
    final UUID second = UUID.randomUUID();

    @Inject
    Sweeping sweeping;

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void whatIsCancelledIsOfferedToTheFirstInTurnAtOnce() {
        var at = ASlot.fresh();
        var slot = ASlot.at(at, "SOCIAL", 1);
        var booking = booked(owner, slot);
        waits(first, at);
        waits(second, at);
        act(owner, booking, "cancellation").then().statusCode(200);
        ASlot.hold(UUID.randomUUID(), slot).then().statusCode(409);
        var offer = offer(first);
        assertThat(state(second)).isEqualTo("WAITING");
        act(first, offer, "confirmation").then().statusCode(200).body("state", equalTo("CONFIRMED"));
        assertThat(state(first)).isEqualTo("TAKEN");
        assertThat(Rows.count("select count(*) from seat where slot = ? and booking is not null", slot))
                .isEqualTo(1);
    }

    @Test
    void whoDeclinesOrDoesNotAnswerLeavesItToTheNext() {
        var at = ASlot.fresh();
        var booking = booked(owner, ASlot.at(at, "SOCIAL", 1));
        var third = UUID.randomUUID();
        waits(first, at);
        waits(second, at);
        waits(third, at);
        act(owner, booking, "cancellation").then().statusCode(200);
        act(first, offer(first), "cancellation").then().statusCode(200);
        assertThat(state(first)).isEqualTo("LEFT");
        var lapsed = offer(second);
        MovedClock.forward(Duration.ofHours(12));
        sweeping.run();
        assertThat(state(second)).isEqualTo("LAPSED");
        act(second, lapsed, "confirmation").then().statusCode(409);
        act(third, offer(third), "confirmation").then().statusCode(200);
    }

    @Test
    void movingAwayAndNewSeatsFeedTheWaitlistToo() {
        int day = ASlot.freshDay();
        var from = ASlot.on(day, 10, "SOCIAL", 1);
        var at = ASlot.today().plus(Duration.ofDays(day)).plus(Duration.ofHours(10));
        var booking = booked(owner, from);
        waits(first, at);
        waits(second, at);
        var to = ASlot.on(day, 15, "SOCIAL", 1);
        ASlot.move(owner, booking, to).then().statusCode(200);
        offer(first);
        ASlot.at(at.plus(Duration.ofMinutes(30)), "SOCIAL", 1);
        sweeping.run();
        offer(second);
    }

    @Test
    void whileThereAreSeatsNobodyWaits() {
        var at = ASlot.fresh();
        var slot = ASlot.at(at, "SOCIAL", 1);
        join(first, ASlot.wait(at)).then().statusCode(409).body("alternatives[0].id", equalTo(slot.toString()));
        join(first, ASlot.wait(ASlot.fresh())).then().statusCode(404);
        booked(owner, slot);
        waits(first, at);
        join(first, ASlot.wait(at)).then().statusCode(409).body("detail", containsString("已在候补"));
    }

    @Test
    void anOfferThatLapsedIsOverForWhoHoldsAnewBeforeTheSweep() {
        var at = ASlot.fresh();
        var booking = booked(owner, ASlot.at(at, "SOCIAL", 1));
        waits(first, at);
        act(owner, booking, "cancellation").then().statusCode(200);
        offer(first);
        MovedClock.forward(Duration.ofHours(12));
        var later = ASlot.at(at.plus(Duration.ofHours(2)), "SOCIAL", 1);
        var held = ASlot.held(first, later);
        assertThat(state(first)).isEqualTo("LAPSED");
        act(first, held, "cancellation").then().statusCode(200);
        booked(second, ASlot.at(at.plus(Duration.ofHours(3)), "SOCIAL", 1));
        join(first, ASlot.wait(at.plus(Duration.ofHours(3)))).then().statusCode(201);
    }

    @Test
    void anOfferMadeAtNightRunsFromTheMorningOn() {
        var at = ASlot.fresh();
        var booking = booked(owner, ASlot.at(at, "SOCIAL", 1));
        waits(first, at);
        var midnight = at.minus(Duration.ofDays(1)).minus(Duration.ofHours(10));
        MovedClock.at(midnight.plus(Duration.ofHours(2)));
        act(owner, booking, "cancellation").then().statusCode(200);
        var offer = offer(first);
        MovedClock.at(midnight.plus(Duration.ofHours(7)));
        sweeping.run();
        act(first, offer, "confirmation").then().statusCode(200).body("state", equalTo("CONFIRMED"));
    }

    @Test
    void whoLeavesIsPassedOver() {
        var at = ASlot.fresh();
        var booking = booked(owner, ASlot.at(at, "SOCIAL", 1));
        waits(first, at);
        waits(second, at);
        As.citizen(first)
                .post(ASlot.WAITINGS + "/{id}/leaving", mine(first).get("id"))
                .then()
                .statusCode(200)
                .body("state", equalTo("LEFT"));
        act(owner, booking, "cancellation").then().statusCode(200);
        offer(second);
    }

    private static void waits(UUID citizen, Instant at) {
        join(citizen, ASlot.wait(at)).then().statusCode(201).body("state", equalTo("WAITING"));
    }

    private static Map<String, Object> mine(UUID citizen) {
        return As.citizen(citizen)
                .get(ASlot.WAITINGS)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .extract()
                .path("items[0]");
    }

    private static String state(UUID citizen) {
        return (String) mine(citizen).get("state");
    }

    /** The booking that is offered. */
    private static String offer(UUID citizen) {
        var mine = mine(citizen);
        assertThat(mine.get("state")).isEqualTo("OFFERED");
        return (String) mine.get("booking");
    }
}
