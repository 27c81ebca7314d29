package cn.hotline.notice;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Staff see what was told, what failed and what it cost; never to whom. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class NoticeDeskTest {

    private static final String PATH = "/api/staff/v1";

    @Inject
    Inbound inbound;

    @AfterEach
    void resetTheClock() {
        MovedClock.reset();
    }

    @Test
    void theNoticesOfATicketAreShownWithoutTheNumber() {
        var ticket = aTicket().reporter("NAMED", "王小明", "19912349876").dispatched();
        var answer = As.agent().get(PATH + "/tickets/{n}/notices", ticket.number());
        answer.then()
                .statusCode(200)
                .body("items.event", contains("DISPATCHED", "RECEIVED"))
                .body("items.state", everyItem(equalTo("CREATED")));
        assertThat(answer.asString()).doesNotContain("9876").doesNotContain(ticket.code());
        var page = As.auditor().get(PATH + "/tickets/{n}/notices?limit=1", ticket.number());
        page.then().body("items.event", contains("DISPATCHED")).body("next", notNullValue());
        As.auditor()
                .get(PATH + "/tickets/{n}/notices?limit=1&after={a}", ticket.number(), page.path("next"))
                .then()
                .body("items.event", contains("RECEIVED"));
        As.handler(ATicket.UNIT)
                .get(PATH + "/tickets/{n}/notices", ticket.number())
                .then()
                .statusCode(403);
    }

    @Test
    void thoseOfAConfidentialTicketDoNotExistForWhoIsNotCleared() {
        var ticket = aTicket().confidential().filed();
        As.agent().get(PATH + "/tickets/{n}/notices", ticket.number()).then().statusCode(404);
        As.manager()
                .get(PATH + "/tickets/{n}/notices", ticket.number())
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
    }

    @Test
    void whatFailedIsListedAndSentOnceMoreByHand() {
        ANotice.afternoon();
        var told = ANotice.told(NoticeEvent.REPLIED);
        var gateway = new Scripted("one").says(Answer.Fault.NUMBER);
        PostOffice.with(gateway).drain();
        var id = told.id().toString();
        As.administrator()
                .get(PATH + "/notices?limit=100")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id))
                .body("items.state", everyItem(equalTo("FAILED_PERMANENT")));
        retry(id).then().statusCode(200).body("state", equalTo("CREATED")).body("tries", equalTo(1));
        retry(id).then().statusCode(409);
        gateway.takes();
        PostOffice.with(gateway).drain();
        assertThat(told.state()).isEqualTo(NoticeState.SENT);
        assertThat(gateway.given(told.id())).isEqualTo(2);
        assertThat(Rows.count("select count(*) from notice_try where notice_id = ?", told.id()))
                .as("what failed stays on record")
                .isEqualTo(2);
        retry(UUID.randomUUID().toString()).then().statusCode(404);
        As.manager().get(PATH + "/notices?state=SENT").then().statusCode(400);
    }

    @Test
    void anInvitationToASurveyThatIsOverIsNotSentOnceMore() {
        ANotice.afternoon();
        var survey = ANotice.told(NoticeEvent.SURVEY);
        PostOffice.with(new Scripted("one").says(Answer.Fault.NUMBER)).drain();
        ANotice.execute("update notice set expires_at = 'epoch' where id = ?", survey.id());
        retry(survey.id().toString()).then().statusCode(409);
        assertThat(survey.state()).isEqualTo(NoticeState.FAILED_PERMANENT);
    }

    @Test
    void theSummaryCountsAndAddsUp() {
        ANotice.afternoon();
        var from = ANotice.now();
        ANotice.told(NoticeEvent.REPLIED);
        ANotice.told(NoticeEvent.REPLIED);
        ANotice.told(NoticeEvent.CLOSED);
        PostOffice.with(new Scripted("one").takes()).drain();
        As.auditor()
                .queryParam("from", from.toString())
                .queryParam("to", from.plusSeconds(3600).toString())
                .get(PATH + "/notices/summary")
                .then()
                .statusCode(200)
                .body("notices", equalTo(3))
                .body("segments", equalTo(6))
                .body("costMilli", equalTo(270))
                .body("items.event", contains("CLOSED", "REPLIED"))
                .body("items.gateway", everyItem(equalTo("one")))
                .body("items[1].notices", equalTo(2));
        As.auditor().get(PATH + "/notices/summary").then().statusCode(200);
        for (var span : new String[] {
            "from=2020-01-01T00:00:00Z",
            "from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z",
            "to=%2B999999999-01-01T00:00:00Z"
        }) {
            As.auditor()
                    .urlEncodingEnabled(false)
                    .get(PATH + "/notices/summary?" + span)
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void whatNobodyCouldUseIsListedWithoutItsWords() {
        var text = "你们是谁呀😀";
        var id = UUID.randomUUID().toString();
        inbound.reply(new IncomingSms("one", id, ANotice.phone().e164(), "12345", text, ANotice.now()));
        // whoever else listens in this suite may have understood it
        ANotice.execute("update notice_reply set meaning = 'OTHER' where gateway_id = ?", id);
        var answer = As.reviewer().get(PATH + "/sms-replies?limit=1");
        answer.then().statusCode(200).body("items[0].characters", equalTo(6));
        assertThat(answer.asString()).doesNotContain("谁");
    }

    private static Response retry(String id) {
        return As.manager().post(PATH + "/notices/{id}/retry", id);
    }
}
