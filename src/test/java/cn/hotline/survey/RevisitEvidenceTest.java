package cn.hotline.survey;

import static cn.hotline.survey.RevisitTest.claim;
import static cn.hotline.survey.RevisitTest.report;
import static cn.hotline.survey.RevisitTest.revisit;
import static cn.hotline.survey.SurveyBook.freshPhone;
import static cn.hotline.survey.SurveyBook.landline;
import static cn.hotline.survey.SurveyBook.last;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.hotline.channel.phone.Switchboard;
import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.InHandling;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No rating is noted without the call it was said in, and that call must have been one. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class RevisitEvidenceTest {

    private static final Map<String, ?> WORD =
            Map.of("contacted", true, "solved", "NOT", "handling", 4, "reason", "没人来过");

    @AfterEach
    void today() {
        MovedClock.reset();
    }

    @Test
    void theCitizensWordInACallCountsAsAnyOther() {
        var ticket = landline().closed();
        var id = revisit(ticket);
        var call = Switchboard.talked(freshPhone(), "reviewer-JL-12345");
        claim(id, As.reviewer()).statusCode(200).body("state", equalTo("CLAIMED"));
        claim(id, As.agent()).statusCode(409);
        refused(id, WORD);
        report(id, As.reviewer(), in(call)).statusCode(200).body("solved", equalTo("NOT"));
        assertThat(last(ticket)).containsEntry("way", "REVISIT").containsEntry("handling", 4);
        ticket.readAs(As.reviewer()).then().body("redo", equalTo("ASKED"));
        redo(ticket, As.reviewer()).statusCode(409); // who noted it
        redo(ticket, As.manager()).statusCode(200);
        var other = revisit(landline().closed());
        claim(other, As.reviewer()).statusCode(200);
        refused(other, in(call));
        MovedClock.forward(Duration.ofHours(3));
        claim(other, As.manager()).statusCode(200);
    }

    @Test
    void onlyATalkOfWhoeverNotesItSinceTheClosureIsEvidence() {
        var before = Switchboard.talked(freshPhone(), "reviewer-JL-12345");
        MovedClock.forward(Duration.ofHours(1));
        var ticket = landline().closed();
        var id = revisit(ticket);
        claim(id, As.reviewer()).statusCode(200);
        refused(id, in("never-reported"));
        refused(id, in(before));
        refused(id, in(Switchboard.talked(freshPhone(), "somebody-else")));
        refused(id, in(Switchboard.missed(freshPhone())));
        refused(id, Map.of("contacted", true, "solved", "SOLVED", "callId", "never-reported"));
        assertThat(last(ticket)).doesNotContainKey("handling");
        report(id, As.reviewer(), in(Switchboard.talked(freshPhone(), "reviewer-JL-12345")))
                .statusCode(200);
    }

    private static void refused(String id, Map<String, ?> result) {
        report(id, As.reviewer(), result).statusCode(422).body("errors[0].field", equalTo("callId"));
    }

    private static Map<String, ?> in(String call) {
        var word = new HashMap<String, Object>(WORD);
        word.put("callId", call);
        return word;
    }

    private static ValidatableResponse redo(ATicket ticket, RequestSpecification as) {
        return as.body(InHandling.body("redo-review"))
                .post("/api/staff/v1/tickets/{n}/redo-review", ticket.number())
                .then();
    }
}
