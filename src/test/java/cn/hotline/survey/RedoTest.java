package cn.hotline.survey;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.InHandling;
import cn.hotline.support.Postgres;
import cn.hotline.support.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bad outcome is redone once (domain §5): after review, on clocks of its own, with a second and final rating. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class RedoTest {

    private static final Map<String, ?> UPHOLD = Map.of("decision", "UPHOLD", "reason", "复查属实");
    private static final Map<String, ?> REFUSE = Map.of("decision", "REFUSE", "reason", "照片显示路灯已亮");

    @Inject
    DataSource source;

    @ParameterizedTest
    @CsvSource({"4, 又坏了, ASKED", "4, , ", "4, '  ', ", "3, 态度差, ", "2, 可以, ", "1, , "})
    void onlyAFourWithAReasonAsksForARedo(int handling, String reason, String state) {
        var ticket = aTicket().closed();
        var rating = reason == null ? Map.of("handling", handling) : Map.of("handling", handling, "reason", reason);
        rate(ticket, rating).statusCode(200).body("redo", equalTo(state));
        staff(ticket).body("allowedActions", state == null ? not(hasItem("UPHOLD_REDO")) : hasItem("UPHOLD_REDO"));
    }

    @Test
    void itGoesBackToTheUnitOnClocksOfItsOwn() {
        var ticket = InHandling.complained(aTicket());
        staff(ticket).body("allowedActions", not(hasItem("ARCHIVE")));
        assertThat(clocks(ticket)).endsWith("REVIEW RUNNING");
        review(ticket, UPHOLD)
                .statusCode(200)
                .body("status", equalTo("DISPATCHED"))
                .body("unit.code", equalTo(ATicket.UNIT))
                .body("redo", equalTo("UPHELD"))
                .body("firstRating.handling", equalTo(4))
                .body("rating", nullValue())
                .body("reply", nullValue())
                .body("closedAt", nullValue());
        assertThat(clocks(ticket)).endsWith("REVIEW DONE", "SIGN RUNNING", "HANDLE RUNNING");
    }

    @Test
    void theUnitTookItOnAndDoesNotReturnIt() {
        var ticket = InHandling.redone(aTicket());
        As.clearedHandler(ATicket.UNIT)
                .body(InHandling.body("return"))
                .post("/api/staff/v1/tickets/{n}/return", ticket.number())
                .then()
                .statusCode(409);
    }

    @Test
    void theSecondRatingIsTheLast() {
        var ticket = closedAgain(InHandling.redone(aTicket()));
        rate(ticket, Map.of("service", 1, "handling", 4, "reason", "还是坏的"))
                .statusCode(200)
                .body("redo", equalTo("UPHELD"))
                .body("rating.handling", equalTo(4))
                .body("allowedActions", not(hasItem("RATE")));
        review(ticket, UPHOLD).statusCode(409);
        review(ticket, REFUSE).statusCode(409);
        staff(ticket).body("allowedActions", hasItem("ARCHIVE"));
    }

    @Test
    void aRefusalIsExplainedToTheCitizen() {
        var ticket = InHandling.complained(aTicket());
        review(ticket, REFUSE).statusCode(200).body("status", equalTo("CLOSED")).body("redo", equalTo("REFUSED"));
        review(ticket, UPHOLD).statusCode(409);
        var texts = As.codeHolder(ticket.code())
                .get("/api/citizen/v1/tickets/{n}/timeline", ticket.number())
                .<List<String>>path("items.text");
        assertThat(texts.getLast()).contains("照片显示路灯已亮");
        assertThat(clocks(ticket)).endsWith("REVIEW DONE");
    }

    @Test
    void whoHandledItDoesNotLearnThatARedoWasAskedForOrRefused() {
        var ticket = InHandling.complained(aTicket());
        assertNothingShowsTo(As.clearedHandler(ATicket.UNIT), ticket);
        review(ticket, REFUSE).statusCode(200);
        assertNothingShowsTo(As.clearedHandler(ATicket.UNIT), ticket);
    }

    private static void assertNothingShowsTo(RequestSpecification handler, ATicket ticket) {
        ticket.readAs(handler).then().statusCode(200).body("redo", nullValue()).body("rating", nullValue());
        assertThat(clocks(ticket, As.clearedHandler(ATicket.UNIT))).endsWith("REVIEW DONE", "CLOSURE DONE");
        As.clearedHandler(ATicket.UNIT)
                .get("/api/staff/v1/tickets/{n}/timeline", ticket.number())
                .then()
                .body("items.action", not(hasItem("REFUSE_REDO")));
    }

    @Test
    void whatNoUnitHadBeginsAnewAtTheCentre() {
        var ticket = aTicket().filed().act(As.agent(), "answer", Map.of("result", "可在任一网点补办。"));
        rate(ticket, Map.of("service", 2, "handling", 4, "reason", "网点说不能办")).statusCode(200);
        review(ticket, UPHOLD).statusCode(200).body("status", equalTo("FILED")).body("unit", nullValue());
        assertThat(clocks(ticket)).endsWith("TRIAGE RUNNING");
        ticket.act(As.manager(), "acceptance", Map.of("matter", ATicket.MATTER))
                .act(As.manager(), "dispatch", Map.of("unit", ATicket.UNIT));
        ticket.readAs(As.clearedHandler(ATicket.UNIT)).then().body("allowedActions", hasItem("RETURN"));
    }

    @Test
    void twoReviewersRedoItOnce() {
        var ticket = InHandling.complained(aTicket());
        var codes = Together.all(8, i -> review(ticket, UPHOLD).extract().statusCode());
        assertThat(codes).containsOnlyOnce(200);
        assertThat(codes.stream().filter(code -> code == 409)).hasSize(7);
    }

    @Test
    void theDatabaseKnowsNoSecondRedo() throws SQLException {
        var ticket = closedAgain(InHandling.redone(aTicket()));
        try (var connection = source.getConnection();
                var insert = connection.prepareStatement("""
                        insert into ticket_event (ticket_id, seq, verb, status, role, actor, at, data, hash)
                        select ticket_id, seq + 100, verb, status, role, actor, at, data, hash from ticket_event
                        where verb = 'UPHOLD_REDO' and ticket_id = (select id from ticket where number = ?)""")) {
            insert.setString(1, ticket.number());
            assertThatThrownBy(insert::executeUpdate).hasMessageContaining("ticket_event_one_redo");
        }
    }

    private static ATicket closedAgain(ATicket redone) {
        return redone.act(As.clearedHandler(ATicket.UNIT), "signing", null)
                .act(As.clearedHandler(ATicket.UNIT), "reply", ATicket.reply())
                .act(As.manager(), "review", Map.of("decision", "APPROVE"))
                .act(As.manager(), "closure", null);
    }

    private static ValidatableResponse rate(ATicket ticket, Map<String, ?> rating) {
        return As.codeHolder(ticket.code())
                .body(rating)
                .post("/api/citizen/v1/tickets/{n}/rating", ticket.number())
                .then();
    }

    private static ValidatableResponse review(ATicket ticket, Map<String, ?> review) {
        return As.manager()
                .body(review)
                .post("/api/staff/v1/tickets/{n}/redo-review", ticket.number())
                .then();
    }

    private static ValidatableResponse staff(ATicket ticket) {
        return As.manager().get("/api/staff/v1/tickets/{n}", ticket.number()).then();
    }

    private static List<String> clocks(ATicket ticket) {
        return clocks(ticket, As.manager());
    }

    private static List<String> clocks(ATicket ticket, RequestSpecification as) {
        List<Map<String, Object>> clocks =
                as.get("/api/staff/v1/tickets/{n}/deadlines", ticket.number()).path("items");
        return clocks.stream()
                .map(clock -> clock.get("kind") + " " + clock.get("state"))
                .toList();
    }
}
