package cn.hotline.channel.phone;

import static cn.hotline.channel.phone.Switchboard.CALLS;
import static cn.hotline.channel.phone.Switchboard.agent;
import static cn.hotline.channel.phone.Switchboard.missed;
import static cn.hotline.channel.phone.Switchboard.now;
import static cn.hotline.channel.phone.Switchboard.report;
import static cn.hotline.channel.phone.Switchboard.talked;
import static cn.hotline.channel.phone.Switchboard.tell;
import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Together;
import cn.hotline.survey.SurveyBook;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever called in vain is called back, once. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class CallBackTest {

    final String phone = SurveyBook.freshPhone();

    @Inject
    CallBacks callBacks;

    @Inject
    MeterRegistry metrics;

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void howeverOftenTheyTryThereIsOneTask() {
        Together.all(8, i -> missed(phone));
        var task = only();
        assertThat(task).containsEntry("missed", 8).containsEntry("state", "OPEN");
        assertThat((String) task.get("caller")).contains("****");
    }

    @Test
    void theSameMissedCallToldAgainIsNoFurtherOne() {
        var id = missed(phone);
        tell(CALLS, report(id, now(), "abandonedAt", now().minusSeconds(19)));
        assertThat(only()).containsEntry("missed", 1);
    }

    @Test
    void whoeverTakesItSeesTheNumberAndReports() {
        var hidden = aTicket().confidential().filed();
        missed(phone);
        var id = (String) only().get("id");
        claim(id, "back-a").then().statusCode(200).body("caller", equalTo("+86" + phone));
        claim(id, "back-b").then().statusCode(409);
        result(id, "back-b", Map.of("contacted", true)).then().statusCode(409);
        for (var wrong : List.of("never-reported", talked(SurveyBook.freshPhone(), "back-b"))) {
            result(id, "back-a", Map.of("contacted", true, "callId", wrong))
                    .then()
                    .statusCode(422);
        }
        result(id, "back-a", Map.of("contacted", true, "ticket", hidden.number()))
                .then()
                .statusCode(404);
        result(id, "back-a", Map.of("contacted", true, "callId", talked(SurveyBook.freshPhone(), "back-a")))
                .then()
                .statusCode(200)
                .body("state", equalTo("DONE"))
                .body("ending", equalTo("SPOKEN"))
                .body("caller", nullValue());
        claim(id, "back-a").then().statusCode(409);
        missed(phone);
        assertThat(tasks()).hasSize(2);
    }

    @Test
    void afterThreeCallsTheyCountAsNotReached() {
        missed(phone);
        var id = (String) only().get("id");
        for (var state : List.of("OPEN", "OPEN", "UNREACHED")) {
            claim(id, "back-c").then().statusCode(200);
            result(id, "back-c", Map.of("contacted", false))
                    .then()
                    .statusCode(200)
                    .body("state", equalTo(state));
        }
    }

    @Test
    void whatWasTakenAndLeftMayBeTakenByAnother() {
        missed(phone);
        var id = (String) only().get("id");
        claim(id, "back-d").then().statusCode(200);
        MovedClock.forward(Duration.ofMinutes(31));
        claim(id, "back-e").then().statusCode(200);
        result(id, "back-d", Map.of("contacted", true)).then().statusCode(409);
    }

    @Test
    void oneOfManyWhoClaimAtOnceGetsIt() {
        missed(phone);
        var id = (String) only().get("id");
        var statuses = Together.all(6, i -> claim(id, "rush-" + i).statusCode());
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
    }

    @Test
    void whoCalledAgainAndWasAnsweredNeedsNoCall() {
        missed(phone);
        talkedNow();
        assertThat(only()).containsEntry("state", "DONE").containsEntry("ending", "CALLED_AGAIN");
    }

    @Test
    void aMissedCallThatIsToldLateMakesNoTaskAfterATalk() {
        talkedNow();
        var at = now().minusSeconds(3600);
        tell(CALLS, report(Switchboard.freshId(), at, "caller", phone, "offeredAt", at, "abandonedAt", at));
        assertThat(tasks()).isEmpty();
    }

    @Test
    void aCallThatWasAnsweredAfterAllWasNotMissed() {
        var id = missed(phone);
        tell(CALLS, report(id, now(), "agent", "back-f", "answeredAt", now().minusSeconds(30)));
        assertThat(only()).containsEntry("state", "DONE");
    }

    @Test
    void theEndOfATalkThatIsToldBeforeItsBeginningMakesNobodyBeCalled() {
        missed(phone);
        MovedClock.forward(Duration.ofMinutes(5));
        var id = Switchboard.freshId();
        tell(CALLS, report(id, now(), "caller", phone, "endedAt", now().minusSeconds(1)));
        assertThat(only()).containsEntry("missed", 2);
        tell(CALLS, report(id, now().minusSeconds(60), "agent", "back-h", "answeredAt", now().minusSeconds(60)));
        assertThat(only()).containsEntry("state", "DONE").containsEntry("ending", "CALLED_AGAIN");
    }

    @Test
    void whoeverWaitsIsCounted() {
        missed(phone);
        callBacks.countWaiting();
        assertThat(metrics.get("hotline.call.backs.waiting").gauge().value()).isPositive();
    }

    private void talkedNow() {
        var id = talked(phone, "back-g");
        tell(CALLS, report(id, now(), "answeredAt", now().minusSeconds(110)));
        MovedClock.forward(Duration.ofMinutes(5));
        talked(phone, "back-g");
    }

    private Map<String, Object> only() {
        var tasks = tasks();
        assertThat(tasks).hasSize(1);
        return tasks.getFirst();
    }

    private List<Map<String, Object>> tasks() {
        var all = new ArrayList<Map<String, Object>>();
        String after = null;
        do {
            var page = after == null
                    ? As.manager().get("/api/staff/v1/call-backs?limit=100")
                    : As.manager().get("/api/staff/v1/call-backs?limit=100&after=" + after);
            all.addAll(page.then().statusCode(200).extract().<List<Map<String, Object>>>path("items"));
            after = page.path("next");
        } while (after != null);
        var mine = TaskRows.of(phone);
        return all.stream().filter(task -> mine.contains(task.get("id"))).toList();
    }

    private static Response claim(String id, String agent) {
        return agent(agent).post("/api/staff/v1/call-backs/{id}/claim", id);
    }

    private static Response result(String id, String agent, Map<String, ?> body) {
        return agent(agent).body(body).post("/api/staff/v1/call-backs/{id}/result", id);
    }
}
