package cn.hotline.survey;

import static cn.hotline.survey.SurveyBook.closed;
import static cn.hotline.survey.SurveyBook.freshPhone;
import static cn.hotline.survey.SurveyBook.last;
import static cn.hotline.survey.SurveyBook.notices;
import static cn.hotline.survey.SurveyBook.row;
import static cn.hotline.survey.SurveyBook.sms;
import static cn.hotline.survey.SurveyBook.surveys;
import static cn.hotline.survey.SurveyBook.verdicts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import cn.hotline.notice.Inbound;
import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The survey by SMS: asked once, answered as people answer; the first valid answer counts. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class SmsAnswersTest {

    private final String phone = freshPhone();

    /** Keeps the bean in the test's application. */
    @Inject
    Inbound inbound;

    @AfterEach
    void today() {
        MovedClock.reset();
    }

    @Test
    void oneDigitRatesTheHandling() {
        var ticket = closed(phone);
        assertThat(notices(ticket)).containsExactly("SURVEY CREATED");
        sms(phone, row(ticket).extension, "１ 。");
        ticket.readAs(As.reviewer()).then().body("rating.handling", equalTo(1)).body("rating.service", nullValue());
        assertThat(last(ticket)).containsEntry("state", "ANSWERED").containsEntry("way", "SMS");
        assertThat(verdicts(last(ticket))).containsExactly("COUNTED");
        assertThat(notices(ticket)).containsExactly("SURVEY CANCELLED");
    }

    @Test
    void twoDigitsAndAReasonAskForARedo() {
        var ticket = closed(phone);
        sms(phone, row(ticket).extension, "1 4 路灯第二天又坏了，王小明");
        ticket.readAs(As.reviewer())
                .then()
                .body("rating.service", equalTo(1))
                .body("rating.handling", equalTo(4))
                .body("redo", equalTo("ASKED"));
        assertThat(last(ticket).toString()).contains("路灯第二天又坏了").doesNotContain("王小明");
    }

    @Test
    void lateRepeatedAndContradictoryAnswersAreKeptAndDoNotCount() {
        var ticket = closed(phone);
        sms(phone, "", "2");
        sms(phone, "", "2。");
        sms(phone, "", "4 没人来");
        assertThat(verdicts(last(ticket))).containsExactly("COUNTED", "REPEATED", "CONTRADICTORY");
        ticket.readAs(As.reviewer()).then().body("rating.handling", equalTo(2));
        var silent = closed(freshPhone());
        MovedClock.forward(Duration.ofDays(15));
        var survey = row(silent);
        assertThat(survey.state).isEqualTo(Survey.State.OPEN);
        sms(numberOf(silent), survey.extension, "1");
        assertThat(verdicts(last(silent))).containsExactly("LATE");
        silent.readAs(As.reviewer()).then().body("rating", nullValue());
    }

    @Test
    void whatCanBeReadInTwoWaysIsAskedAboutOnce() {
        var ticket = closed(phone);
        sms(phone, "", "1 不满意");
        sms(phone, "", "呵呵");
        assertThat(notices(ticket)).containsExactly("SURVEY CREATED", "SURVEY_QUESTION CREATED");
        assertThat(verdicts(last(ticket))).containsExactly("AMBIGUOUS", "AMBIGUOUS");
        ticket.readAs(As.reviewer()).then().body("rating", nullValue());
        sms(phone, "", "4");
        assertThat(verdicts(last(ticket))).containsExactly("AMBIGUOUS", "AMBIGUOUS", "COUNTED");
        assertThat(notices(ticket)).containsExactly("SURVEY CANCELLED", "SURVEY_QUESTION CANCELLED");
    }

    @Test
    void whatIsNoAnswerIsNone() {
        var ticket = closed(phone);
        sms(phone, "", "你们是谁？");
        sms(freshPhone(), "", "1");
        assertThat(verdicts(last(ticket))).isEmpty();
        assertThat(notices(ticket)).containsExactly("SURVEY CREATED");
    }

    @Test
    void ofTwoAnswersAtOnceOneCounts() {
        var ticket = closed(phone);
        Together.all(4, i -> {
            sms(phone, "", String.valueOf(1 + i));
            return i;
        });
        assertThat(Collections.frequency(verdicts(last(ticket)), "COUNTED")).isOne();
        assertThat(verdicts(last(ticket))).hasSize(4);
    }

    @Test
    void whoRatesAtADoorIsNotAskedAnyMore() {
        var ticket = closed(phone);
        As.codeHolder(ticket.code())
                .body(Map.of("service", 4, "handling", 2))
                .post("/api/citizen/v1/tickets/{n}/rating", ticket.number())
                .then()
                .statusCode(200);
        assertThat(last(ticket)).containsEntry("way", "DOOR").containsEntry("service", 4);
        assertThat(notices(ticket)).containsExactly("SURVEY CANCELLED");
        sms(phone, "", "4 没修");
        assertThat(verdicts(last(ticket))).containsExactly("COUNTED", "CONTRADICTORY");
    }

    @Test
    void afterARedoThereIsASecondSurveyAndNoThird() {
        var ticket = closed(phone);
        var first = row(ticket);
        sms(phone, first.extension, "4 又坏了");
        ticket.act(As.reviewer(), "redo-review", Map.of("decision", "UPHOLD", "reason", "复查属实"));
        sms(phone, first.extension, "1");
        assertThat(verdicts(surveys(ticket).getFirst())).containsExactly("COUNTED", "CONTRADICTORY");
        ticket.act(As.clearedHandler(ATicket.UNIT), "signing", null)
                .act(As.clearedHandler(ATicket.UNIT), "reply", ATicket.reply())
                .act(As.manager(), "review", Map.of("decision", "APPROVE"))
                .act(As.manager(), "closure", null);
        assertThat(surveys(ticket)).hasSize(2);
        sms(phone, first.extension, "1");
        assertThat(last(ticket)).containsEntry("state", "OPEN").containsEntry("round", 2);
        sms(phone, row(ticket).extension, "4 还是坏的");
        assertThat(last(ticket)).containsEntry("handling", 4);
        ticket.readAs(As.reviewer()).then().body("redo", equalTo("UPHELD"));
    }

    private static String numberOf(ATicket ticket) {
        return String.valueOf(((Map<?, ?>) ticket.body().get("reporter")).get("phone"));
    }
}
