package cn.hotline.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.WechatHook;
import cn.hotline.support.WechatStub;
import cn.hotline.support.WechatStub.Said;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever writes to the official account is who they are in the mini-program, however WeChat's API is meanwhile. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class UnionIdTest {

    private static final String INFO = "/cgi-bin/user/info";

    private final WechatStub wechat = WechatStub.running();
    private final WechatHook somebody = new WechatHook();
    private final String union = "union-" + UUID.randomUUID();

    @AfterEach
    void reset() {
        WechatStub.running();
        MovedClock.reset();
    }

    @Test
    void theTicketsOfTheOfficialAccountAreThoseOfTheMiniProgram() {
        wechat.fails(request -> isOurs(request) ? known() : null);
        var number = somebody.files("人民路井盖松动");
        seenByTheMiniProgram(number, false);
        sweepUntil("KNOWN");
        seenByTheMiniProgram(number, true);
        Sweeps.unions();
        assertThat(asked()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"500", "busy", "token", "slow", "nonsense"})
    void whatWentWrongIsAskedForAgain(String how) {
        wechat.fails(request -> isOurs(request) ? wrong(how) : null);
        somebody.says("您好");
        sweepUntilAsked();
        assertThat(count("WANTED")).isEqualTo(1);
        assertThat(somebody.tells("人民路井盖松动")).contains("联系电话");
        wechat.fails(request -> isOurs(request) ? known() : null);
        MovedClock.forward(Duration.ofMinutes(10));
        sweepUntil("KNOWN");
    }

    @Test
    void whoeverIsNotKnownToWeChatIsAskedForWhenTheySubscribe() {
        wechat.fails(request -> isOurs(request) ? Said.json("{\"subscribe\":0,\"openid\":\"x\"}") : null);
        somebody.says("您好");
        sweepUntil("NONE");
        wechat.fails(request -> isOurs(request) ? known() : null);
        somebody.says("您好");
        assertThat(count("NONE")).isEqualTo(1);
        somebody.said(somebody.event("subscribe", "", "1348831999"));
        sweepUntil("KNOWN");
    }

    @Test
    void whatWeChatRefusesIsNotAskedForEver() {
        wechat.fails(
                request -> isOurs(request) ? Said.json("{\"errcode\":48001,\"errmsg\":\"api unauthorized\"}") : null);
        somebody.says("您好");
        sweepUntil("GIVEN_UP");
        assertThat(asked()).isEqualTo(1);
    }

    private static Said wrong(String how) {
        return switch (how) {
            case "500" -> new Said(500, "text/html", new byte[0]);
            case "busy" -> Said.json("{\"errcode\":-1,\"errmsg\":\"system busy\"}");
            case "token" -> Said.json("{\"errcode\":40001,\"errmsg\":\"invalid credential\"}");
            case "nonsense" -> new Said(200, "text/html", "<html>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            default -> {
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(3));
                yield null;
            }
        };
    }

    private Said known() {
        return Said.json("{\"subscribe\":1,\"openid\":\"%s\",\"unionid\":\"%s\"}".formatted(somebody.openId(), union));
    }

    private boolean isOurs(WechatStub.Asked request) {
        return request.path().equals(INFO) && request.query().contains(somebody.openId());
    }

    private long asked() {
        return wechat.asked(INFO).filter(this::isOurs).count();
    }

    /** Others of the suite may come before. */
    private void sweepUntil(String state) {
        for (int i = 0; i < 100 && count(state) == 0; i++) {
            Sweeps.unions();
        }
        assertThat(count(state)).isEqualTo(1);
    }

    private void sweepUntilAsked() {
        for (int i = 0; i < 100 && asked() == 0; i++) {
            Sweeps.unions();
        }
    }

    private long count(String state) {
        return Rows.count(
                "select count(*) from wechat_conversation where openid_hash = ? and union_state = ?",
                Keys.conversation(somebody.openId()),
                state);
    }

    private void seenByTheMiniProgram(String number, boolean seen) {
        String token = As.nobody()
                .body(Map.of("code", "c" + UUID.randomUUID() + "_" + union))
                .post("/api/citizen/v1/wechat/sessions")
                .path("accessToken");
        var listed = As.bearer(token).get("/api/citizen/v1/tickets").then();
        if (seen) {
            listed.body("items.number", hasItem(number));
        } else {
            listed.body("items.number", org.hamcrest.Matchers.not(hasItem(number)));
        }
    }
}
