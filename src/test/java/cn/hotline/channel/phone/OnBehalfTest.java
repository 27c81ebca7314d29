package cn.hotline.channel.phone;

import static cn.hotline.channel.phone.Switchboard.agent;
import static cn.hotline.channel.phone.Switchboard.missed;
import static cn.hotline.channel.phone.Switchboard.talked;
import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.survey.SurveyBook;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** By phone and at the window people get all that others get by app. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class OnBehalfTest {

    final String phone = SurveyBook.freshPhone();

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void theyAddUrgeAndWithdrawByAnAgent() {
        var ticket = aTicket().accepted();
        var call = talked(phone, "behalf-a", "我来催一下");
        post(ticket, "supplements", "behalf-a", Map.of("channel", "WINDOW", "text", "来访补充：还有两盏。"))
                .then()
                .statusCode(201);
        assertThat(contacts(ticket, "WINDOW")).isOne();
        post(ticket, "urges", "behalf-a", Map.of("channel", "PHONE", "callId", call))
                .then()
                .statusCode(201)
                .body("urges", equalTo(1));
        post(ticket, "urges", "behalf-a", Map.of("channel", "PHONE")).then().statusCode(429);
        post(ticket, "withdrawal", "behalf-a", Map.of("channel", "PHONE", "callId", call, "reason", "已自行解决"))
                .then()
                .statusCode(200)
                .body("status", equalTo("WITHDRAWN"));
        agent("behalf-a")
                .get("/api/staff/v1/calls/{id}", call)
                .then()
                .body("deeds.deed", equalTo(java.util.List.of("URGED", "WITHDRAWN")));
    }

    @Test
    void aRatingNeedsAnAnsweredCallOfTheAgent() {
        var ticket = aTicket().closed();
        var call = talked(phone, "behalf-b", "我很满意");
        rate(ticket, "behalf-b", "no-such-call").then().statusCode(422).body("errors[0].field", equalTo("callId"));
        rate(ticket, "behalf-c", call).then().statusCode(422);
        rate(ticket, "behalf-b", missed(phone)).then().statusCode(422);
        rate(ticket, "behalf-b", call).then().statusCode(200);
        rate(ticket, "behalf-b", call).then().statusCode(409);
        assertThat(SurveyBook.last(ticket)).containsEntry("state", "ANSWERED").containsEntry("handling", 2);
    }

    @Test
    void aCallFromBeforeTheClosureIsNoEvidence() {
        var call = talked(phone, "behalf-f", "我要反映路灯不亮");
        MovedClock.forward(Duration.ofHours(1));
        rate(aTicket().closed(), "behalf-f", call).then().statusCode(422).body("errors[0].field", equalTo("callId"));
    }

    @Test
    void nobodyNotesTheRatingOfTheirOwnService() {
        var ticket = served();
        var call = talked(phone, "behalf-d", "我很满意");
        rate(ticket, "behalf-d", call).then().statusCode(409);
        rate(ticket, "behalf-e", talked(phone, "behalf-e", "我很满意")).then().statusCode(200);
    }

    @Test
    void whatIsNotThereIsNotThere() {
        var confidential = aTicket().confidential().filed();
        post(confidential, "urges", "behalf-a", Map.of("channel", "WINDOW"))
                .then()
                .statusCode(404);
        post(aTicket().filed(), "urges", "behalf-a", Map.of("channel", "PHONE", "callId", "no-such-call"))
                .then()
                .statusCode(422);
    }

    /** The first agent who did anything for the citizen served them. */
    private static ATicket served() {
        var ticket = aTicket().filed();
        agent("behalf-d")
                .body(Map.of("result", "路灯已报修，可在网上查询。"))
                .post("/api/staff/v1/tickets/{n}/answer", ticket.number())
                .then()
                .statusCode(200);
        return ticket;
    }

    private static Response rate(ATicket ticket, String agent, String call) {
        return post(ticket, "rating", agent, Map.of("callId", call, "service", 1, "handling", 2));
    }

    private static Response post(ATicket ticket, String what, String agent, Map<String, ?> body) {
        return agent(agent)
                .header("Idempotency-Key", As.key())
                .body(new HashMap<>(body))
                .post("/api/staff/v1/tickets/{n}/on-behalf/{w}", ticket.number(), what);
    }

    private static long contacts(ATicket ticket, String channel) {
        return Rows.count(
                "select count(*) from contact c join ticket t on t.id = c.ticket_id where t.number = ? and c.channel = ?",
                ticket.number(),
                channel);
    }
}
