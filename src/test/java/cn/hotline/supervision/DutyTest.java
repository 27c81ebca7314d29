package cn.hotline.supervision;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.InHandling;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nobody can play a ticket to and fro: returns are few and timely, then the units are heard and the centre decides. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class DutyTest {

    @AfterEach
    void today() {
        MovedClock.reset();
    }

    @Test
    void afterTheSecondUpheldReturnTheUnitsAreHeardAndTheDeterminedOneCanOnlyAppeal() {
        var ticket = aTicket().dispatchedTo("JL-JT");
        returned(ticket, "JL-JT");
        ticket.readAs(As.manager()).then().body("status", equalTo("ACCEPTED"));
        dispatch(ticket, "JL-JT").then().statusCode(422).body("errors.field", hasItem("unit"));
        dispatch(ticket, "JL-CG").then().statusCode(200);
        returned(ticket, "JL-CG");
        ticket.readAs(As.manager())
                .then()
                .body("status", equalTo("COORDINATING"))
                .body("handling.asked.code", contains("JL-JT", "JL-CG"));
        var watch = new Watch(ticket);
        assertThat(watch.deadlines())
                .filteredOn(clock -> clock.get("kind").equals("OPINION"))
                .extracting(clock -> clock.get("unit") + " " + clock.get("state"))
                .containsExactlyInAnyOrder("JL-JT RUNNING", "JL-CG RUNNING");
        ticket.act(handler("JL-JT"), "opinions", Map.of("opinion", "该路段已移交。"));
        ticket.act(As.manager(), "determination", Map.of("unit", "JL-JT", "reason", "职责清单第12项"));
        ticket.readAs(handler("JL-JT"))
                .then()
                .body("status", equalTo("DISPATCHED"))
                .body("allowedActions", hasItem("APPEAL"))
                .body("allowedActions", not(hasItem("RETURN")));
        watch.assertState("HANDLE", "RUNNING");
        ticket.act(handler("JL-JT"), "appeal", Map.of("reason", "清单已调整"));
        ticket.act(As.manager(), "appeal-review", Map.of("decision", "REFUSE", "reason", "未调整"));
        ticket.readAs(handler("JL-JT")).then().body("allowedActions", not(hasItem("APPEAL")));
    }

    @Test
    void aReturnAfterOneWorkingDayIsTooLate() {
        Watch.clockAt("2026-03-02T10:00");
        var ticket = aTicket().dispatched();
        Watch.clockAt("2026-03-03T17:59");
        ticket.readAs(unit()).then().body("allowedActions", hasItem("RETURN"));
        Watch.clockAt("2026-03-03T18:00");
        ticket.readAs(unit()).then().body("allowedActions", not(hasItem("RETURN")));
        unit().body(InHandling.body("return"))
                .post("/api/staff/v1/tickets/{n}/return", ticket.number())
                .then()
                .statusCode(409);
    }

    @Test
    void aRefusedReturnGivesNoTimeBack() {
        Watch.clockAt("2026-03-02T10:00");
        var watch = new Watch(aTicket().dispatched());
        var due = watch.due("HANDLE");
        InHandling.unit(watch.ticket(), "return");
        Watch.clockAt("2026-03-03T10:00");
        watch.ticket().act(As.manager(), "return-review", Map.of("decision", "REFUSE", "reason", "职责清单写明"));
        assertThat(watch.due("HANDLE")).isEqualTo(due);
        watch.assertState("SIGN", "DONE");
        watch.ticket().readAs(unit()).then().body("status", equalTo("HANDLING"));
    }

    @Test
    void theClockStartsAtDispatchSignedForOrNot() {
        Watch.clockAt("2026-03-02T10:00");
        var watch = new Watch(aTicket().dispatched());
        var due = watch.due("HANDLE");
        Watch.clockAt("2026-03-06T10:00");
        watch.ticket().act(unit(), "signing", null);
        assertThat(watch.due("HANDLE")).isEqualTo(due);
        assertThat(watch.clock("HANDLE").get("startedAt"))
                .isEqualTo(watch.ticket().readAs(unit()).path("dispatchedAt"));
    }

    @Test
    void anAssistingUnitSeesTheTicketGivesItsOpinionAndNoMore() {
        var ticket = aTicket().signed();
        ticket.readAs(handler("JL-JT")).then().statusCode(404);
        InHandling.unit(ticket, "assistance");
        ticket.readAs(handler("JL-JT")).then().statusCode(200).body("allowedActions", equalTo(List.of("GIVE_OPINION")));
        ticket.act(handler("JL-JT"), "opinions", InHandling.body("opinions"));
        ticket.readAs(handler("JL-JT")).then().body("allowedActions", equalTo(List.of()));
        assertThat(new Watch(ticket).deadlines())
                .filteredOn(clock -> clock.get("kind").equals("OPINION"))
                .extracting(clock -> clock.get("state"))
                .containsExactly("DONE");
        ticket.track().then().body("handling", equalTo(null));
    }

    @Test
    void fourLevelsEachWithAClockThatNeverOutlastsTheOneAbove() {
        Watch.clockAt("2026-03-02T10:00");
        var ticket = aTicket().dispatchedTo("JL-LT");
        ticket.act(handler("JL-LT"), "signing", null);
        for (var step : List.of("JL-LT-ZG", "JL-LT-ZG-01", "JL-LT-ZG-01-W1")) {
            ticket.act(handler("JL-LT"), "delegation", Map.of("unit", step, "days", 9));
            ticket.act(handler(step), "signing", null);
        }
        var watch = new Watch(ticket);
        var handling = watch.deadlines().stream()
                .filter(c -> c.get("kind").equals("HANDLE"))
                .toList();
        assertThat(handling)
                .hasSize(4)
                .allMatch(clock -> clock.get("dueAt").equals(handling.getFirst().get("dueAt")));
        ticket.readAs(handler("JL-LT-ZG-01-W1")).then().body("allowedActions", not(hasItem("DELEGATE")));
        handler("JL-LT")
                .body(ATicket.reply())
                .post("/api/staff/v1/tickets/{n}/reply", ticket.number())
                .then()
                .statusCode(409);
        for (var step : List.of("JL-LT-ZG-01-W1", "JL-LT-ZG-01", "JL-LT-ZG")) {
            ticket.act(handler(step), "hand-up", InHandling.body("hand-up"));
        }
        ticket.act(handler("JL-LT"), "reply", ATicket.reply());
        assertThat(watch.deadlines())
                .filteredOn(clock -> clock.get("kind").equals("HANDLE"))
                .allMatch(clock -> clock.get("state").equals("DONE"));
    }

    @Test
    void whatIsLateIsNotPassedDownAndWhatMovesAboveMovesBelow() {
        Watch.clockAt("2026-03-02T10:00");
        var ticket = aTicket().dispatchedTo("JL-LT");
        ticket.act(handler("JL-LT"), "signing", null);
        ticket.act(handler("JL-LT"), "delegation", Map.of("unit", "JL-LT-ZG"));
        Watch.clockAt("2026-03-02T11:00");
        var major = Map.of("matter", ATicket.MATTER, "level", "MAJOR");
        ticket.act(As.manager(), "reclassification", Map.of("as", major, "reason", "危及安全"));
        assertThat(new Watch(ticket).deadlines())
                .filteredOn(clock -> clock.get("state").equals("RUNNING"))
                .allSatisfy(
                        clock -> assertThat((String) clock.get("dueAt")).startsWith("2026-03-02T04:0")); // two hours
        Watch.clockAt("2026-03-02T12:30");
        ticket.act(handler("JL-LT-ZG"), "hand-up", InHandling.body("hand-up"));
        ticket.readAs(handler("JL-LT")).then().body("allowedActions", not(hasItem("DELEGATE")));
    }

    @Test
    void aReplyEndsWhatOthersWereAskedAndAnAppeal() {
        var ticket = InHandling.determined(aTicket());
        ticket.act(unit(), "signing", null);
        InHandling.unit(ticket, "assistance");
        InHandling.unit(ticket, "appeal");
        ticket.act(unit(), "reply", ATicket.reply());
        ticket.act(As.manager(), "review", Map.of("decision", "SEND_BACK", "reason", "未说明依据"));
        ticket.readAs(As.manager())
                .then()
                .body("handling.asked", equalTo(List.of()))
                .body("handling.appeal", equalTo("DECIDED"));
    }

    private static void returned(ATicket ticket, String unit) {
        ticket.act(handler(unit), "return", InHandling.body("return"));
        InHandling.centre(ticket, "return-review");
    }

    private static io.restassured.response.Response dispatch(ATicket ticket, String unit) {
        return As.manager().body(Map.of("unit", unit)).post("/api/staff/v1/tickets/{n}/dispatch", ticket.number());
    }

    private static RequestSpecification unit() {
        return handler(ATicket.UNIT);
    }

    private static RequestSpecification handler(String unit) {
        return As.clearedHandler(unit);
    }
}
