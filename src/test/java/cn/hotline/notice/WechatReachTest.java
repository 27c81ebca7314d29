package cn.hotline.notice;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.access.Identity;
import cn.hotline.access.Persons;
import cn.hotline.access.Proof;
import cn.hotline.access.WechatGrants;
import cn.hotline.notice.Answer.Fault;
import cn.hotline.support.ATicket;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A grant is one message by WeChat; without one it goes by SMS. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class WechatReachTest {

    @Inject
    Persons persons;

    @Inject
    WechatGrants grants;

    @Inject
    WechatReach reach;

    private final String template = "T-" + UUID.randomUUID();
    private final String openId = "o-" + UUID.randomUUID();
    private UUID citizen;

    @BeforeEach
    void prepare() {
        ANotice.afternoon();
        ANotice.execute("""
                insert into notice_template (event, language, version, text, codes, author, made_at, from_at)
                values ('DISPATCHED', 'zh', 1, '转{unit}', '{"wechat": "%s;unit=thing1"}', 'test', now(), now())""".formatted(template));
        MovedClock.forward(Duration.ofSeconds(5));
        citizen = persons.enrol(new Identity(Proof.WECHAT_MINI, openId));
    }

    @AfterEach
    void clean() {
        ANotice.execute("delete from notice_template where author = 'test'");
        MovedClock.reset();
    }

    @Test
    void aTicketsNewsGoByWeChatAsOftenAsWasGranted() {
        grant(1);
        assertThat(reached(NoticeEvent.DISPATCHED)).isEqualTo(openId);
        assertThat(reached(NoticeEvent.CLOSED)).as("no template").isNull();
        var first = aTicket().by(citizen).dispatched();
        var weChat = new Scripted("wechat");
        var office = PostOffice.with(new Scripted("a"), weChat).drain();
        assertThat(weChat.given).singleElement().returns(openId, Outgoing::openId);
        assertThat(gateway(first)).isEqualTo(1);
        assertThat(reached(NoticeEvent.DISPATCHED)).as("spent").isNull();
        var second = aTicket().by(citizen).dispatched();
        office.drain();
        assertThat(gateway(second)).isZero();
    }

    @Test
    void whatWeChatDoesNotGrantAnyMoreGoesBySmsAndTheGrantsAreGone() {
        grant(3);
        var weChat = new Scripted("wechat").says(new Answer.Refused(Fault.DECLINED, "43101"));
        var to = new NewNotice.Addressee(ANotice.phone(), reached(NoticeEvent.DISPATCHED), true);
        var notice = ANotice.told(NoticeEvent.DISPATCHED, to);
        PostOffice.with(new Scripted("a"), weChat).drain();
        assertThat(notice.column("gateway")).isEqualTo("a");
        assertThat(reached(NoticeEvent.DISPATCHED)).isNull();
    }

    private void grant(int times) {
        var said = Collections.nCopies(times, new WechatGrants.Said(template, true));
        QuarkusTransaction.requiringNew().run(() -> grants.note(citizen, said));
    }

    private String reached(NoticeEvent event) {
        return QuarkusTransaction.requiringNew().call(() -> reach.openId(citizen, event));
    }

    private static long gateway(ATicket ticket) {
        return Rows.count("""
                select count(*) from notice n join ticket t on t.id = n.about
                where t.number = ? and n.event = 'DISPATCHED' and n.gateway = 'wechat'""", ticket.number());
    }
}
