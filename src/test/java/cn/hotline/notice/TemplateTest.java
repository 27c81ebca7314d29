package cn.hotline.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Together;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The words citizens are told in are versioned, looked at before they are used, and never lack what they are for. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class TemplateTest {

    private static final String PATH = "/api/staff/v1/notice-templates";

    @Inject
    Templates templates;

    @AfterEach
    void nothingStays() {
        MovedClock.reset();
        ANotice.execute("delete from notice_template where author like 'staff:administrator%'");
        templates.reload();
    }

    @Test
    void everyEventHasWordsInBothLanguagesWithTheirLength() {
        var all = As.auditor().get(PATH);
        all.then().statusCode(200).body("items", hasSize(NoticeEvent.values().length * 2));
        var first = As.manager().get(PATH + "/LOGIN_CODE/zh");
        first.then()
                .statusCode(200)
                .body("items[-1].version", equalTo(0))
                .body("items[-1].length.encoding", equalTo("UCS_2"))
                .body("items[-1].length.segments", equalTo(1));
    }

    @Test
    void aNewVersionIsUsedFromItsTimeOn() {
        made("CLOSED", "zh", Map.of("text", "一 {number}", "codes", Map.of("alibaba", "SMS_1", "tencent", "22")))
                .then()
                .statusCode(201)
                .body("version", equalTo(1))
                .body("codes.alibaba", equalTo("SMS_1"));
        var later = ANotice.now().plus(Duration.ofDays(2));
        made("CLOSED", "zh", Map.of("text", "二 {number}", "from", later.toString()))
                .then()
                .statusCode(201)
                .body("version", equalTo(2));
        made("CLOSED", "zh", Map.of("text", "三 {number}")).then().statusCode(201);
        assertThat(rendered(NoticeEvent.CLOSED)).isEqualTo("三 7");
        MovedClock.forward(Duration.ofDays(3));
        assertThat(rendered(NoticeEvent.CLOSED)).isEqualTo("二 7");
        As.manager()
                .get(PATH + "/CLOSED/zh")
                .then()
                .body("items.version", contains(3, 2, 1, 0))
                .body("items[0].author", equalTo("staff:administrator-JL-12345"));
    }

    @Test
    void aPlaceThatIsUnknownOrMissingIsNamed() {
        made("RECEIVED", "zh", Map.of("text", "{number} {name} {title}"))
                .then()
                .statusCode(422)
                .body("errors", hasSize(3))
                .body("errors.message", hasItem(containsString("name")))
                .body("errors.message", hasItem(containsString("code")));
    }

    @Test
    void aTimeThatIsOverOrFarAwayIsRefused() {
        for (var days : List.of(-1, 400)) {
            var from = ANotice.now().plus(Duration.ofDays(days)).toString();
            made("CLOSED", "zh", Map.of("text", "{number}", "from", from))
                    .then()
                    .statusCode(422);
        }
        made("CLOSED", "zh", Map.of("text", "{number}", "from", "+999999999-01-01T00:00:00Z"))
                .then()
                .statusCode(422);
    }

    @Test
    void theSameKeyMakesOneVersionAndTwoAdministratorsTwo() {
        var key = As.key();
        for (int i = 0; i < 2; i++) {
            made(key, Map.of("text", "{number}, {date}")).then().statusCode(201).body("version", equalTo(1));
        }
        var answers = Together.all(
                3, i -> made(As.key(), Map.of("text", "{number} {date} " + i)).statusCode());
        assertThat(answers).containsOnly(201);
        As.manager().get(PATH + "/MOVED/en").then().body("items.version", contains(4, 3, 2, 1, 0));
    }

    @Test
    void aDraftIsShownWithItsLengthAndItsPrice() {
        var draft = Map.of("event", "CLOSED", "language", "zh", "text", "工单{number}已办结。" + "谢".repeat(60));
        As.manager()
                .body(draft)
                .post(PATH + "/preview")
                .then()
                .statusCode(200)
                .body("text", containsString("【12345热线】工单26112200000017已办结。"))
                .body("length.segments", equalTo(2))
                .body("costMilli", equalTo(90));
        As.administrator()
                .body(Map.of("event", "CLOSED", "language", "fr", "text", "{number}"))
                .post(PATH + "/preview")
                .then()
                .statusCode(422);
        As.manager().get(PATH + "/CLOSED/fr").then().statusCode(404);
        As.manager().get(PATH + "/NOTHING/zh").then().statusCode(404);
    }

    private String rendered(NoticeEvent event) {
        templates.reload();
        return QuarkusTransaction.requiringNew()
                .call(() -> templates.render(event, "zh", Map.of("number", "7")).text());
    }

    private static Response made(String event, String language, Map<String, ?> body) {
        return As.administrator()
                .header("Idempotency-Key", As.key())
                .body(body)
                .post(PATH + "/" + event + "/" + language);
    }

    private static Response made(String key, Map<String, ?> body) {
        return As.administrator().header("Idempotency-Key", key).body(body).post(PATH + "/MOVED/en");
    }
}
