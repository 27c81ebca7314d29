package cn.hotline.channel.phone;

import static cn.hotline.channel.phone.CallTicketTest.WHOLE;
import static cn.hotline.channel.phone.CallTicketTest.WORDS;
import static cn.hotline.channel.phone.CallTicketTest.file;
import static cn.hotline.channel.phone.CallTicketTest.filed;
import static cn.hotline.channel.phone.Switchboard.agent;
import static cn.hotline.channel.phone.Switchboard.talked;
import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.survey.SurveyBook;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a call leaves behind beside a ticket: evidence for better proposals, and a part of a ticket there is. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class CallEvidenceTest {

    final String phone = SurveyBook.freshPhone();

    @Test
    void eachChangeOfAProposalIsEvidence() {
        long changed = fared("title", "changed");
        var id = talked(phone, "file-e", WORDS);
        filed(file(id, "file-e", WHOLE));
        assertThat(fared("title", "changed")).isGreaterThan(changed);
        assertThat(Rows.count("""
                select count(*) from proposal_evidence e join phone_call c on c.id = e.call
                where c.call_id = ? and e.field = 'title' and not e.agreed and e.sealed is not null""", id)).isOne();
        agent("file-e").get("/api/staff/v1/calls/proposal-accuracy").then().statusCode(403);
        As.manager()
                .get("/api/staff/v1/calls/proposal-accuracy?from=2026-01-01T00:00:00Z&before=2025-01-01T00:00:00Z")
                .then()
                .statusCode(400);
    }

    @Test
    void aCallAboutATicketThereIsBecomesAPartOfIt() {
        var ticket = aTicket().accepted();
        var id = talked(phone, "file-f", WORDS);
        agent("file-f")
                .header("Idempotency-Key", As.key())
                .body(Map.of("ticket", ticket.number()))
                .post("/api/staff/v1/calls/{id}/contacts", id)
                .then()
                .statusCode(201);
        ticket.track().then().body("allowedActions", hasItem("SUPPLEMENT"));
        agent("file-f")
                .get("/api/staff/v1/calls/{id}", id)
                .then()
                .body("deeds[0].deed", equalTo("SUPPLEMENTED"))
                .body("deeds[0].ticket", equalTo(ticket.number()));
    }

    private static long fared(String field, String count) {
        List<Map<String, Object>> fields = As.manager()
                .get("/api/staff/v1/calls/proposal-accuracy")
                .then()
                .statusCode(200)
                .extract()
                .path("fields");
        return fields.stream()
                .filter(one -> one.get("field").equals(field))
                .mapToLong(one -> ((Number) one.get(count)).longValue())
                .sum();
    }
}
