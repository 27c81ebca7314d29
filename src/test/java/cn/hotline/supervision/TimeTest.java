package cn.hotline.supervision;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import cn.hotline.supervision.calendar.Notices;
import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.InHandling;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More time is asked for before it runs out, given within its caps, told to the citizen, and explained day by day. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class TimeTest {

    private Watch watch;

    @BeforeEach
    void aTicketInHandling() {
        Watch.clockAt("2026-03-02T10:00");
        watch = new Watch(aTicket().signed());
    }

    @AfterEach
    void today() {
        MovedClock.reset();
    }

    @Test
    void anExtensionMovesTheDeadlineAndTheCitizenReadsThePlan() {
        InHandling.unit(watch.ticket(), "extension");
        watch.ticket().track().then().body("dueAt", equalTo("2026-03-09T10:00:00Z"));
        InHandling.centre(watch.ticket(), "time-review");
        assertThat(watch.due("HANDLE")).isEqualTo(Watch.at("2026-03-12T18:00"));
        watch.ticket().track().then().body("dueAt", equalTo("2026-03-12T10:00:00Z"));
        As.codeHolder(watch.ticket().code())
                .get("/api/citizen/v1/tickets/{n}/timeline", watch.ticket().number())
                .then()
                .body("items.text", hasItem(containsString("下周一更换")));
        watch.ticket()
                .readAs(As.clearedHandler(ATicket.UNIT))
                .then()
                .body("allowedActions", not(hasItem("REQUEST_EXTENSION")));
    }

    @Test
    void anExtensionIsAtMostTheLimitAndTenWorkingDaysAndNeverAfterTheDeadline() {
        extension(11).statusCode(422).body("errors.field", hasItem("days"));
        extension(6).statusCode(422); // the limit was five
        Watch.clockAt("2026-03-09T18:00");
        extension(3).statusCode(409);
    }

    @Test
    void suspensionsAreOfTenWorkingDaysInAll() {
        InHandling.unit(watch.ticket(), "suspension");
        InHandling.centre(watch.ticket(), "time-review");
        assertThat(watch.due("HANDLE")).isEqualTo(Watch.at("2026-03-16T18:00"));
        InHandling.unit(watch.ticket(), "resumption");
        assertThat(Notices.calendar().workingSeconds(Watch.at("2026-03-09T18:00"), watch.due("HANDLE")))
                .isLessThan(60); // hardly anything stood still
        As.clearedHandler(ATicket.UNIT)
                .body(Map.of("reason", "FORCE_MAJEURE", "days", 6, "note", "台风"))
                .post("/api/staff/v1/tickets/{n}/suspension", watch.ticket().number())
                .then()
                .statusCode(422);
    }

    @Test
    void aShelvedTicketHasMilestonesAndGoesOnAfterTheLast() {
        watch.ticket()
                .act(
                        As.manager(),
                        "shelving",
                        Map.of(
                                "reason",
                                "列入明年计划",
                                "milestones",
                                List.of(
                                        Map.of("due", "2026-06-30", "text", "完成设计"),
                                        Map.of("due", "2026-09-30", "text", "完成施工"))));
        watch.assertState("HANDLE", "PAUSED");
        assertThat(watch.deadlines())
                .filteredOn(c -> c.get("kind").equals("MILESTONE"))
                .hasSize(2);
        Watch.clockAt("2026-06-29T10:00");
        InHandling.unit(watch.ticket(), "milestone");
        watch.assertState("HANDLE", "PAUSED");
        Watch.clockAt("2026-09-29T10:00");
        InHandling.unit(watch.ticket(), "milestone");
        watch.assertState("HANDLE", "RUNNING");
        assertThat(watch.due("HANDLE")).isAfter(Watch.at("2026-09-30T00:00"));
    }

    @Test
    void theTimeOfTheReviewIsNotTheUnits() {
        watch.ticket().act(As.clearedHandler(ATicket.UNIT), "reply", ATicket.reply());
        watch.assertState("HANDLE", "DONE");
        Watch.clockAt("2026-03-03T10:00"); // a working day later
        watch.ticket().act(As.manager(), "review", Map.of("decision", "SEND_BACK", "reason", "未说明依据"));
        assertThat(watch.due("HANDLE")).isEqualTo(Watch.at("2026-03-10T18:00"));
    }

    @Test
    void whatWasAnsweredWhileItStoodStillIsNotCountedTwice() {
        InHandling.unit(watch.ticket(), "suspension");
        InHandling.centre(watch.ticket(), "time-review");
        Watch.clockAt("2026-03-03T10:00");
        watch.ticket().act(As.clearedHandler(ATicket.UNIT), "reply", ATicket.reply());
        Watch.clockAt("2026-03-04T10:00");
        watch.ticket().act(As.manager(), "review", Map.of("decision", "SEND_BACK", "reason", "未说明依据"));
        // a day of suspension and a day of review
        assertThat(watch.due("HANDLE").truncatedTo(ChronoUnit.MINUTES)).isEqualTo(Watch.at("2026-03-11T18:00"));
    }

    @Test
    void anotherTypeMeansAnotherDeadlineFromTheSameStart() {
        Watch.clockAt("2026-03-03T10:00");
        watch.ticket()
                .act(
                        As.manager(),
                        "reclassification",
                        Map.of("as", Map.of("matter", ATicket.MATTER, "level", "URGENT"), "reason", "停水"));
        assertThat(watch.due("HANDLE").truncatedTo(ChronoUnit.MINUTES))
                .isEqualTo(Watch.at("2026-03-03T10:00")); // 24 h after dispatch
    }

    @Test
    void aDeadlineSaysHowItCameAbout() {
        var clock = watch.clock("HANDLE");
        assertThat(clock).containsEntry("provisional", false).containsKeys("policy", "amount", "counted");
        assertThat((List<?>) clock.get("days")).hasSize(8);
    }

    private io.restassured.response.ValidatableResponse extension(int days) {
        return As.clearedHandler(ATicket.UNIT)
                .body(Map.of("days", days, "reason", "配件", "plan", "下周"))
                .post("/api/staff/v1/tickets/{n}/extension", watch.ticket().number())
                .then();
    }
}
