package cn.hotline.survey;

import static cn.hotline.support.ATicket.aTicket;
import static cn.hotline.survey.SurveyBook.freshPhone;
import static cn.hotline.survey.SurveyBook.last;
import static cn.hotline.survey.SurveyBook.notices;
import static cn.hotline.survey.SurveyBook.row;
import static cn.hotline.survey.SurveyBook.rows;
import static cn.hotline.survey.SurveyBook.surveys;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import cn.hotline.support.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is asked after a closure, and who is not. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class ClosuresTest {

    private final String phone = freshPhone();

    @Test
    void aClosureIsAskedAboutOnceHoweverManyCloseAtOnce() {
        var ticket = aTicket().reporter("NAMED", "王小明", phone).approved();
        Together.all(
                4,
                i -> As.manager()
                        .post("/api/staff/v1/tickets/{n}/closure", ticket.number())
                        .statusCode());
        assertThat(surveys(ticket)).hasSize(1);
        assertThat(notices(ticket)).containsExactly("SURVEY CREATED");
    }

    @Test
    void whoCannotBeAskedIsCalledAndWhoIsNobodyIsNot() {
        var landline = aTicket().reporter("NAMED", "王小明", "0571-87654321").closed();
        assertThat(last(landline)).containsEntry("silence", "NO_NUMBER").containsKey("revisit");
        var anonymous = aTicket().anonymous().closed();
        assertThat(last(anonymous)).containsEntry("silence", "NO_NUMBER").doesNotContainKey("revisit");
        assertThat(rows("select count(*) from notice where occasion like 'survey:" + row(landline).id + "%'"))
                .containsExactly("0");
    }

    @Test
    void noRatingOfAnEmergencyIsAskedFor() {
        var ticket = aTicket()
                .reporter("NAMED", "王小明", phone)
                .filed()
                .act(As.manager(), "emergency-transfer", Map.of("line", "119"));
        assertThat(surveys(ticket)).isEmpty();
    }
}
