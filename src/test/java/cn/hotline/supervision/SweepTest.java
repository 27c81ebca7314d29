package cn.hotline.supervision;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.hotline.support.As;
import cn.hotline.support.InHandling;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The clock moves over a deadline while three schedulers run: each thing happens once. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class SweepTest {

    private static final int SCHEDULERS = 3;

    @Inject
    Sweep sweep;

    @AfterEach
    void today() {
        MovedClock.reset();
    }

    @Test
    void warningYellowRedOrderAndEscalationHappenOnceEach() {
        Watch.clockAt("2026-03-02T10:00"); // Monday
        var watch = new Watch(aTicket().signed());
        assertThat(watch.due("HANDLE")).isEqualTo(Watch.at("2026-03-09T18:00"));

        atOnce("2026-03-05T17:00");
        assertThat(watch.words()).isEmpty();
        atOnce("2026-03-05T18:30"); // two working days ahead
        assertThat(watch.words()).containsExactly("due soon (handling)");
        atOnce("2026-03-06T18:30"); // one working day ahead
        assertThat(watch.words()).containsExactly("due soon (handling)", "yellow card proposed (handling)");
        atOnce("2026-03-09T18:30"); // over, but the next working day has not begun
        assertThat(watch.words()).hasSize(2);
        atOnce("2026-03-10T09:01");
        assertThat(watch.words())
                .containsExactly(
                        "due soon (handling)", "yellow card proposed (handling)", "red card proposed (handling)");

        var red = watch.card("RED");
        var codes = Together.all(
                SCHEDULERS,
                supervisor -> As.supervisor()
                        .post("/api/staff/v1/supervision/cards/{id}/issue", red)
                        .statusCode());
        assertThat(codes).containsExactlyInAnyOrder(200, 409, 409);
        assertThat(watch.orders()).hasSize(1);
        assertThat(watch.words().subList(3, 5)).containsExactly("red card (handling)", "supervision order (handling)");

        atOnce("2026-03-12T18:01"); // nobody answered within two working days
        assertThat(watch.words()).containsOnlyOnce("due soon (handling)");
        assertThat(watch.words().getLast()).isEqualTo("escalated a level (handling)");
        assertThat(watch.orders())
                .extracting(order -> order.get("unit") + " " + order.get("state"))
                .containsExactly("JL OPEN", "JL-CG LAPSED");
        atOnce("2026-03-20T10:00"); // the top of the tree: nobody is above
        assertThat(Collections.frequency(watch.words(), "escalated a level (handling)"))
                .isOne();
        assertThat(watch.orders())
                .hasSize(2)
                .allMatch(order -> order.get("state").equals("LAPSED"));
    }

    @Test
    void whatWasMissedWhileNobodyRanIsDoneInItsOrderButNobodyIsWarnedTooLate() {
        Watch.clockAt("2026-03-02T10:00");
        var watch = new Watch(aTicket().dispatched());
        atOnce("2026-03-30T10:00");
        assertThat(watch.words())
                .containsExactlyInAnyOrder(
                        "yellow card proposed (sign for)",
                        "red card proposed (sign for)",
                        "yellow card proposed (handling)",
                        "red card proposed (handling)");
        assertThat(watch.cards()).hasSize(4);
    }

    @Test
    void nobodyIsWarnedAtNight() {
        Watch.clockAt("2026-03-02T10:00");
        var watch = new Watch(aTicket().signed());
        atOnce("2026-03-05T23:30"); // the sweep that should have warned in the evening comes late
        assertThat(watch.words()).isEmpty();
        atOnce("2026-03-06T07:59");
        assertThat(watch.words()).isEmpty();
        atOnce("2026-03-06T08:00");
        assertThat(watch.words()).containsExactly("due soon (handling)");
    }

    @Test
    void theCentresOwnClocksAreWatchedToo() {
        Watch.clockAt("2026-03-02T10:00");
        var watch = new Watch(aTicket().filed());
        atOnce("2026-03-02T10:16");
        assertThat(watch.words()).containsExactly("due soon (triage)");
        atOnce("2026-03-02T10:31");
        assertThat(watch.words()).containsExactly("due soon (triage)", "overdue (triage)");
        assertThat(watch.cards()).isEmpty();
    }

    @Test
    void aSuspensionEndsByItselfAndOnTime() {
        Watch.clockAt("2026-03-02T10:00");
        var ticket = InHandling.suspended(aTicket());
        var watch = new Watch(ticket);
        var due = watch.due("HANDLE");
        watch.assertState("HANDLE", "PAUSED");
        atOnce("2026-03-09T11:20"); // five working days, and the schedulers come late
        watch.assertState("HANDLE", "RUNNING");
        assertThat(watch.due("HANDLE")).isEqualTo(due);
        assertThat(Collections.frequency(watch.actions(), "RESUME")).isOne();
    }

    @Test
    void whoHadItFirstKeepsItWhenNobodyDecides() {
        Watch.clockAt("2026-03-02T10:00");
        var ticket = aTicket().dispatchedTo("JL-JT");
        ticket.act(As.clearedHandler("JL-JT"), "return", Map.of("reason", "NOT_OUR_DUTY", "legalBasis", "职责清单"));
        InHandling.centre(ticket, "return-review");
        InHandling.centre(ticket, "coordination");
        atOnce("2026-03-04T18:01");
        ticket.readAs(As.manager())
                .then()
                .body("status", equalTo("DISPATCHED"))
                .body("unit.code", equalTo("JL-JT"))
                .body("handling.determined", equalTo(true));
        assertThat(Collections.frequency(new Watch(ticket).actions(), "DETERMINE"))
                .isOne();
    }

    private void atOnce(String local) {
        Watch.clockAt(local);
        Together.all(SCHEDULERS, scheduler -> {
            sweep.run();
            return scheduler;
        });
    }
}
