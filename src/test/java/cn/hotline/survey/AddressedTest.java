package cn.hotline.survey;

import static cn.hotline.survey.SurveyBook.closed;
import static cn.hotline.survey.SurveyBook.freshPhone;
import static cn.hotline.survey.SurveyBook.last;
import static cn.hotline.survey.SurveyBook.notices;
import static cn.hotline.survey.SurveyBook.row;
import static cn.hotline.survey.SurveyBook.sms;
import static cn.hotline.survey.SurveyBook.verdicts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import cn.hotline.notice.Inbound;
import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Which survey an SMS answers; where that cannot be told, nothing counts and the citizen is asked. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class AddressedTest {

    private final String phone = freshPhone();

    /** Keeps the bean in the test's application. */
    @Inject
    Inbound inbound;

    @Test
    void twoSurveysOfOneNumberAreToldApartByTheExtension() {
        var first = closed(phone);
        var second = closed(phone);
        assertThat(row(first).extension).isNotEqualTo(row(second).extension);
        sms(phone, row(first).extension, "3");
        assertThat(last(first)).containsEntry("handling", 3);
        assertThat(last(second)).containsEntry("state", "OPEN");
        var third = closed(phone);
        sms(phone, "", "2"); // without one nobody can tell which
        assertThat(verdicts(last(third))).containsExactly("AMBIGUOUS");
        assertThat(notices(third)).containsExactly("SURVEY CREATED", "SURVEY_QUESTION CREATED");
        sms(phone, row(third).extension, "2");
        sms(phone, "", "1"); // may as well correct the third
        assertThat(last(third)).containsEntry("handling", 2);
        assertThat(last(second)).containsEntry("state", "OPEN");
        sms(phone, row(first).extension, "4");
        assertThat(verdicts(last(first))).containsExactly("COUNTED", "CONTRADICTORY");
    }

    @Test
    void wordsAfterAnotherNoticeAreAskedAboutAndDigitsCount() {
        var ticket = closed(phone);
        toldSince(ticket, "DISPATCHED");
        sms(phone, "", "没人来");
        assertThat(verdicts(last(ticket))).containsExactly("AMBIGUOUS");
        sms(phone, "", "4。");
        assertThat(last(ticket)).containsEntry("handling", 4);
    }

    @Test
    void beforeTheInvitationNothingCountsAndNothingIsAsked() {
        var ticket = closed(phone);
        SurveyBook.early(phone, "", "呵呵");
        SurveyBook.early(phone, "", "1");
        assertThat(verdicts(last(ticket))).containsExactly("AMBIGUOUS", "AMBIGUOUS");
        assertThat(notices(ticket)).containsExactly("SURVEY CREATED");
        sms(phone, "", "1");
        assertThat(last(ticket)).containsEntry("handling", 1);
    }

    @Test
    void aBareRatingAsksForNoRedo() {
        var ticket = closed(phone);
        sms(phone, row(ticket).extension, "很不满意！");
        ticket.readAs(As.reviewer()).then().body("rating.handling", equalTo(4)).body("redo", not(equalTo("ASKED")));
    }

    /** A notice of another ticket went to the citizen since. */
    private static void toldSince(ATicket ticket, String event) {
        QuarkusTransaction.requiringNew()
                .run(() -> Survey.getEntityManager()
                        .createNativeQuery("""
                                update notice set event = :event, about = gen_random_uuid(), state = 'SENT', sent_at = created_at, ended_at = null
                                where id = (select cast(min(cast(id as text)) as uuid) from notice where number_hash = :number)""")
                        .setParameter("event", event)
                        .setParameter("number", row(ticket).numberHash)
                        .executeUpdate());
    }
}
