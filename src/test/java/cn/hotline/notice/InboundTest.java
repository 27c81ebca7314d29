package cn.hotline.notice;

import static cn.hotline.notice.ANotice.told;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What citizens write back is kept once, and a wish to be left alone is obeyed. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class InboundTest {

    private final Scripted gateway = new Scripted("a");

    @Inject
    Inbound inbound;

    @Inject
    Listener listener;

    @Inject
    Forgetting forgetting;

    /** Hears what is answered to somebody, and what came to an end. */
    @Singleton
    static class Listener {
        final Queue<SmsReplied> replies = new ConcurrentLinkedQueue<>();
        final Queue<NoticeEnded> ended = new ConcurrentLinkedQueue<>();
        volatile boolean understands;

        @Inject
        Inbound inbound;

        void hear(@Observes SmsReplied reply) {
            replies.add(reply);
            if (understands) {
                inbound.understood(reply.id());
            }
        }

        void hear(@Observes NoticeEnded notice) {
            ended.add(notice);
        }
    }

    @BeforeEach
    void afternoon() {
        ANotice.afternoon();
        listener.replies.clear();
        listener.ended.clear();
        listener.understands = false;
    }

    @AfterEach
    void present() {
        ANotice.afternoon();
        MovedClock.reset();
    }

    @Test
    void aReplyIsToldOnceHoweverOftenItIsDelivered() {
        var sms = sms(ANotice.phone().national(), "1 4 没人来");
        inbound.reply(sms);
        inbound.reply(sms);
        assertThat(listener.replies).hasSize(1);
        assertThat(listener.replies.element().text()).isEqualTo("1 4 没人来");
        assertThat(meaning(sms)).isEqualTo(1);
    }

    @Test
    void whoeverUnderstoodItSaysSo() {
        listener.understands = true;
        var sms = sms(ANotice.phone().e164(), "1");
        inbound.reply(sms);
        assertThat(Rows.count(
                        "select count(*) from notice_reply where gateway_id = ? and meaning = 'ANSWER'", sms.id()))
                .isEqualTo(1);
    }

    @Test
    void whoOptsOutIsToldNothingUntilTheyOptIn() {
        var phone = ANotice.phone();
        inbound.reply(sms(phone.national(), " ｔｄ。"));
        assertThat(listener.replies).as("nobody's answer").isEmpty();
        var suppressed = told(NoticeEvent.SURVEY, phone, true);
        PostOffice.with(gateway).drain();
        assertThat(suppressed.reason()).isEqualTo("OPTED_OUT");
        assertThat(listener.ended)
                .containsExactly(new NoticeEnded(
                        suppressed.occasion(),
                        NoticeEvent.SURVEY,
                        NoticeState.SUPPRESSED,
                        "OPTED_OUT",
                        listener.ended.element().at()));
        inbound.reply(sms(phone.national(), "恢复"));
        var sent = told(NoticeEvent.SURVEY, phone, true);
        PostOffice.with(gateway).drain();
        assertThat(sent.state()).isEqualTo(NoticeState.SENT);
    }

    @Test
    void whatComesFromNoNumberOrInNoFormIsKeptWithoutHarm() {
        inbound.reply(sms("Bank\u0000", "TD"));
        inbound.reply(sms("", ""));
        var odd =
                new IncomingSms("a", "x".repeat(300) + UUID.randomUUID(), "??", "106", "长".repeat(5000), ANotice.now());
        inbound.reply(odd);
        inbound.reply(odd);
        assertThat(listener.replies).isEmpty();
    }

    @Test
    void afterHalfAYearNumbersAndWordsAreForgotten() {
        var sms = sms(ANotice.phone().national(), "很满意谢谢");
        inbound.reply(sms);
        var one = told(NoticeEvent.CLOSED);
        PostOffice.with(gateway).drain();
        MovedClock.forward(Duration.ofDays(179));
        forgetting.forget();
        assertThat(one.column("sealed")).isNotNull();
        MovedClock.forward(Duration.ofDays(2));
        forgetting.forget();
        assertThat(one.column("sealed")).isNull();
        assertThat(one.state()).isEqualTo(NoticeState.SENT);
        assertThat(Rows.count("select count(*) from notice_reply where gateway_id = ? and sealed is null", sms.id()))
                .isEqualTo(1);
        assertThat(Rows.count("select count(*) from notice_daily where number_hash = ?", (Object) one.hash()))
                .isZero();
    }

    private static IncomingSms sms(String from, String text) {
        return new IncomingSms("a", UUID.randomUUID().toString(), from, "106907", text, ANotice.now());
    }

    private static long meaning(IncomingSms sms) {
        return Rows.count("select count(*) from notice_reply where gateway_id = ? and meaning = 'OTHER'", sms.id());
    }
}
