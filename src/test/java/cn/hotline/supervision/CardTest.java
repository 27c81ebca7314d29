package cn.hotline.supervision;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What supervisors and units do about cards and orders, and what scores make of it. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class CardTest {

    private static final Map<String, String> ANSWER = Map.of("measures", "已派人更换。", "explanation", "配件缺货两天。");

    @Inject
    Sweep sweep;

    private Watch watch;

    @BeforeEach
    void aLateTicket() {
        Watch.clockAt("2026-03-02T10:00");
        watch = new Watch(aTicket().signed());
        Watch.clockAt("2026-03-10T09:30");
        sweep.run();
    }

    @AfterEach
    void today() {
        MovedClock.reset();
    }

    @Test
    void anOrderIsAnsweredWithAnExplanation() {
        card("RED", "issue", As.supervisor(), null).statusCode(200).body("state", equalTo("ISSUED"));
        var order = (String) watch.orders().getFirst().get("id");
        answer(order, unit(), Map.of("measures", "已派人更换。")).statusCode(422);
        answer(order, As.clearedHandler("JL-JT"), ANSWER).statusCode(404);
        answer(order, unit(), ANSWER).statusCode(200).body("state", equalTo("ANSWERED"));
        answer(order, unit(), ANSWER).statusCode(409);
        Watch.clockAt("2026-03-20T10:00");
        sweep.run();
        assertThat(watch.words()).doesNotContain("escalated a level (handling)");
        assertThat(watch.words()).anyMatch(word -> word.startsWith("order answered (handling) 已派人更换。"));
    }

    @Test
    void aSecondRedCardGoesALevelUpAtOnce() {
        Watch.clockAt("2026-03-02T10:00");
        var slow = new Watch(aTicket().dispatched()); // neither signed for nor handled
        Watch.clockAt("2026-03-10T09:30");
        sweep.run();
        var reds = slow.cards().stream()
                .filter(card -> card.get("colour").equals("RED"))
                .toList();
        assertThat(reds).hasSize(2);
        reds.forEach(card -> As.supervisor()
                .post("/api/staff/v1/supervision/cards/{id}/issue", (String) card.get("id"))
                .then()
                .statusCode(200));
        assertThat(slow.orders())
                .filteredOn(order -> order.get("card").equals(reds.getLast().get("id")))
                .extracting(order -> order.get("level"))
                .containsExactly(1, 0);
        Watch.clockAt("2026-03-13T10:00"); // nobody answers
        sweep.run();
        assertThat(slow.orders())
                .filteredOn(order -> order.get("card").equals(reds.getLast().get("id")))
                .allMatch(order -> order.get("state").equals("LAPSED"));
    }

    @Test
    void whoNeverRepliesIsLateInTheScoresAllTheSame() {
        assertThat(score("clocks")).isPositive();
        var before = score("inTime");
        watch.ticket().act(unit(), "reply", ATicket.reply()); // too late
        assertThat(score("inTime")).isEqualTo(before);
    }

    @Test
    void aCardForWhatWasTakenAwayIsNotIssued() {
        watch.ticket().act(As.manager(), "withdrawal", Map.of("reason", "诉求人撤回"));
        card("RED", "issue", As.supervisor(), null).statusCode(409);
        card("RED", "dismissal", As.supervisor(), reason()).statusCode(200);
    }

    @Test
    void anOrderWaitsWhileTheAppealIsHeard() {
        card("RED", "issue", As.supervisor(), null).statusCode(200);
        card("RED", "appeal", unit(), reason()).statusCode(200);
        Watch.clockAt("2026-03-13T10:00");
        sweep.run();
        assertThat(watch.orders()).extracting(order -> order.get("state")).containsExactly("OPEN");
        card("RED", "appeal-review", As.supervisor(), Map.of("decision", "REFUSE", "reason", "不成立"))
                .statusCode(200);
        Watch.clockAt("2026-03-16T10:00");
        sweep.run();
        assertThat(watch.orders()).extracting(order -> order.get("state")).containsExactly("OPEN", "LAPSED");
    }

    @Test
    void anAppealIsHeardOnceAndARevokedCardDoesNotCount() {
        card("YELLOW", "issue", As.supervisor(), null).statusCode(200);
        card("YELLOW", "appeal", As.clearedHandler("JL-JT"), reason()).statusCode(404);
        card("YELLOW", "appeal", unit(), reason()).statusCode(200).body("state", equalTo("APPEALED"));
        card("YELLOW", "appeal", unit(), reason()).statusCode(409);
        card("YELLOW", "appeal-review", As.supervisor(), Map.of("decision", "UPHOLD", "reason", "情况属实"))
                .statusCode(200)
                .body("state", equalTo("REVOKED"));
        assertThat(watch.orders()).extracting(order -> order.get("state")).containsExactly("REVOKED");
        var inTime = score("inTime"); // it is late, and not done yet
        watch.ticket().act(unit(), "reply", ATicket.reply());
        assertThat(score("inTime")).isEqualTo(inTime + 1);
        assertThat(score("yellow")).isZero();
    }

    @Test
    void aDismissedCardIsDoneWith() {
        card("RED", "dismissal", As.supervisor(), reason()).statusCode(200).body("state", equalTo("DISMISSED"));
        card("RED", "issue", As.supervisor(), null).statusCode(409);
        assertThat(watch.orders()).isEmpty();
    }

    @Test
    void aConfidentialTicketsCardIsThereOnlyForClearedStaff() {
        Watch.clockAt("2026-03-02T10:00");
        var secret = new Watch(aTicket().confidential().signed());
        Watch.clockAt("2026-03-10T09:30");
        sweep.run();
        var card = secret.card("RED");
        var uncleared = As.staff("supervisor", "JL-12345");
        uncleared
                .post("/api/staff/v1/supervision/cards/{id}/issue", card)
                .then()
                .statusCode(404);
        As.staff("supervisor", "JL-12345")
                .queryParam("limit", 100)
                .get("/api/staff/v1/supervision/cards")
                .then()
                .body("items.findAll { it.id == '" + card + "' }.size()", equalTo(0));
    }

    private int score(String column) {
        return As.supervisor()
                .queryParam("from", "2026-03-09T00:00:00+08:00")
                .queryParam("before", "2026-03-11T00:00:00+08:00")
                .queryParam("unit", ATicket.UNIT)
                .get("/api/staff/v1/supervision/scores")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0]." + column);
    }

    private ValidatableResponse card(String colour, String deed, RequestSpecification as, Object body) {
        var request = body == null ? as : as.body(body);
        return request.post("/api/staff/v1/supervision/cards/{id}/{d}", watch.card(colour), deed)
                .then();
    }

    private static ValidatableResponse answer(String order, RequestSpecification as, Object body) {
        return as.body(body)
                .post("/api/staff/v1/supervision/orders/{id}/answer", order)
                .then();
    }

    private static RequestSpecification unit() {
        return As.clearedHandler(ATicket.UNIT);
    }

    private static Map<String, String> reason() {
        return Map.of("reason", "诉求人当日不在家");
    }
}
