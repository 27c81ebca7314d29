package cn.hotline.appointment;

import static cn.hotline.appointment.ASlot.HALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Agents and clerks do for whom they talk to what the app does: clerks in their own hall, and all of it is kept. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class BookedOnBehalfTest {

    private static final String ON_BEHALF = "/api/staff/v1/on-behalf";
    private static final String ELSEWHERE = "HALL-LT";

    final String phone = ByPhone.fresh();

    @Test
    void clerksBookAndMoveInTheirOwnHallOnly() {
        int day = ASlot.freshDay();
        var here = ASlot.on(day, 10, "SOCIAL", 2);
        var there =
                ASlot.in(ELSEWHERE, ASlot.today().plus(Duration.ofDays(day)).plus(Duration.ofHours(14)), "SOCIAL", 2);
        hold(As.clerk(HALL), there).statusCode(404);
        assertThat(Rows.count("select count(*) from seat where slot = ? and booking is not null", there))
                .isZero();
        String id = hold(As.clerk(HALL), here).statusCode(201).extract().path("id");
        As.clerk(ELSEWHERE)
                .post(ON_BEHALF + "/bookings/{id}/cancellation", id)
                .then()
                .statusCode(404);
        As.clerk(HALL)
                .post(ON_BEHALF + "/bookings/{id}/confirmation", id)
                .then()
                .statusCode(200);
        As.clerk(HALL)
                .body(Map.of("slot", there))
                .post(ON_BEHALF + "/bookings/{id}/move", id)
                .then()
                .statusCode(404);
        As.agent()
                .body(Map.of("slot", there))
                .post(ON_BEHALF + "/bookings/{id}/move", id)
                .then()
                .statusCode(200);
        As.clerk(HALL).get(ON_BEHALF + "/bookings/{id}/steps", id).then().statusCode(404);
    }

    @Test
    void clerksFindWhatIsOfTheirHallWithoutTickets() {
        var booking = ByPhone.booked(phone, ASlot.of(1));
        var citizen = ByPhone.citizen(booking);
        var ticket = ATicket.aTicket().by(citizen).filed();
        var other = ASlot.hold(citizen, Map.of("slot", ASlot.of(1), "ticket", ticket.number()));
        String second = other.then().statusCode(201).extract().path("id");
        var search = Map.of("phone", phone);
        As.agent()
                .body(search)
                .post(ON_BEHALF + "/booking-searches")
                .then()
                .statusCode(200)
                .body("items.id", contains(second, booking), "items[0].ticket", equalTo(ticket.number()));
        As.clerk(HALL)
                .body(search)
                .post(ON_BEHALF + "/booking-searches")
                .then()
                .statusCode(200)
                .body("items.id", contains(second, booking), "items[0].ticket", nullValue());
        As.clerk(ELSEWHERE)
                .body(search)
                .post(ON_BEHALF + "/booking-searches")
                .then()
                .statusCode(200)
                .body("items", empty());
        String next = As.agent()
                .body(search)
                .post(ON_BEHALF + "/booking-searches?limit=1")
                .then()
                .body("items.id", contains(second))
                .extract()
                .path("next");
        As.agent()
                .body(search)
                .post(ON_BEHALF + "/booking-searches?limit=1&after={after}", next)
                .then()
                .body("items.id", contains(booking), "next", nullValue());
        assertThat(Rows.count("select count(*) from booking_search where citizen = ?", citizen))
                .isEqualTo(5);
    }

    @Test
    void whoDidWhatIsKeptAndTheCitizenIsTold() {
        int day = ASlot.freshDay();
        var from = ASlot.on(day, 10, "SOCIAL", 1);
        var to = ASlot.on(day, 11, "SOCIAL", 1);
        var booking = ByPhone.booked(phone, from);
        var citizen = ByPhone.citizen(booking);
        ASlot.move(citizen, booking, to).then().statusCode(200);
        As.clerk(HALL)
                .post(ON_BEHALF + "/bookings/{id}/cancellation", booking)
                .then()
                .statusCode(200);
        As.clerk(HALL)
                .get(ON_BEHALF + "/bookings/{id}/steps", booking)
                .then()
                .statusCode(200)
                .body("items.verb", contains("CANCELLED", "MOVED", "CONFIRMED", "HELD"))
                .body("items[0].actor", startsWith("staff:clerk"), "items[3].actor", startsWith("staff:agent"))
                .body("items[1].actor", equalTo("citizen:" + citizen))
                .body("items[1].from", equalTo(from.toString()), "items[1].to", equalTo(to.toString()));
        assertThat(ByPhone.told(booking, "cancelled")).isEqualTo(1);
        var own = ByPhone.booked(phone, from);
        ASlot.act(citizen, own, "cancellation").then().statusCode(200);
        assertThat(ByPhone.told(own, "cancelled")).isZero();
    }

    private io.restassured.response.ValidatableResponse hold(RequestSpecification staff, UUID slot) {
        return staff.header("Idempotency-Key", As.key())
                .body(Map.of("phone", phone, "booking", Map.of("slot", slot)))
                .post(ON_BEHALF + "/bookings")
                .then();
    }
}
