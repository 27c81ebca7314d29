package cn.hotline.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import cn.hotline.access.Kiosks;
import cn.hotline.hall.queue.QueueMoved;
import cn.hotline.hall.queue.QueueVerb;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever is there with an appointment gets a number, by each of four ways. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class CheckInTest {

    final UUID citizen = UUID.randomUUID();

    @Inject
    BookingPapers papers;

    @Inject
    Event<QueueMoved> queue;

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void fromHalfAnHourBefore() {
        var booking = soon(Duration.ofMinutes(40));
        checkIn(booking, As.key()).statusCode(409).body("detail", containsString("30 分钟"));
        MovedClock.forward(Duration.ofMinutes(11));
        var key = As.key();
        String number = checkIn(booking, key)
                .statusCode(201)
                .body("number", startsWith("G"))
                .extract()
                .path("number");
        checkIn(booking, key).statusCode(201).body("number", equalTo(number));
        checkIn(booking, As.key()).statusCode(409);
        assertThat(state(booking)).isEqualTo("CHECKED_IN");
        assertThat(Rows.count(
                        "select count(*) from queue_ticket where booking = ? and kind = 'BOOKED'",
                        UUID.fromString(booking)))
                .isEqualTo(1);
    }

    @Test
    void whatBecomesOfTheNumberBecomesOfTheAppointment() {
        var served = soon(Duration.ofMinutes(20));
        checkIn(served, As.key()).statusCode(201);
        moved(served, QueueVerb.CALLED);
        assertThat(state(served)).isEqualTo("CHECKED_IN");
        moved(served, QueueVerb.FINISHED);
        assertThat(state(served)).isEqualTo("SERVED");
    }

    @Test
    void byTheCodeAtAKioskOfTheHall() {
        var booking = soon(Duration.ofMinutes(20));
        var kiosk = Kiosks.registered();
        var number = number(booking);
        As.device(kiosk.id())
                .header("Idempotency-Key", As.key())
                .body(Map.of("number", number, "code", "22222222"))
                .post("/api/kiosk/v1/check-ins")
                .then()
                .statusCode(404);
        As.device(kiosk.id())
                .header("Idempotency-Key", As.key())
                .body(Map.of("number", number, "code", papers.code(UUID.fromString(booking)), "priority", "ELDERLY"))
                .post("/api/kiosk/v1/check-ins")
                .then()
                .statusCode(201);
        As.citizen(citizen)
                .get(ASlot.BOOKINGS + "/{id}/qr.svg", booking)
                .then()
                .statusCode(200)
                .contentType("image/svg+xml");
    }

    @Test
    void byAClerkOfTheHallAndNoOther() {
        var booking = soon(Duration.ofMinutes(20));
        for (var hall : new String[] {"HALL-LT", ASlot.HALL}) {
            As.clerk(hall)
                    .header("Idempotency-Key", As.key())
                    .body(Map.of("number", number(booking)))
                    .post("/api/staff/v1/halls/{hall}/check-ins", hall)
                    .then()
                    .statusCode(hall.equals(ASlot.HALL) ? 201 : 404);
        }
    }

    @Test
    void onAVisitAtAKioskEverythingCanBeDone() {
        var kiosk = Kiosks.registered();
        var visit = kiosk.visitedBy(Map.of("idCard", Kiosks.freshCard("王小明")));
        var start = new MovedClock().instant().plus(Duration.ofMinutes(25)).truncatedTo(ChronoUnit.MILLIS);
        String id = kiosk.during(visit)
                .header("Idempotency-Key", As.key())
                .body(Map.of("slot", ASlot.at(start, "RESIDENCE", 1)))
                .post("/api/kiosk/v1/bookings")
                .then()
                .statusCode(201)
                .body("channel", equalTo("KIOSK"))
                .extract()
                .path("id");
        kiosk.during(visit)
                .post("/api/kiosk/v1/bookings/{id}/confirmation", id)
                .then()
                .statusCode(200);
        kiosk.during(visit).get("/api/kiosk/v1/bookings").then().statusCode(200).body("items[0].id", equalTo(id));
        kiosk.during(visit)
                .header("Idempotency-Key", As.key())
                .post("/api/kiosk/v1/bookings/{id}/check-in", id)
                .then()
                .statusCode(201)
                .body("number", startsWith("D"));
        As.device(kiosk.id()).get("/api/kiosk/v1/bookings").then().statusCode(401);
    }

    private String soon(Duration ahead) {
        var start = new MovedClock().instant().plus(ahead).truncatedTo(ChronoUnit.MILLIS);
        return ASlot.booked(citizen, ASlot.at(start, "TAX", 1));
    }

    private io.restassured.response.ValidatableResponse checkIn(String booking, String key) {
        return As.citizen(citizen)
                .header("Idempotency-Key", key)
                .post(ASlot.BOOKINGS + "/{id}/check-in", booking)
                .then();
    }

    private void moved(String booking, QueueVerb verb) {
        var step = new QueueMoved(UUID.randomUUID(), UUID.fromString(booking), verb, null, new MovedClock().instant());
        QuarkusTransaction.requiringNew().run(() -> queue.fire(step));
    }

    private String state(String booking) {
        return As.citizen(citizen).get(ASlot.BOOKINGS + "/{id}", booking).path("state");
    }

    private String number(String booking) {
        return As.citizen(citizen).get(ASlot.BOOKINGS + "/{id}", booking).path("number");
    }
}
