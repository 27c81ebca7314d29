package cn.hotline.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.Together;
import cn.hotline.support.WechatHook;
import cn.hotline.support.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in at the door of the official account, and that each message is one contact. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class OfficialDoorTest {

    private final WechatHook somebody = new WechatHook();

    @Test
    void theServerIsVerified() {
        WechatHook.signed(As.nobody(), WechatHook.now(), WechatHook.nonce())
                .queryParam("echostr", "5837397520665430")
                .get(WechatHook.PATH)
                .then()
                .statusCode(200)
                .contentType("text/plain")
                .body(equalTo("5837397520665430"));
        WechatHook.signed(As.nobody(), WechatHook.now(), WechatHook.nonce())
                .queryParam("echostr", "<script>")
                .get(WechatHook.PATH)
                .then()
                .statusCode(400);
    }

    @Test
    void withoutTheRightSignatureNothingIsTaken() {
        var xml = somebody.text("路灯不亮", WechatHook.id());
        var now = WechatHook.now();
        for (var wrong : List.of("", "0".repeat(40), WechatHook.signature("another", now, "n"))) {
            var request = As.nobody()
                    .queryParam("signature", wrong)
                    .queryParam("timestamp", now)
                    .queryParam("nonce", "n");
            WechatHook.post(request, xml).then().statusCode(403);
        }
        WechatHook.post(As.nobody(), xml).then().statusCode(403);
        assertThat(contacts()).isZero();
    }

    @Test
    void whatIsTooOldOrFromTheFutureIsStale() {
        var now = new MovedClock().instant();
        for (var time : List.of(now.minus(Duration.ofMinutes(6)), now.plus(Duration.ofMinutes(6)))) {
            var request = WechatHook.signed(As.nobody(), WechatHook.at(time), WechatHook.nonce());
            WechatHook.post(request, somebody.text("路灯不亮", WechatHook.id()))
                    .then()
                    .statusCode(403);
        }
        assertThat(contacts()).isZero();
    }

    @Test
    void aNonceIsGoodForOneMessage() {
        var nonce = WechatHook.nonce();
        var now = WechatHook.now();
        var first = somebody.text("您好", WechatHook.id());
        for (int i = 0; i < 2; i++) {
            WechatHook.post(WechatHook.signed(As.nobody(), now, nonce), first)
                    .then()
                    .statusCode(200);
        }
        WechatHook.post(WechatHook.signed(As.nobody(), now, nonce), somebody.text("别的话", WechatHook.id()))
                .then()
                .statusCode(403);
        assertThat(contacts()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<xml><ToUserName>gh_hotline</ToUserName>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><xml><Content>&e;</Content></xml>",
                "<xml><ToUserName>gh_hotline</ToUserName><MsgType>text</MsgType></xml>",
                "<xml><ToUserName>gh_hotline</ToUserName><Encrypt>AAAA</Encrypt></xml>",
                "{}"
            })
    void whatCannotBeReadIsRefusedAndKeptNowhere(String xml) {
        var status = somebody.posted(xml).statusCode();
        assertThat(status).isIn(400, 403);
    }

    @Test
    void anotherAccountsMessagesAreRefused() {
        somebody.posted(somebody.text("路灯不亮", WechatHook.id()).replace("gh_hotline", "gh_other"))
                .then()
                .statusCode(403);
    }

    @Test
    void aBodyOfTenMegabytesIsRefusedDeclaredOrNot() {
        var large = "<xml>" + "路".repeat(3_500_000) + "</xml>";
        var now = WechatHook.now();
        var nonce = WechatHook.nonce();
        somebody.posted(large).then().statusCode(413);
        var path = WechatHook.PATH + "?timestamp=" + now + "&nonce=" + nonce + "&signature="
                + WechatHook.signature(WechatHook.TOKEN, now, nonce);
        var reply = Wire.request("POST", path)
                .header("Content-Type", "text/xml")
                .body(large.substring(0, 100_000).getBytes(StandardCharsets.UTF_8))
                .chunked()
                .send();
        assertThat(reply.status()).isEqualTo(413);
    }

    @Test
    void oneMessageThreeTimesAtOnceIsOneContactWithOneAnswer() {
        somebody.tells("建设路12号门前路灯不亮");
        somebody.says("匿名");
        var told = contacts();
        var confirmation = somebody.text("1", WechatHook.id());
        var answers = Together.all(3, i -> WechatHook.content(somebody.posted(confirmation)));
        assertThat(answers.stream().distinct()).hasSize(1);
        assertThat(WechatHook.content(somebody.posted(confirmation))).isEqualTo(answers.getFirst());
        assertThat(contacts()).isEqualTo(told + 1);
        assertThat(Rows.count("""
                select count(*) from ticket t join wechat_conversation c on c.citizen = t.citizen
                where t.number = ?""", WechatHook.number(answers.getFirst()))).isEqualTo(1);
        assertThat(Rows.count("""
                select count(*) from ticket where citizen = (select citizen from ticket where number = ?)""", WechatHook.number(answers.getFirst()))).isEqualTo(1);
    }

    @Test
    void anEventIsOneByItsSenderAndTime() {
        var time = Integer.toString(UUID.randomUUID().hashCode() & 0xfffffff);
        for (int i = 0; i < 3; i++) {
            assertThat(somebody.said(somebody.event("subscribe", "", time))).contains("12345");
        }
        assertThat(somebody.said(somebody.event("unsubscribe", "", time))).isEmpty();
        assertThat(somebody.said(somebody.event("LOCATION", "", time))).isEmpty();
        assertThat(contacts()).isEqualTo(3);
    }

    private long contacts() {
        return Rows.count(
                "select count(*) from wechat_message m join wechat_conversation c on c.id = m.conversation"
                        + " where c.openid_hash = ?",
                Keys.conversation(somebody.openId()));
    }
}
