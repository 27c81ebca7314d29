package cn.hotline.ticket;

import static cn.hotline.support.ATicket.aTicket;
import static cn.hotline.support.ATicket.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Replies over HTTP: what is none is refused part by part, evidence goes out with the reply and not before. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class RepliesTest {

    private static final byte[] PDF = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    @Test
    void whatIsNoReplyIsRefusedPartByPart() {
        var ticket = aTicket().signed();
        var reply = reply();
        reply.put("checked", "——");
        reply.put("result", "您反映的问题已收悉，正在处理。");
        reply.put("contact", "【请填写】");
        give(ticket, reply)
                .statusCode(422)
                .body("type", equalTo("/problems/reply-insufficient"))
                .body("errors.field", equalTo(List.of("checked", "result", "contact")));
        ticket.readAs(As.agent()).then().body("status", equalTo("HANDLING"));
        rehearse(ticket, reply)
                .body("sufficient", equalTo(false))
                .body("findings.code", hasItems("EMPTY", "BOILERPLATE", "PLACEHOLDER"));
        give(ticket, reply()).statusCode(200);
    }

    @Test
    void aReplyToAnotherMatterIsRefusedAndTheReviewerIsWarnedOfAWeakOne() {
        var ticket = aTicket().signed();
        var reply = reply();
        reply.putAll(Map.of("checked", "核对合同和付款记录。", "result", "健身房已退还会员卡余额。", "legalBasis", "《消费者权益保护法》"));
        give(ticket, reply).statusCode(422).body("errors.field", equalTo(List.of("result")));
        reply = reply();
        reply.put("contact", "市城管局照明科");
        give(ticket, reply).statusCode(200);
        As.reviewer()
                .get("/api/staff/v1/tickets/{n}/reply-check", ticket.number())
                .then()
                .statusCode(200)
                .body("sufficient", equalTo(true))
                .body("shared", hasItem("路灯"))
                .body("findings.code", equalTo(List.of("NO_TELEPHONE")))
                .body("findings.severity", equalTo(List.of("WARNING")));
    }

    @Test
    void thereIsNothingToCheckBeforeTheReply() {
        As.reviewer()
                .get("/api/staff/v1/tickets/{n}/reply-check", aTicket().signed().number())
                .then()
                .statusCode(404);
    }

    @Test
    void evidenceIsSeenWithTheReplyItBelongsTo() {
        var handler = As.clearedHandler(ATicket.UNIT);
        String evidence = uploaded(handler);
        var ticket = aTicket().signed();
        var reply = reply();
        reply.put("attachments", List.of(evidence));
        give(ticket, reply).statusCode(200).body("reply.attachments.id", equalTo(List.of(evidence)));
        ticket.track().then().body("reply", nullValue()).body("attachments", empty());
        download(ticket, evidence).statusCode(404);
        As.reviewer()
                .get("/api/staff/v1/tickets/{n}/attachments/{id}", ticket.number(), evidence)
                .then()
                .statusCode(200);
        ticket.act(As.manager(), "review", Map.of("decision", "APPROVE"));
        ticket.track().then().body("reply.attachments", hasSize(1));
        download(ticket, evidence).statusCode(200);
        var other = aTicket().signed();
        give(other, reply).statusCode(422).body("errors.field", equalTo(List.of("attachments")));
    }

    @Test
    void whoCannotSaysWhyByCode() {
        var ticket = aTicket().signed();
        var reply = reply();
        reply.putAll(Map.of("outcome", "UNABLE", "unableReason", "路灯属小区自管，产权不在市政。", "nextRoute", "可向物业申请维修资金。"));
        rehearse(ticket, reply).body("findings.code", equalTo(List.of("NO_REASON_CODE")));
        reply.put("unableCode", "OUTSIDE_POWERS");
        rehearse(ticket, reply).body("findings", empty());
        give(ticket, reply)
                .statusCode(200)
                .body("outcome", equalTo("UNABLE"))
                .body("reply.unableCode", equalTo("OUTSIDE_POWERS"));
    }

    @Test
    void stepsWrittenBeforeThereWasEvidenceAreStillRead() {
        var old = "{\"outcome\":\"RESOLVED\",\"reply\":{\"result\":\"已修复。\"}}";
        var action = History.json(old.getBytes(StandardCharsets.UTF_8), Action.GiveReply.class);
        assertThat(action.attachments()).isEmpty();
        assertThat(action.reply().attachments()).isEmpty();
        assertThat(new String(History.json(action), StandardCharsets.UTF_8)).isEqualTo(old);
    }

    private static ValidatableResponse give(ATicket ticket, Map<String, Object> reply) {
        return As.clearedHandler(ATicket.UNIT)
                .body(reply)
                .post("/api/staff/v1/tickets/{n}/reply", ticket.number())
                .then();
    }

    private static ValidatableResponse rehearse(ATicket ticket, Map<String, Object> reply) {
        return As.clearedHandler(ATicket.UNIT)
                .body(reply)
                .post("/api/staff/v1/tickets/{n}/reply-check", ticket.number())
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse download(ATicket ticket, String id) {
        return As.codeHolder(ticket.code())
                .get("/api/citizen/v1/tickets/{n}/attachments/{id}", ticket.number(), id)
                .then();
    }

    private static String uploaded(RequestSpecification as) {
        return as.header("Idempotency-Key", As.key())
                .contentType("application/octet-stream")
                .body(PDF)
                .post("/api/staff/v1/attachments")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
