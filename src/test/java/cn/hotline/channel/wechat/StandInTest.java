package cn.hotline.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.WechatHook;
import cn.hotline.support.WechatStub;
import cn.hotline.support.WechatStub.Said;
import cn.hotline.support.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we ask of WeChat: pictures, words of agents; and that people are heard and tickets filed however WeChat's API is. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class StandInTest {

    private static final byte[] PDF =
            "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    private final WechatStub wechat = WechatStub.running();
    private final WechatHook somebody = new WechatHook();

    @AfterEach
    void reset() {
        WechatStub.running();
        MovedClock.reset();
    }

    @Test
    void aPictureGoesIntoTheDraftAndALateOneIsAddedToTheTicket() {
        wechat.has("application/pdf", PDF);
        assertThat(image()).contains("请再用文字说明");
        Sweeps.media();
        somebody.tells("人民路井盖松动");
        assertThat(image()).contains("图片已收到");
        somebody.says("匿名");
        var number = WechatHook.number(somebody.says("1"));
        attachments(number, 1);
        Sweeps.media();
        attachments(number, 2);
    }

    @Test
    void aPictureThatIsGoneIsToldOf() {
        wechat.fails(request -> request.path().equals("/cgi-bin/media/get")
                ? Said.json("{\"errcode\":40007,\"errmsg\":\"invalid media_id\"}")
                : null);
        image();
        Sweeps.media();
        Sweeps.outgoing();
        assertThat(wechat.toldTo(somebody.openId())).singleElement().asString().contains("未能保存");
    }

    @ParameterizedTest
    @ValueSource(strings = {"500", "busy", "token", "slow"})
    void intakeGoesOnHoweverWeChatIs(String how) {
        wechat.fails(request -> switch (how) {
            case "500" -> new Said(500, "text/html", new byte[0]);
            case "busy" -> Said.json("{\"errcode\":-1,\"errmsg\":\"system busy\"}");
            case "token" ->
                request.path().equals("/cgi-bin/stable_token")
                        ? null
                        : Said.json("{\"errcode\":40001,\"errmsg\":\"invalid credential\"}");
            default -> {
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(3));
                yield null;
            }
        });
        image();
        long start = System.nanoTime();
        var number = somebody.files("人民路井盖松动");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        Sweeps.media();
        attachments(number, 0);
        WechatStub.running().has("application/pdf", PDF);
        MovedClock.forward(Duration.ofMinutes(10));
        Sweeps.media();
        attachments(number, 1);
    }

    @Test
    void aTokenThatWasChangedElsewhereIsFetchedAnew() {
        wechat.has("application/pdf", PDF);
        wechat.changesToken();
        image();
        Sweeps.media();
        assertThat(Rows.count(
                        "select count(*) from wechat_media m join wechat_conversation c on c.id = m.conversation"
                                + " where c.openid_hash = ? and m.state = 'KEPT'",
                        Keys.conversation(somebody.openId())))
                .isEqualTo(1);
    }

    @Test
    void anAgentTakesOver() {
        assertThat(somebody.says("人工")).contains("转接人工");
        assertThat(somebody.says("我的问题比较复杂")).isEmpty();
        Sweeps.handovers();
        assertThat(Wire.request("GET", "/q/metrics")
                        .header("Accept", "text/plain")
                        .send()
                        .body())
                .containsPattern("hotline_wechat_handovers_waiting(\\{[^}]*})? [1-9]");
        var id = handover();
        As.agent()
                .get("/api/staff/v1/wechat/handovers/{id}", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("OPEN"));
        As.agent()
                .post("/api/staff/v1/wechat/handovers/{id}/taking", id)
                .then()
                .statusCode(200)
                .body("lines.text", hasItems("人工", "我的问题比较复杂"));
        As.manager()
                .post("/api/staff/v1/wechat/handovers/{id}/taking", id)
                .then()
                .statusCode(409);
        var key = As.key();
        for (int i = 0; i < 2; i++) {
            reply(id, key).then().statusCode(201).body("state", equalTo("PENDING"));
        }
        As.manager()
                .header("Idempotency-Key", As.key())
                .body(Map.of("text", "x"))
                .post("/api/staff/v1/wechat/handovers/{id}/replies", id)
                .then()
                .statusCode(409);
        Sweeps.outgoing();
        assertThat(wechat.toldTo(somebody.openId())).containsExactly("您好，请讲。");
        As.agent()
                .post("/api/staff/v1/wechat/handovers/{id}/closure", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("CLOSED"));
        assertThat(somebody.tells("人民路井盖松动")).contains("联系电话");
        Sweeps.outgoing();
        assertThat(wechat.toldTo(somebody.openId())).hasSize(2);
    }

    @Test
    void whatWeChatWillNotSayAnyMoreHasFailed() {
        somebody.says("人工");
        var id = handover();
        As.agent().post("/api/staff/v1/wechat/handovers/{id}/taking", id);
        wechat.fails(request -> request.path().equals("/cgi-bin/message/custom/send")
                ? Said.json("{\"errcode\":45015,\"errmsg\":\"response out of time limit\"}")
                : null);
        reply(id, As.key());
        Sweeps.outgoing();
        As.agent()
                .get("/api/staff/v1/wechat/handovers/{id}", id)
                .then()
                .body("lines.find { it.voice == 'HOTLINE' }.state", equalTo("FAILED"));
    }

    private static io.restassured.response.Response reply(String id, String key) {
        return As.agent()
                .header("Idempotency-Key", key)
                .body(Map.of("text", "您好，请讲。"))
                .post("/api/staff/v1/wechat/handovers/{id}/replies", id);
    }

    private String image() {
        return somebody.sends("image", "<PicUrl><![CDATA[http://x/y]]></PicUrl><MediaId><![CDATA[media-1]]></MediaId>");
    }

    /** The newest. */
    private static String handover() {
        List<String> ids = As.agent()
                .queryParam("state", "OPEN")
                .queryParam("limit", 100)
                .get("/api/staff/v1/wechat/handovers")
                .path("items.id");
        return ids.getLast();
    }

    private static void attachments(String number, int count) {
        As.agent().get("/api/staff/v1/tickets/{n}", number).then().body("attachments.size()", equalTo(count));
    }
}
