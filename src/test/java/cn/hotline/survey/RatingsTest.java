package cn.hotline.survey;

import static cn.hotline.support.ATicket.aTicket;
import static cn.hotline.survey.SurveyBook.freshPhone;
import static cn.hotline.survey.SurveyBook.last;
import static cn.hotline.survey.SurveyBook.sms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Known answers of known tickets, in a week of a year that nobody else uses, and the figures they give. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class RatingsTest {

    private static final Instant WEEK = Instant.parse("2031-03-03T02:00:00Z");

    private static final Instant NEXT_MONTH = Instant.parse("2031-04-01T02:00:00Z");

    private static boolean filled;

    @BeforeEach
    void fill() {
        MovedClock.at(WEEK);
        if (filled) {
            return;
        }
        filled = true;
        for (var words : List.of("1 1", "2 2", "3", "4 4 政策不合理", "1", "呵呵", "")) {
            byUnit(words);
        }
        byAgent("1 1");
        byAgent("4 1");
        byAgent("3 4 没用");
        var called = aTicket().reporter("NAMED", "王小明", "0571-87654321").closed();
        var id = ((Map<?, ?>) last(called).get("revisit")).get("id");
        As.reviewer().post("/api/staff/v1/revisits/{id}/claim", id).then().statusCode(200);
        As.reviewer()
                .body(Map.of("contacted", true, "solved", "SOLVED"))
                .post("/api/staff/v1/revisits/{id}/result", id)
                .then()
                .statusCode(200);
    }

    @AfterEach
    void today() {
        MovedClock.reset();
    }

    @Test
    void anAgentIsNotBlamedForPolicyAndSeesNobodyElse() {
        ratings("agents", As.manager())
                .body("items", hasSize(1))
                .body("items[0].agent", equalTo("staff:rated-agent"))
                .body("items[0].surveys", equalTo(3))
                .body("items[0].ratedService", equalTo(3))
                .body("items[0].satisfied", equalTo(1))
                .body("items[0].dissatisfied", equalTo(1))
                .body("items[0].policy", equalTo(1))
                .body("items[0].satisfaction", equalTo(0.5f))
                .body("items[0].satisfactionWithPolicy", equalTo(0.3333f));
        refused("agents", agent());
        MovedClock.at(NEXT_MONTH);
        month("agents", agent()).body("items", hasSize(0)); // three answers
    }

    @Test
    void aUnitSeesItsOwnFromFiveAnswersOn() {
        ratings("units", As.manager())
                .body("items", hasSize(1))
                .body("items[0].unit", equalTo(ATicket.UNIT))
                .body("items[0].role", equalTo("LEAD"))
                .body("items[0].surveys", equalTo(8))
                .body("items[0].answered", equalTo(5))
                .body("items[0].satisfied", equalTo(2))
                .body("items[0].fairlySatisfied", equalTo(1))
                .body("items[0].dissatisfiedWithPeople", equalTo(1))
                .body("items[0].dissatisfiedWithOutcome", equalTo(1))
                .body("items[0].satisfaction", equalTo(0.6f));
        refused("units", As.handler(ATicket.UNIT));
        MovedClock.at(NEXT_MONTH);
        month("units", As.handler(ATicket.UNIT)).body("items", hasSize(1));
        month("units", As.handler("JL")).body("items", hasSize(1));
        month("units", As.handler("JL-JY")).body("items", hasSize(0));
        var own = As.handler(ATicket.UNIT).queryParam("round", "LAST").get("/api/staff/v1/ratings/units");
        own.then().statusCode(200).body("items[0].surveys", equalTo(8));
    }

    @Test
    void threeRatesWithAndWithoutWhatIsLeftOut() {
        ratings("rates", As.auditor())
                .body("surveys", equalTo(11))
                .body("response.numerator", equalTo(8))
                .body("response.denominator", equalTo(8))
                .body("response.valueOfAll", equalTo(0.7273f))
                .body("resolution.numerator", equalTo(7))
                .body("resolution.denominator", equalTo(9))
                .body("resolution.value", equalTo(0.7778f))
                .body("resolution.valueOfAll", equalTo(0.6364f))
                .body("satisfaction.numerator", equalTo(5))
                .body("satisfaction.denominator", equalTo(8))
                .body("satisfaction.value", equalTo(0.625f))
                .body("satisfaction.valueOfAll", equalTo(0.4545f))
                .body(
                        "excluded",
                        equalTo(Map.of(
                                "notAsked", 1, "notReached", 0, "noAnswer", 0, "ambiguousOnly", 1, "pending", 1)));
        As.manager()
                .queryParam("from", "1999-01-01T00:00:00Z")
                .queryParam("before", "1999-02-01T00:00:00Z")
                .get("/api/staff/v1/ratings/rates")
                .then()
                .statusCode(200)
                .body("surveys", equalTo(0))
                .body("satisfaction.value", nullValue());
        As.manager()
                .queryParam("from", "2029-01-01T00:00:00Z")
                .queryParam("before", "2031-01-01T00:00:00Z")
                .get("/api/staff/v1/ratings/rates")
                .then()
                .statusCode(400);
    }

    private static ValidatableResponse ratings(String what, RequestSpecification as) {
        return as.queryParam("from", WEEK.toString())
                .queryParam("before", WEEK.plus(Duration.ofHours(1)).toString())
                .queryParam("round", "LAST")
                .get("/api/staff/v1/ratings/{w}", what)
                .then()
                .statusCode(200);
    }

    private static void refused(String what, RequestSpecification as) {
        as.queryParam("from", WEEK.toString())
                .queryParam("before", WEEK.plus(Duration.ofHours(1)).toString())
                .get("/api/staff/v1/ratings/{w}", what)
                .then()
                .statusCode(422);
    }

    private static ValidatableResponse month(String what, RequestSpecification as) {
        return as.queryParam("from", "2031-02-28T16:00:00Z")
                .queryParam("before", "2031-03-31T16:00:00Z")
                .queryParam("round", "LAST")
                .get("/api/staff/v1/ratings/{w}", what)
                .then()
                .statusCode(200);
    }

    private static RequestSpecification agent() {
        return As.staff("rated-agent", "agent", "JL-12345", List.of(), false);
    }

    private static void byUnit(String words) {
        var phone = freshPhone();
        var ticket = SurveyBook.closed(phone);
        answered(ticket, phone, words);
    }

    private static void byAgent(String words) {
        var phone = freshPhone();
        var ticket = aTicket().reporter("NAMED", "王小明", phone).filed();
        ticket.act(agent(), "answer", Map.of("result", "可在任一网点补办。", "legalBasis", "《社会保障卡管理办法》"));
        answered(ticket, phone, words);
    }

    private static void answered(ATicket ticket, String phone, String words) {
        if (!words.isEmpty()) {
            sms(phone, "", words);
        }
        assertThat(SurveyBook.row(ticket)).isNotNull();
    }
}
