package cn.hotline.ticket;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The five outcomes of intake (国办函〔2025〕66号), each with its record and its statistic. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class OutcomesTest {

    @Inject
    MeterRegistry metrics;

    @Test
    void acceptedAndCounted() {
        double before = done("ACCEPT");
        var ticket = aTicket().filed();
        act(
                        ticket,
                        "acceptance",
                        Map.of("matter", ATicket.MATTER, "region", "999901", "type", "COMPLAINT", "level", "URGENT"))
                .statusCode(200)
                .body("status", equalTo("ACCEPTED"))
                .body("matter.code", equalTo(ATicket.MATTER))
                .body("type", equalTo("COMPLAINT"))
                .body("level", equalTo("URGENT"))
                .body("region", equalTo("999901"));
        assertThat(done("ACCEPT") - before).isEqualTo(1);
        assertThat(lastStep(ticket)).isEqualTo("ACCEPT");
    }

    @Test
    void aMatterIsAcceptedOnlyWithItsElementsEachNamedIfMissing() {
        var ticket = aTicket().filed();
        act(ticket, "acceptance", Map.of("matter", "010101", "elements", Map.of("vendorType", "CIRCUS", "x", 1)))
                .statusCode(422)
                .body("type", equalTo("/problems/missing-elements"))
                .body(
                        "errors.field",
                        hasItems("elements.place", "elements.activeHours", "elements.vendorType", "elements.x"));
        var filled = Elements.filledFor("010101");
        act(ticket, "acceptance", Map.of("matter", "010101", "elements", filled))
                .statusCode(200);
        ticket.readAs(As.agent()).then().body("elements", equalTo(filled));
    }

    @Test
    void transferredToTheEmergencyLine() {
        double before = closed("EMERGENCY");
        var ticket = aTicket().filed();
        act(ticket, "emergency-transfer", Map.of("line", "119"))
                .statusCode(200)
                .body("status", equalTo("CLOSED"))
                .body("outcome", equalTo("EMERGENCY"))
                .body("allowedActions", equalTo(List.of("ARCHIVE")));
        assertThat(closed("EMERGENCY") - before).isEqualTo(1);
        assertThat(lastStep(ticket)).isEqualTo("TRANSFER_TO_EMERGENCY");
        rate(ticket).statusCode(409);
    }

    @Test
    void toldTheLegalRoute() {
        double before = closed("ROUTE_EXPLAINED");
        var ticket = aTicket().filed();
        act(ticket, "route-explanation", Map.of("route", "RECONSIDERATION", "explanation", "王小明可六十日内申请复议。"))
                .statusCode(200)
                .body("outcome", equalTo("ROUTE_EXPLAINED"))
                .body("reply.result", equalTo("王**可六十日内申请复议。"));
        assertThat(closed("ROUTE_EXPLAINED") - before).isEqualTo(1);
        assertThat(lastStep(ticket)).isEqualTo("EXPLAIN_ROUTE");
        rate(ticket).statusCode(200);
    }

    @Test
    void answeredOnTheSpot() {
        double before = closed("ANSWERED");
        var ticket = aTicket().byAgent().filed();
        act(ticket, "answer", Map.of("result", "可在任一网点补办。", "legalBasis", "《社会保障卡管理办法》"))
                .statusCode(200)
                .body("status", equalTo("CLOSED"))
                .body("outcome", equalTo("ANSWERED"));
        ticket.track().then().body("reply.result", equalTo("可在任一网点补办。"));
        assertThat(closed("ANSWERED") - before).isEqualTo(1);
        assertThat(lastStep(ticket)).isEqualTo("ANSWER");
        rate(ticket).statusCode(200).body("rating.handling", equalTo(1));
    }

    @Test
    void maliceIsReviewedBeforeItEndsATicket() {
        double before = closed("MALICIOUS");
        var ticket = aTicket().filed();
        act(ticket, "suspicion", Map.of("reason", "重复三十次")).statusCode(200).body("status", equalTo("SUSPECTED"));
        act(ticket, "suspicion-review", Map.of("decision", "CONFIRM", "reason", "查实"))
                .statusCode(200)
                .body("outcome", equalTo("MALICIOUS"));
        assertThat(closed("MALICIOUS") - before).isEqualTo(1);
        assertThat(lastStep(ticket)).isEqualTo("CONFIRM_MALICE");
        rate(ticket).statusCode(409);
    }

    private double done(String action) {
        return metrics.counter("hotline.ticket.actions", "action", action).count();
    }

    private double closed(String outcome) {
        return metrics.counter("hotline.tickets.closed", "outcome", outcome).count();
    }

    private static String lastStep(ATicket ticket) {
        return As.agent()
                .get("/api/staff/v1/tickets/{n}/timeline", ticket.number())
                .path("items[-1].action");
    }

    private static ValidatableResponse act(ATicket ticket, String action, Object body) {
        return As.manager()
                .body(body)
                .post("/api/staff/v1/tickets/{n}/{a}", ticket.number(), action)
                .then();
    }

    private static ValidatableResponse rate(ATicket ticket) {
        return As.codeHolder(ticket.code())
                .body(Map.of("service", 1, "handling", 1))
                .post("/api/citizen/v1/tickets/{n}/rating", ticket.number())
                .then();
    }
}
