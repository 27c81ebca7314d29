package cn.hotline.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import cn.hotline.access.Phone;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** In the start mode what would be sent can be read, and answered as the citizen. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class LocalOutboxTest {

    private static final String PAGE = "/demo/v1/outbox-page";

    @Inject
    Gateways gateways;

    private final Phone phone = ANotice.phone();

    /** Hears what citizens write. */
    @Singleton
    static class Ear {

        static final Queue<SmsReplied> HEARD = new ConcurrentLinkedQueue<>();

        void replied(@Observes SmsReplied reply) {
            HEARD.add(reply);
        }
    }

    @AfterEach
    void resetTheClock() {
        MovedClock.reset();
    }

    @Test
    void aNoticeIsShownAndCalledDelivered() {
        assertThat(gateways.names()).as("WeChat carries no SMS").containsExactly("local", "wechat");
        var told = sent(NoticeEvent.CLOSED);
        assertThat(told.state()).isEqualTo(NoticeState.DELIVERED);
        outbox().then()
                .statusCode(200)
                .body("items.event", contains("CLOSED"))
                .body("items[0].id", equalTo(told.id().toString()))
                .body("items[0].from", equalTo("123457"))
                .body("items[0].text", equalTo("【12345热线】您的诉求（工单号123）已办结，感谢您的反映和支持。"));
    }

    @Test
    void theSameMessageTwiceIsOne() {
        var local = gateways.find("local").orElseThrow();
        var message = new Outgoing(UUID.randomUUID(), phone, null, NoticeEvent.CLOSED, "x", Map.of(), Map.of(), "");
        assertThat(local.send(message)).isEqualTo(local.send(message)).isInstanceOf(Answer.Taken.class);
        outbox().then().body("items", hasSize(1));
    }

    @Test
    void onlyTheNewestFiftyAreKept() {
        var local = gateways.find("local").orElseThrow();
        for (int i = 0; i < 53; i++) {
            local.send(new Outgoing(
                    UUID.randomUUID(), phone, null, NoticeEvent.LOGIN_CODE, "n" + i, Map.of(), Map.of(), ""));
        }
        outbox().then().body("items", hasSize(50)).body("items[0].text", containsString("n52"));
    }

    @Test
    void anAnswerGoesToTheNumberThatAsked() {
        sent(NoticeEvent.SURVEY_QUESTION);
        Ear.HEARD.clear();
        As.nobody()
                .body(Map.of("phone", phone.national(), "text", "4 又坏了"))
                .post("/demo/v1/sms-replies")
                .then()
                .statusCode(204);
        As.nobody()
                .body(Map.of("phone", phone.national(), "text", "1", "to", "1234599"))
                .post("/demo/v1/sms-replies")
                .then()
                .statusCode(204);
        assertThat(Ear.HEARD).extracting(SmsReplied::to).containsExactly("123457", "1234599");
        assertThat(Ear.HEARD.peek().from()).isEqualTo(phone);
        As.nobody()
                .body(Map.of("phone", "nobody", "text", "1"))
                .post("/demo/v1/sms-replies")
                .then()
                .statusCode(422);
    }

    @Test
    void thePageShowsAndAnswersWithoutScript() {
        sent(NoticeEvent.CLOSED);
        As.nobody().get(PAGE).then().statusCode(200).body(containsString("<label for=\"phone\">手机号码</label>"));
        page("phone=%2B86-" + phone.national())
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("已办结"), not(containsString("<script")));
        Ear.HEARD.clear();
        page("phone=%2B86-" + phone.national() + "&to=123457&text=%3Cb%3E1")
                .then()
                .statusCode(200)
                .body(containsString("回复已收到"), not(containsString("<b>")));
        assertThat(Ear.HEARD).extracting(SmsReplied::text).containsExactly("<b>1");
        page("phone=%22%3E%3Cscript%3E").then().statusCode(200).body(not(containsString("<script")));
    }

    private ANotice sent(NoticeEvent event) {
        ANotice.afternoon();
        var told = ANotice.told(event, phone, true);
        PostOffice.with(gateways.find("local").orElseThrow()).drain();
        return told;
    }

    private Response outbox() {
        return As.nobody().body(Map.of("phone", phone.national())).post("/demo/v1/outbox");
    }

    /** Outside the contract's filter, which takes all digits of a form for a number. */
    private static Response page(String form) {
        return As.nobody()
                .noFilters()
                .contentType("application/x-www-form-urlencoded")
                .body(form)
                .post(PAGE);
    }
}
