package cn.hotline.notice.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.SmsHooks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What providers push, over HTTP and into the database. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class HookTest {

    private static final String ALIBABA = "/hooks/sms/alibaba/" + SmsHooks.SECRET;
    private static final String TENCENT = "/hooks/sms/tencent/" + SmsHooks.SECRET;

    private final String id = UUID.randomUUID().toString();
    private final long sequence = ThreadLocalRandom.current().nextLong(1L << 50);

    @Test
    void alibabasRepliesAreKeptOnceAndAnsweredAsTheyWish() {
        var reply = reply(sequence);
        for (int i = 0; i < 2; i++) {
            As.nobody()
                    .body(List.of(reply))
                    .post(ALIBABA + "/replies")
                    .then()
                    .statusCode(200)
                    .body("code", equalTo(0))
                    .body("msg", equalTo("成功"));
        }
        assertThat(kept("alibaba", Long.toString(sequence))).isEqualTo(1);
    }

    @Test
    void whatTheyAddIsPassedOverAndWhatCannotBeReadKeepsNothingElseFromBeingKept() {
        var more = new HashMap<>(reply(sequence));
        more.put("something_new", Map.of("deep", List.of(1, 2)));
        As.nobody()
                .body(List.of(Map.of("content", "from nobody"), more, Map.of()))
                .post(ALIBABA + "/replies")
                .then()
                .statusCode(200);
        assertThat(kept("alibaba", Long.toString(sequence))).isEqualTo(1);
    }

    @Test
    void tencentsReplyComesSinglyAndIsKnownByWhatItSays() {
        var reply = Map.of(
                "extend", "12",
                "mobile", "19900000001",
                "nationcode", "86",
                "sign", "12345热线",
                "text", "1 " + id,
                "time", 1_795_309_500);
        long before = all("tencent");
        for (int i = 0; i < 2; i++) {
            As.nobody()
                    .body(reply)
                    .post(TENCENT + "/replies")
                    .then()
                    .statusCode(200)
                    .body("result", equalTo(0))
                    .body("errmsg", equalTo("OK"));
        }
        assertThat(all("tencent")).isEqualTo(before + 1);
    }

    @Test
    void theCitysOwnServiceBringsItsTokenAlong() {
        var replies = List.of(
                Map.of("id", id, "from", "19900000001", "to", "1069234512", "text", "1", "at", "2026-11-22T01:05:00Z"));
        As.bearer(SmsHooks.SECRET)
                .body(replies)
                .post("/hooks/sms/http/replies")
                .then()
                .statusCode(200)
                .body("kept", equalTo(true));
        assertThat(kept("http", id)).isEqualTo(1);
        As.bearer("another-token-of-somebody")
                .body(replies)
                .post("/hooks/sms/http/replies")
                .then()
                .statusCode(401);
        As.nobody().body(replies).post("/hooks/sms/http/replies").then().statusCode(401);
    }

    @Test
    void reportsAreKept() {
        var notice = UUID.randomUUID().toString();
        As.nobody()
                .body(List.of(Map.of("biz_id", id, "out_id", notice, "success", true, "err_code", "DELIVERED")))
                .post(ALIBABA + "/reports")
                .then()
                .statusCode(200);
        As.nobody()
                .body(List.of(Map.of("sid", id, "report_status", "FAIL", "errmsg", "MK:0001")))
                .post(TENCENT + "/reports")
                .then()
                .statusCode(200);
        As.bearer(SmsHooks.SECRET)
                .body(List.of(Map.of("reference", id, "fate", "DELAYED", "code", "BUFFERED")))
                .post("/hooks/sms/http/reports")
                .then()
                .statusCode(200);
        assertThat(fate("alibaba", "DELIVERED")).isEqualTo(1);
        assertThat(fate("tencent", "FAILED")).isEqualTo(1);
        assertThat(fate("http", "DELAYED")).isEqualTo(1);
    }

    private long fate(String gateway, String fate) {
        return Rows.count(
                "select count(*) from notice_receipt where gateway = ? and reference = ? and fate = ?",
                gateway,
                id,
                fate);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alibaba", "tencent"})
    void withoutTheSecretThereIsNothing(String gateway) {
        for (var secret : List.of("wrong", SmsHooks.SECRET + "x", SmsHooks.SECRET.substring(1))) {
            for (var what : List.of("reports", "replies")) {
                As.nobody()
                        .body(List.of())
                        .post("/hooks/sms/" + gateway + "/" + secret + "/" + what)
                        .then()
                        .statusCode(404);
            }
        }
    }

    @Test
    void aPushHasItsLimits() {
        var many = IntStream.range(0, 501).mapToObj(i -> Map.of()).toList();
        As.nobody().body(many).post(ALIBABA + "/replies").then().statusCode(413);
        As.nobody().body("7").post(ALIBABA + "/replies").then().statusCode(400);
        As.nobody().body("").post(ALIBABA + "/replies").then().statusCode(400);
    }

    private static Map<String, Object> reply(long sequence) {
        return Map.of(
                "phone_number", "19900000001",
                "send_time", "2026-11-22 09:05:00",
                "content", "4 路灯第二天又坏了",
                "sign_name", "12345热线",
                "dest_code", "1069234512",
                "sequence_id", sequence);
    }

    private static long kept(String gateway, String id) {
        return Rows.count("select count(*) from notice_reply where gateway = ? and gateway_id = ?", gateway, id);
    }

    private static long all(String gateway) {
        return Rows.count("select count(*) from notice_reply where gateway = ?", gateway);
    }
}
