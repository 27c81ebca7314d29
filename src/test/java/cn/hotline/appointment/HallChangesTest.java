package cn.hotline.appointment;

import static cn.hotline.appointment.ATemplate.FRIDAY;
import static cn.hotline.appointment.ATemplate.ZONE;
import static cn.hotline.appointment.ATemplate.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import cn.hotline.hall.queue.AHall;
import cn.hotline.supervision.calendar.Rulebooks;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a hall changes of its hours, its counters or a slot after slots were published. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class HallChangesTest {

    private static final LocalDate DAY = FRIDAY.plusDays(3);
    private static final String UNTIL_HALF_PAST_TEN = "{\"working\": [[\"09:00\", \"10:30\"]]}";

    @Inject
    Publishing publishing;

    @Inject
    Unpublished unpublished;

    @Inject
    Rulebooks rulebooks;

    String hall = "";

    @BeforeEach
    void then() {
        MovedClock.at(FRIDAY.atTime(7, 0).atZone(ZONE).toInstant());
        hall = AHall.fresh().code();
    }

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void aClosureByHandIsNotUndoneByPublishingAtTheSameMoment() {
        published(window("09:00", "10:00", 2));
        var slot = slot("09:00");
        int status = InTheMiddle.of(
                "update slot set closed = true, closed_for = 'HAND' where id = '%s'".formatted(slot),
                "with day as", // its beginning is all that is seen of it
                () -> put(window("09:00", "10:00", 3)).statusCode());
        assertThat(status).isEqualTo(200);
        assertThat(Rows.text("select closed_for from slot where id = ?", slot)).isEqualTo("HAND");
    }

    @Test
    void whatWasClosedByHandIsOpenedAgain() {
        published(window("09:00", "10:00", 2));
        var slot = slot("09:00");
        ASlot.byHand(hall, slot, "closure").then().statusCode(200).body("free", equalTo(0));
        publishing.publish(hall);
        ASlot.hold(UUID.randomUUID(), slot).then().statusCode(409);
        ASlot.byHand(hall, slot, "opening").then().statusCode(200).body("free", equalTo(2));
        ASlot.byHand(hall, slot, "opening").then().statusCode(200).body("free", equalTo(2));
        ASlot.byHand(hall, slot, "closure").then().statusCode(200);
        put(window("09:30", "10:00", 2)).then().statusCode(200);
        ASlot.byHand(hall, slot, "opening").then().statusCode(200).body("free", equalTo(0));
        As.hallManager("HALL-LT")
                .post("/api/staff/v1/halls/{hall}/slots/{slot}/opening", "HALL-LT", slot)
                .then()
                .statusCode(404);
    }

    @Test
    void outsideTheHallsNewHoursNothingIsPublishedAndWhatWasIsAConflict() {
        published(window("09:00", "12:00", 2));
        var citizen = UUID.randomUUID();
        var booking = ASlot.booked(citizen, slot("11:00"));
        assertThat(isPublished()).isTrue();
        AHall.openBy(hall, UNTIL_HALF_PAST_TEN);
        assertThat(isPublished()).isFalse();
        publishing.run();
        assertThat(isPublished()).isTrue();
        assertThat(open()).isEqualTo(3);
        conflicts(hasItem(booking));
        put(window("10:00", "12:00", 2)).then().statusCode(422).body("errors.field", hasItem("windows[0]"));
        AHall.openBy(hall, AHall.DAY_AND_NIGHT);
        publishing.run();
        assertThat(open()).isEqualTo(6);
        conflicts(hasSize(0));
    }

    @Test
    void noMoreSeatsThanTheOpenCountersCanTake() {
        published(window("09:00", "10:00", 4));
        var first = closed("01", "09:00", "09:30");
        publishing.publish(hall);
        assertThat(seats("09:00")).as("one counter, twelve minutes a visit").isEqualTo(2);
        assertThat(seats("09:30")).isEqualTo(4);
        closed("02", "09:10", "09:20");
        publishing.publish(hall);
        assertThat(open()).isEqualTo(1);
        As.hallManager(hall)
                .post("/api/staff/v1/halls/{hall}/closures/{id}/lifting", hall, first)
                .then()
                .statusCode(200);
        publishing.publish(hall);
        assertThat(seats("09:00")).isEqualTo(2);
        put(window("09:00", "10:00", 50)).then().statusCode(200);
        assertThat(seats("09:30")).as("two counters").isEqualTo(5);
    }

    private void published(Map<String, ?> window) {
        put(window).then().statusCode(200);
    }

    private Response put(Map<String, ?> window) {
        return ATemplate.put(hall, "SOCIAL", FRIDAY, List.of(window));
    }

    private String closed(String counter, String from, String until) {
        return As.hallManager(hall)
                .header("Idempotency-Key", As.key())
                .body(Map.of(
                        "counter",
                        counter,
                        "from",
                        at(from),
                        "until",
                        at(until),
                        "reason",
                        Map.of("zh", "检修", "en", "Repair")))
                .post("/api/staff/v1/halls/{hall}/closures", hall)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void conflicts(org.hamcrest.Matcher<?> bookings) {
        As.hallManager(hall)
                .get("/api/staff/v1/halls/{hall}/conflicts", hall)
                .then()
                .statusCode(200)
                .body("items.booking", bookings);
    }

    private boolean isPublished() {
        var now = new MovedClock().instant();
        var days = rulebooks.current().calendar().days(now, now.plus(Duration.ofDays(14)));
        return !QuarkusTransaction.requiringNew()
                .call(() -> unpublished.halls(SlotPlan.named(days)))
                .contains(hall);
    }

    private UUID slot(String time) {
        return UUID.fromString(Rows.text(
                "select cast(id as text) from slot where hall = ? and starts_at = cast(? as timestamptz)",
                hall,
                at(time)));
    }

    private long seats(String time) {
        return ATemplate.open(slot(time));
    }

    private long open() {
        return Rows.count("select count(*) from slot where hall = ? and day = ? and not closed", hall, DAY);
    }

    private static String at(String time) {
        return DAY.atTime(LocalTime.parse(time)).atZone(ZONE).toInstant().toString();
    }
}
