package cn.hotline.appointment;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What goes with an appointment: calendar, ticket, and whoever books for somebody else. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class BookingPaperTest {

    final UUID citizen = UUID.randomUUID();

    @Test
    void aCalendarTakesIt() {
        var booking = ASlot.booked(citizen, ASlot.of(1));
        var file = As.citizen(citizen)
                .get(ASlot.BOOKINGS + "/{id}/calendar.ics", booking)
                .then()
                .statusCode(200)
                .contentType("text/calendar;charset=UTF-8")
                .extract()
                .asString();
        assertThat(file)
                .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
                .contains("UID:" + booking, "BEGIN:VALARM", "TRIGGER:-PT1H", "SUMMARY:江临市政务服务中心")
                .endsWith("END:VCALENDAR\r\n");
        assertThat(file.split("\r\n")).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
    }

    @Test
    void linesAreFoldedBetweenCharacters() {
        var line = "SUMMARY:" + "预约办事大厅".repeat(20);
        assertThat(CalendarEntry.folded(line).replace("\r\n ", "")).isEqualTo(line);
        assertThat(CalendarEntry.escaped("a,b;c\nd")).isEqualTo("a\\,b\\;c\\nd");
    }

    @Test
    void itBelongsToATicketBothWays() {
        var ticket = aTicket().by(citizen).filed();
        String id = As.bearer(As.token("citizen", citizen.toString(), Set.of("citizen"), Map.of("door", "APP")))
                .header("Idempotency-Key", As.key())
                .body(Map.of("slot", ASlot.of(1), "ticket", ticket.number()))
                .post(ASlot.BOOKINGS)
                .then()
                .statusCode(201)
                .body("ticket", equalTo(ticket.number()), "channel", equalTo("APP"))
                .extract()
                .path("id");
        As.citizen(citizen)
                .get("/api/citizen/v1/tickets/{number}/bookings", ticket.number())
                .then()
                .statusCode(200)
                .body("items.id", contains(id));
        As.agent()
                .get("/api/staff/v1/tickets/{number}/bookings", ticket.number())
                .then()
                .statusCode(200)
                .body("items.id", contains(id));
        As.citizen(UUID.randomUUID())
                .get("/api/citizen/v1/tickets/{number}/bookings", ticket.number())
                .then()
                .statusCode(404);
    }

    @Test
    void clerksChangeWhatIsOfTheirHall() {
        int day = ASlot.freshDay();
        var phone = "199%08d"
                .formatted(java.util.concurrent.ThreadLocalRandom.current().nextInt(100_000_000));
        String id = As.clerk(ASlot.HALL)
                .header("Idempotency-Key", As.key())
                .body(Map.of("phone", phone, "booking", Map.of("slot", ASlot.on(day, 10, "SOCIAL", 1))))
                .post("/api/staff/v1/on-behalf/bookings")
                .then()
                .statusCode(201)
                .body("channel", equalTo("WINDOW"))
                .extract()
                .path("id");
        As.clerk("HALL-LT")
                .post("/api/staff/v1/on-behalf/bookings/{id}/confirmation", id)
                .then()
                .statusCode(404);
        As.clerk(ASlot.HALL)
                .post("/api/staff/v1/on-behalf/bookings/{id}/confirmation", id)
                .then()
                .statusCode(200);
        As.agent()
                .body(Map.of("slot", ASlot.on(day, 11, "SOCIAL", 1)))
                .post("/api/staff/v1/on-behalf/bookings/{id}/move", id)
                .then()
                .statusCode(200);
        As.agent()
                .body(Map.of("phone", phone))
                .post("/api/staff/v1/on-behalf/booking-searches")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id));
        As.agent()
                .post("/api/staff/v1/on-behalf/bookings/{id}/cancellation", id)
                .then()
                .statusCode(200);
    }
}
