package cn.hotline.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.Await;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.WechatHook;
import cn.hotline.support.WechatStub;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers that take longer than WeChat waits. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class LateAnswerTest {

    @Inject
    AgroalDataSource source;

    private final WechatHook somebody = new WechatHook();

    @AfterEach
    void reset() {
        MovedClock.reset();
    }

    @Test
    void whatTakesLongIsAcknowledgedInTimeAndSaidLater() throws SQLException {
        var wechat = WechatStub.running();
        somebody.says("您好");
        try (var connection = source.getConnection();
                var lock = connection.prepareStatement(
                        "select 1 from wechat_conversation where openid_hash = ? for no key update")) {
            connection.setAutoCommit(false);
            lock.setBytes(1, Keys.conversation(somebody.openId()));
            lock.executeQuery();
            long start = System.nanoTime();
            assertThat(somebody.says("建设路12号门前路灯不亮")).as("success").isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            connection.rollback();
        }
        Await.until("it is kept to be said", Duration.ofSeconds(10), () -> waiting() == 1);
        Sweeps.outgoing();
        assertThat(wechat.toldTo(somebody.openId())).singleElement().asString().contains("回复 1 是");
        somebody.says("2");
        somebody.says("0");
        assertThat(somebody.says("匿名")).contains("建设路12号门前路灯不亮");
    }

    @Test
    void whatANodeLeftUnansweredIsAnsweredByAnother() {
        var wechat = WechatStub.running();
        var number = somebody.files("人民路井盖松动");
        Rows.count("""
                with left_by as (update wechat_message set state = 'TAKEN', reply = null, answered_at = null where id = (
                    select m.id from wechat_message m join wechat_conversation c on c.id = m.conversation
                    where c.openid_hash = ? order by m.id limit 1) returning 1) select count(*) from left_by""", Keys.conversation(somebody.openId()));
        MovedClock.forward(Duration.ofMinutes(1));
        Sweeps.messages();
        Sweeps.outgoing();
        assertThat(wechat.toldTo(somebody.openId())).singleElement().asString().contains("0 不清楚");
        assertThat(number).hasSize(14);
    }

    private long waiting() {
        return Rows.count(
                "select count(*) from wechat_outgoing o join wechat_conversation c on c.id = o.conversation"
                        + " where c.openid_hash = ?",
                Keys.conversation(somebody.openId()));
    }
}
