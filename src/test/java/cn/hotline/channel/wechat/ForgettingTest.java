package cn.hotline.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.WechatHook;
import cn.hotline.support.WechatStub;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was said long ago is forgotten; what nobody has answered or read is not. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class ForgettingTest {

    private final WechatHook somebody = new WechatHook();

    @AfterEach
    void reset() {
        MovedClock.reset();
        WechatStub.running();
    }

    @Test
    void wordsAreForgottenAfterThirtyDays() {
        WechatStub.running();
        somebody.says("您好");
        somebody.sends("image", "<PicUrl>x</PicUrl><MediaId>m1</MediaId>");
        Sweeps.media(); // it is gone at WeChat, so there is something to say
        assertThat(rows("wechat_outgoing")).isEqualTo(1);
        somebody.says("建设路12号门前路灯不亮");
        assertThat(guesses()).isEqualTo(1);
        MovedClock.forward(Duration.ofDays(29));
        Sweeps.forgetting();
        assertThat(rows("wechat_message")).isEqualTo(3);
        MovedClock.forward(Duration.ofDays(2));
        Sweeps.forgetting();
        assertThat(rows("wechat_message")).isZero();
        assertThat(rows("wechat_outgoing")).isZero();
        assertThat(rows("wechat_media")).isZero();
        assertThat(guesses()).isZero();
        assertThat(somebody.says("您好")).contains("12345");
    }

    @Test
    void whatWaitsForAnAgentOrForItsAnswerStays() {
        var another = new WechatHook();
        another.says("您好");
        unanswered(another);
        somebody.says("人工");
        somebody.says("我的问题比较复杂");
        MovedClock.forward(Duration.ofDays(31));
        Sweeps.forgetting();
        assertThat(rows("wechat_message")).isEqualTo(2);
        assertThat(rows("wechat_message", another)).isEqualTo(1);
        somebody.says("结束");
        Sweeps.forgetting();
        assertThat(rows("wechat_message")).isEqualTo(1);
    }

    private static void unanswered(WechatHook whose) {
        Rows.count("""
                with left_by as (update wechat_message m set state = 'TAKEN', reply = null, answered_at = null
                    from wechat_conversation c where c.id = m.conversation and c.openid_hash = ? returning 1)
                select count(*) from left_by""", Keys.conversation(whose.openId()));
    }

    private long guesses() {
        return Rows.count(
                "select count(*) from wechat_conversation where openid_hash = ? and guess is not null",
                Keys.conversation(somebody.openId()));
    }

    private long rows(String table) {
        return rows(table, somebody);
    }

    private static long rows(String table, WechatHook whose) {
        return Rows.count(
                "select count(*) from %s m join wechat_conversation c on c.id = m.conversation where c.openid_hash = ?"
                        .formatted(table),
                Keys.conversation(whose.openId()));
    }
}
