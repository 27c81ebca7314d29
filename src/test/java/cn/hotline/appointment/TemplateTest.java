package cn.hotline.appointment;

import static cn.hotline.appointment.ATemplate.FRIDAY;
import static cn.hotline.appointment.ATemplate.HALL;
import static cn.hotline.appointment.ATemplate.ZONE;
import static cn.hotline.appointment.ATemplate.open;
import static cn.hotline.appointment.ATemplate.put;
import static cn.hotline.appointment.ATemplate.seats;
import static cn.hotline.appointment.ATemplate.slot;
import static cn.hotline.appointment.ATemplate.slots;
import static cn.hotline.appointment.ATemplate.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Templates, what is published from them, and what becomes of bookings when they change. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class TemplateTest {

    @Inject
    Publishing publishing;

    @BeforeEach
    void then() {
        MovedClock.at(FRIDAY.atTime(7, 0).atZone(ZONE).toInstant());
    }

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void workingDaysHaveSlotsHolidaysNone() {
        put("GENERAL", FRIDAY, window("09:00", "12:00", 4)).then().statusCode(200);
        assertThat(slots("GENERAL", FRIDAY)).isEqualTo(6);
        assertThat(slots("GENERAL", FRIDAY.plusDays(1))).as("Saturday").isZero();
        assertThat(slots("GENERAL", FRIDAY.plusDays(2)))
                .as("a Sunday that is worked")
                .isEqualTo(6);
        assertThat(slots("GENERAL", LocalDate.of(2025, 10, 2))).as("holiday").isZero();
        assertThat(slots("GENERAL", LocalDate.of(2025, 10, 9))).isEqualTo(6);
        assertThat(slots("GENERAL", FRIDAY.plusDays(15)))
                .as("not published yet")
                .isZero();
        long seats = seats("GENERAL", FRIDAY);
        publishing.publish(HALL);
        assertThat(seats("GENERAL", FRIDAY)).isEqualTo(seats).isEqualTo(24);
    }

    @Test
    void whatNoLongerFitsIsListedAndMayMoveAtAnyTime() {
        var day = FRIDAY.plusDays(3);
        put("SOCIAL", FRIDAY, window("09:00", "11:00", 2)).then().statusCode(200);
        var ten = slot("SOCIAL", day, "10:00");
        var citizen = UUID.randomUUID();
        var booking = ASlot.booked(citizen, ten);
        put("SOCIAL", day, window("09:00", "10:00", 2)).then().statusCode(200);
        assertThat(slots("SOCIAL", day)).as("open ones").isEqualTo(2);
        conflicts().body("items.booking", hasItem(booking));
        MovedClock.at(day.atTime(8, 50).atZone(ZONE).toInstant());
        As.citizen(citizen)
                .get(ASlot.BOOKINGS + "/{id}", booking)
                .then()
                .body("conflict", equalTo(true), "state", equalTo("CONFIRMED"), "allowed", contains("CANCEL", "MOVE"));
        String instead = As.citizen(citizen)
                .get(ASlot.BOOKINGS + "/{id}/alternatives", booking)
                .then()
                .statusCode(200)
                .body("items", not(hasSize(0)))
                .extract()
                .path("items[0].id");
        ASlot.move(citizen, booking, UUID.fromString(instead))
                .then()
                .statusCode(200)
                .body("conflict", equalTo(false));
        assertThat(Rows.count("select moved from booking where id = ?", UUID.fromString(booking)))
                .isZero();
        conflicts().body("items.booking", not(hasItem(booking)));
    }

    @Test
    void fewerSeatsTakeFreeOnesFirst() {
        var day = FRIDAY.plusDays(4);
        put("SOCIAL", FRIDAY, window("09:00", "11:00", 3)).then().statusCode(200);
        var nine = slot("SOCIAL", day, "09:00");
        var first = ASlot.booked(UUID.randomUUID(), nine);
        ASlot.booked(UUID.randomUUID(), nine);
        put("SOCIAL", FRIDAY, window("09:00", "11:00", 2)).then().statusCode(200);
        assertThat(open(nine)).isEqualTo(2);
        ASlot.hold(UUID.randomUUID(), nine).then().statusCode(409);
        conflicts().body("items.slot", not(hasItem(nine.toString())));
        put("SOCIAL", FRIDAY, window("09:00", "11:00", 1)).then().statusCode(200);
        conflicts().body("items.findAll { it.slot == '%s' }".formatted(nine), hasSize(1));
        put("SOCIAL", FRIDAY, window("09:00", "11:00", 4)).then().statusCode(200);
        assertThat(open(nine)).isEqualTo(4);
        conflicts().body("items.slot", not(hasItem(nine.toString())));
        assertThat(Rows.count("select count(*) from seat where booking = ? and not closed", UUID.fromString(first)))
                .isEqualTo(1);
    }

    @Test
    void aSlotIsClosedByHandAndStaysSo() {
        var day = FRIDAY.plusDays(4);
        put("GENERAL", FRIDAY, window("09:00", "12:00", 4)).then().statusCode(200);
        var slot = slot("GENERAL", day, "11:00");
        As.hallManager(HALL)
                .post("/api/staff/v1/halls/{hall}/slots/{slot}/closure", HALL, slot)
                .then()
                .statusCode(200);
        publishing.publish(HALL);
        ASlot.hold(UUID.randomUUID(), slot).then().statusCode(409).body("detail", containsString("停止预约"));
        As.hallManager(ASlot.HALL)
                .post("/api/staff/v1/halls/{hall}/slots/{slot}/closure", ASlot.HALL, slot)
                .then()
                .statusCode(404);
    }

    @Test
    void windowsLieInTheHallsHoursAndApart() {
        put("SOCIAL", FRIDAY, window("08:00", "10:00", 1))
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("windows[0]"));
        put("SOCIAL", FRIDAY, window("09:00", "11:00", 1), window("10:30", "12:00", 1))
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("windows[1]"));
        put("SOCIAL", FRIDAY, window("09:00", "09:20", 1)).then().statusCode(422);
        put("SOCIAL", FRIDAY.minusDays(1), window("09:00", "10:00", 1)).then().statusCode(422);
    }

    private static io.restassured.response.ValidatableResponse conflicts() {
        return As.hallManager(HALL)
                .get("/api/staff/v1/halls/{hall}/conflicts?limit=100", HALL)
                .then()
                .statusCode(200);
    }
}
