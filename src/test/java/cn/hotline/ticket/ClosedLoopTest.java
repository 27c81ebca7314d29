package cn.hotline.ticket;

import static cn.hotline.support.ATicket.aTicket;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class ClosedLoopTest {

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void aTicketGoesThroughTheWholeLoopAndItsReporterFollowsIt() {
        var ticket = aTicket().rated();
        ticket.track()
                .then()
                .statusCode(200)
                .body("status", equalTo("CLOSED"))
                .body("reply.result", equalTo("已更换线路，路灯恢复照明。"))
                .body("outcome", equalTo("RESOLVED"))
                .body("rating.handling", equalTo(2))
                .body("allowedActions", empty());
        As.codeHolder(ticket.code())
                .get("/api/citizen/v1/tickets/{n}/timeline", ticket.number())
                .then()
                .statusCode(200)
                .body("items.action", contains("FILE", "ACCEPT", "DISPATCH", "SIGN_FOR", "APPROVE", "CLOSE", "RATE"))
                .body("items[0].text", equalTo("您的诉求已通过门户网站提交，我们会尽快受理。"));
        As.codeHolder(ticket.code())
                .header("Accept-Language", "en")
                .get("/api/citizen/v1/tickets/{n}/timeline", ticket.number())
                .then()
                .body("items[3].text", equalTo("The unit has signed for it and is on it."));
    }

    @Test
    void theReplyIsHiddenFromTheCitizenUntilItHasPassedReview() {
        var ticket = aTicket().replied();
        ticket.track().then().body("status", equalTo("IN_REVIEW")).body("reply", nullValue());
        ticket.act(As.reviewer(), "review", Map.of("decision", "SEND_BACK", "reason", "未写明依据"));
        ticket.track().then().body("status", equalTo("HANDLING")).body("reply", nullValue());
    }

    @Test
    void aReplyOfAMatterWithoutReviewGoesStraightToTheCitizen() {
        var consultation = As.nobody().get("/api/citizen/v1/matters").path("items.findAll{it.leaf}.code");
        var noReview = ((java.util.List<?>) consultation)
                .stream()
                        .map(String::valueOf)
                        .filter(code -> Boolean.FALSE.equals(As.agent()
                                .get("/api/staff/v1/matters/{c}", code)
                                .path("review")))
                        .findFirst()
                        .orElseThrow();
        var elements = Elements.filledFor(noReview);
        var ticket = aTicket().filed();
        ticket.act(As.agent(), "acceptance", Map.of("matter", noReview, "elements", elements))
                .act(As.dispatcher(), "dispatch", Map.of())
                .act(As.handler("JL"), "signing", null)
                .act(As.handler("JL"), "reply", cn.hotline.support.ATicket.reply());
        ticket.track().then().body("status", equalTo("REPLIED")).body("reply.contact", is("市城管局 0999-12345003"));
    }

    @Test
    void aClosedTicketIsArchivedOnlyOnceItsTimeForRatingIsOver() {
        var ticket = aTicket().closed();
        As.reviewer()
                .post("/api/staff/v1/tickets/{n}/archive", ticket.number())
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/refused"));
        MovedClock.forward(Duration.ofDays(15));
        ticket.act(As.reviewer(), "archive", null);
        As.codeHolder(ticket.code())
                .body(Map.of("service", 1, "handling", 1))
                .post("/api/citizen/v1/tickets/{n}/rating", ticket.number())
                .then()
                .statusCode(409);
    }

    @Test
    void anUrgingIsCountedAndLimited() {
        var ticket = aTicket().dispatched();
        var path = "/api/citizen/v1/tickets/{n}/urges";
        As.codeHolder(ticket.code())
                .header("Idempotency-Key", As.key())
                .body(Map.of())
                .post(path, ticket.number())
                .then()
                .statusCode(201)
                .body("urges", equalTo(1));
        As.codeHolder(ticket.code())
                .header("Idempotency-Key", As.key())
                .body(Map.of())
                .post(path, ticket.number())
                .then()
                .statusCode(429)
                .header("Retry-After", org.hamcrest.Matchers.notNullValue());
        MovedClock.forward(Duration.ofHours(25));
        As.codeHolder(ticket.code())
                .header("Idempotency-Key", As.key())
                .body(Map.of("reason", "还没有人联系我"))
                .post(path, ticket.number())
                .then()
                .statusCode(201)
                .body("urges", equalTo(2))
                .body("allowedActions", hasItem("WITHDRAW"));
    }
}
