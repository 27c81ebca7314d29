package cn.hotline.hall.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import cn.hotline.appointment.ASlot;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a visit ends as, and the appointment with it; and that who is expected is counted in before they come. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class VisitEndTest extends WithHall {

    private static final String NUMBER = "/api/citizen/v1/numbers/{id}";

    @Test
    void whoIsExpectedMakesTheWaitLonger() {
        hall.open("02");
        hall.takes("SOCIAL").body("waitSeconds", equalTo(0));
        hall.next("02");
        int before = hall.takes("SOCIAL").extract().path("waitSeconds");
        assertThat(before).isBetween(715, 720);
        ABooking.in(hall, "SOCIAL", Duration.ofMinutes(5));
        ABooking.in(hall, "SOCIAL", Duration.ofMinutes(10));
        ABooking.in(hall, "TAX", Duration.ofMinutes(5));
        int now = hall.takes("SOCIAL").extract().path("waitSeconds");
        assertThat(now).as("one walk-in and two appointments later").isBetween(4 * 720 - 5, 4 * 720);
        var come = ABooking.in(hall, "SOCIAL", Duration.ofMinutes(15));
        come.checkedIn();
        int after = hall.takes("SOCIAL").extract().path("waitSeconds");
        assertThat(after).as("who has come is counted once").isBetween(6 * 720 - 5, 6 * 720);
    }

    @Test
    void aVisitThatWasParkedIsForeseenAsLongAsItTook() {
        hall.open("02");
        String number = hall.takes("SOCIAL").extract().path("id");
        hall.next("02");
        hall.at("02", "start").then().statusCode(200);
        MovedClock.forward(Duration.ofMinutes(20));
        hall.at("02", "parking").then().statusCode(200);
        MovedClock.forward(Duration.ofMinutes(30));
        hall.at("02", "resumption", java.util.Map.of("number", number)).then().statusCode(200);
        hall.next("02");
        hall.at("02", "start").then().statusCode(200);
        MovedClock.forward(Duration.ofMinutes(4));
        hall.at("02", "finish", java.util.Map.of("result", "SERVED")).then().statusCode(200);
        hall.taken("SOCIAL");
        int planned = 3 * 12;
        hall.takes("SOCIAL").body("waitSeconds", equalTo((planned + 24) * 60 / 4));
    }

    @Test
    void whoIsServedHasKeptIt() {
        var booking = ABooking.in(hall, "SOCIAL", Duration.ofMinutes(20));
        var number = booking.checkedIn();
        hall.open("02");
        hall.next("02");
        hall.at("02", "start").then().statusCode(200);
        As.citizen(booking.citizen()).get(NUMBER, number).then().body("state", equalTo("SERVING"), "allowed", empty());
        As.citizen(booking.citizen()).post(NUMBER + "/leaving", number).then().statusCode(409);
        assertThat(booking.state()).isEqualTo("CHECKED_IN");
        hall.at("02", "finish", java.util.Map.of("result", "SERVED")).then().statusCode(200);
        assertThat(booking.state()).isEqualTo("SERVED");
    }

    @Test
    void whomTheClerkForgotWasThere() {
        var booking = ABooking.in(hall, "SOCIAL", Duration.ofMinutes(20));
        var number = booking.checkedIn();
        hall.open("02");
        hall.next("02");
        hall.at("02", "start").then().statusCode(200);
        dayEnds();
        As.citizen(booking.citizen()).get(NUMBER, number).then().body("state", equalTo("DONE"));
        assertThat(booking.state()).isEqualTo("SERVED");
    }

    @Test
    void whoWasCalledAndDidNotComeHasMissedIt() {
        var citizen = UUID.randomUUID();
        var missed = List.of("SOCIAL", "MEDICAL", "TAX").stream()
                .map(service -> ABooking.of(citizen, hall, service, Duration.ofMinutes(20)))
                .toList();
        missed.forEach(ABooking::checkedIn);
        hall.open("01", "02", "03");
        for (var counter : List.of("02", "01", "03")) {
            hall.next(counter);
            hall.at(counter, "skip").then().statusCode(200);
        }
        assertThat(missed).extracting(ABooking::state).containsOnly("CHECKED_IN");
        dayEnds();
        assertThat(missed).extracting(ABooking::state).containsOnly("MISSED");
        ASlot.hold(citizen, ASlot.of(1)).then().statusCode(409).body("detail", containsString("暂停预约"));
    }

    @Test
    void whoGoesBeforeTheirTimeHasNotKeptItAndWhoWaitedTooLongMay() {
        var early = ABooking.in(hall, "SOCIAL", Duration.ofMinutes(20));
        var waited = ABooking.in(hall, "SOCIAL", Duration.ofMinutes(5));
        leaves(early, early.checkedIn());
        assertThat(early.state()).isEqualTo("MISSED");
        var number = waited.checkedIn();
        MovedClock.forward(Duration.ofMinutes(50));
        leaves(waited, number);
        assertThat(waited.state()).isEqualTo("CANCELLED");
    }

    @Test
    void whoIsCalledAndGoesHasMissedItButNotWhoNobodySpeaksOf() {
        var goes = ABooking.in(hall, "SOCIAL", Duration.ofMinutes(5));
        var left = ABooking.in(hall, "SOCIAL", Duration.ofMinutes(6));
        var number = goes.checkedIn();
        left.checkedIn();
        MovedClock.forward(Duration.ofMinutes(10));
        hall.open("01", "02");
        hall.next("01");
        hall.next("02");
        leaves(goes, number);
        assertThat(goes.state()).isEqualTo("MISSED");
        dayEnds();
        assertThat(left.state()).isEqualTo("CANCELLED");
    }

    private static void leaves(ABooking booking, String number) {
        As.citizen(booking.citizen()).post(NUMBER + "/leaving", number).then().statusCode(200);
    }

    private static void dayEnds() {
        MovedClock.forward(Duration.ofDays(1));
        Arc.container().instance(DayEnd.class).get().sweep();
    }
}
