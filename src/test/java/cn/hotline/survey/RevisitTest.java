package cn.hotline.survey;

import static cn.hotline.support.ATicket.aTicket;
import static cn.hotline.survey.SurveyBook.freshPhone;
import static cn.hotline.survey.SurveyBook.landline;
import static cn.hotline.survey.SurveyBook.last;
import static cn.hotline.survey.SurveyBook.row;
import static cn.hotline.survey.SurveyBook.verdicts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import cn.hotline.notice.NoticeEnded;
import cn.hotline.notice.NoticeEvent;
import cn.hotline.notice.NoticeState;
import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Together;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls to citizens whom no message reached; nobody calls whom they served. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class RevisitTest {

    @Inject
    Event<NoticeEnded> ended;

    @Inject
    EntityManager db;

    @Inject
    SurveySweep sweep;

    @Inject
    Clock clock;

    @AfterEach
    void today() {
        MovedClock.reset();
    }

    @Test
    void whoServedTheCitizenDoesNotAskHowItWas() {
        var ticket =
                aTicket().byAgent().reporter("NAMED", "王小明", "0571-87654321").filed();
        ticket.act(As.agent(), "answer", Map.of("result", "可在任一网点补办。", "legalBasis", "《社会保障卡管理办法》"));
        var id = revisit(ticket);
        claim(id, As.agent()).statusCode(409).body("type", equalTo("/problems/refused"));
        claim(id, As.staff("agent-2", "agent", "JL-12345", List.of(), false)).statusCode(200);
    }

    @Test
    void afterThreeCallsACitizenCountsAsNotReached() {
        var ticket = landline().closed();
        var id = revisit(ticket);
        for (int i = 1; i <= 3; i++) {
            claim(id, As.reviewer()).statusCode(200);
            report(id, As.reviewer(), Map.of("contacted", false, "solved", "SOLVED"))
                    .statusCode(422);
            report(id, As.reviewer(), Map.of("contacted", false))
                    .statusCode(200)
                    .body("tries", equalTo(i))
                    .body("state", equalTo(i < 3 ? "OPEN" : "UNREACHED"));
        }
        claim(id, As.reviewer()).statusCode(409);
        ticket.readAs(As.reviewer()).then().body("rating", nullValue());
    }

    @Test
    void oneOfManyTakesACall() {
        var id = revisit(landline().closed());
        var codes = Together.all(
                3,
                i -> claim(id, As.staff("agent-r" + i, "agent", "JL-12345", List.of(), false))
                        .extract()
                        .statusCode());
        assertThat(codes).containsExactlyInAnyOrder(200, 409, 409);
    }

    @Test
    void anInvitationThatFailsMakesACallUnlessTheCitizenWantsNone() {
        var failed = SurveyBook.closed(freshPhone());
        failed(failed, NoticeState.FAILED_PERMANENT, "BLACKLIST");
        failed(failed, NoticeState.FAILED_PERMANENT, "BLACKLIST");
        assertThat(last(failed)).containsEntry("silence", "NOT_REACHED").containsKey("revisit");
        var unwanted = SurveyBook.closed(freshPhone());
        failed(unwanted, NoticeState.SUPPRESSED, "OPTED_OUT");
        assertThat(last(unwanted)).containsEntry("silence", "UNWANTED").doesNotContainKey("revisit");
        SurveyBook.sms(String.valueOf(((Map<?, ?>) failed.body().get("reporter")).get("phone")), "", "1");
        assertThat(((Map<?, ?>) last(failed).get("revisit")).get("state")).isEqualTo("DONE");
    }

    @Test
    void remindedOnceAndOverAfterFourteenDays() {
        var ticket = SurveyBook.closed(freshPhone());
        MovedClock.forward(Duration.ofDays(3));
        run();
        assertThat(SurveyBook.notices(ticket)).containsExactly("SURVEY CREATED");
        MovedClock.forward(Duration.ofDays(1));
        run();
        run();
        assertThat(SurveyBook.notices(ticket)).containsExactly("SURVEY CREATED", "SURVEY_REMINDER CREATED");
        MovedClock.forward(Duration.ofDays(10));
        run();
        assertThat(last(ticket)).containsEntry("state", "EXPIRED").doesNotContainKey("handling");
        assertThat(verdicts(last(ticket))).isEmpty();
        assertThat(SurveyBook.rows("select sealed is null from survey where id = '" + row(ticket).id + "'"))
                .containsExactly("true");
        ticket.readAs(As.reviewer()).then().body("rating", nullValue());
    }

    @Test
    void callsAreListedByTheirState() {
        var id = revisit(landline().closed());
        var found = new ArrayList<String>();
        for (String after = ""; after != null; ) {
            var request = As.agent().queryParam("state", "OPEN").queryParam("limit", 100);
            var page = (after.isEmpty() ? request : request.queryParam("after", after)).get("/api/staff/v1/revisits");
            found.addAll(page.then().statusCode(200).extract().path("items.id"));
            after = page.path("next");
        }
        assertThat(found).contains(id);
    }

    private void run() {
        Together.all(2, node -> {
            sweep.run();
            return node;
        });
    }

    private void failed(ATicket ticket, NoticeState state, String reason) {
        var occasion = "survey:" + row(ticket).id;
        QuarkusTransaction.requiringNew().run(() -> {
            db.createNativeQuery("update notice set state = :state, reason = :reason where occasion = :occasion")
                    .setParameter("state", state.name())
                    .setParameter("reason", reason)
                    .setParameter("occasion", occasion)
                    .executeUpdate();
            ended.fire(new NoticeEnded(occasion, NoticeEvent.SURVEY, state, reason, clock.instant()));
        });
    }

    static String revisit(ATicket ticket) {
        return (String) ((Map<?, ?>) last(ticket).get("revisit")).get("id");
    }

    static ValidatableResponse claim(String id, RequestSpecification as) {
        return as.post("/api/staff/v1/revisits/{id}/claim", id).then();
    }

    static ValidatableResponse report(String id, RequestSpecification as, Map<String, ?> result) {
        return as.body(result).post("/api/staff/v1/revisits/{id}/result", id).then();
    }
}
