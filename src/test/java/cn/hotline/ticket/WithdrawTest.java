package cn.hotline.ticket;

import static cn.hotline.support.ATicket.aTicket;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class WithdrawTest {

    @Test
    void theReporterWithdrawsWhileTheUnitIsAtItAndNothingMoreCanBeDone() {
        var ticket = aTicket().signed();
        withdraw(ticket, "\"4\"", Map.of("reason", "路灯已经修好"))
                .then()
                .statusCode(200)
                .header("ETag", "\"5\"")
                .body("status", equalTo("WITHDRAWN"))
                .body("outcome", nullValue())
                .body("allowedActions", empty());
        As.handler(ATicket.UNIT)
                .body(ATicket.reply())
                .post("/api/staff/v1/tickets/{n}/reply", ticket.number())
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/illegal-transition"));
        As.codeHolder(ticket.code())
                .get("/api/citizen/v1/tickets/{n}/timeline", ticket.number())
                .then()
                .body("items[-1].action", equalTo("WITHDRAW"))
                .body("items[-1].text", containsString("路灯已经修好"));
    }

    @Test
    void aSecondWithdrawalIsRefused() {
        var ticket = aTicket().filed();
        withdraw(ticket, null, Map.of("reason", "不用了")).then().statusCode(200);
        withdraw(ticket, null, Map.of("reason", "不用了")).then().statusCode(409);
    }

    @Test
    void aRepliedTicketIsTooFarToBeWithdrawn() {
        withdraw(aTicket().replied(), null, Map.of("reason", "不用了")).then().statusCode(409);
    }

    @Test
    void aReasonIsNeeded() {
        var ticket = aTicket().filed();
        withdraw(ticket, null, Map.of()).then().statusCode(422).body("errors[0].field", equalTo("reason"));
        withdraw(ticket, null, Map.of("reason", " ")).then().statusCode(422);
        ticket.track().then().body("status", equalTo("FILED"));
    }

    @Test
    void theCentreArchivesAWithdrawnTicketWithoutWaitingForARating() {
        var ticket = aTicket().filed();
        withdraw(ticket, null, Map.of("reason", "不用了")).then().statusCode(200);
        ticket.act(As.reviewer(), "archive", null);
        ticket.track().then().body("status", equalTo("ARCHIVED"));
    }

    private static Response withdraw(ATicket ticket, @Nullable String ifMatch, Object body) {
        var as = As.codeHolder(ticket.code()).body(body);
        return (ifMatch == null ? as : as.header("If-Match", ifMatch))
                .post("/api/citizen/v1/tickets/{n}/withdrawal", ticket.number());
    }
}
