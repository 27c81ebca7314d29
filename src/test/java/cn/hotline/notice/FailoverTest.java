package cn.hotline.notice;

import static cn.hotline.notice.ANotice.told;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.notice.Answer.Fault;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one gateway refuses another may take, or the same one later; and what none will ever take ends. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class FailoverTest extends TwoGateways {

    @Test
    void aDeadNumberIsTriedOnce() {
        first.says(Fault.NUMBER);
        var one = told(NoticeEvent.CLOSED);
        both.drain();
        assertThat(one.state()).isEqualTo(NoticeState.FAILED_PERMANENT);
        assertThat(one.reason()).isEqualTo("NUMBER:x");
        assertThat(second.given).isEmpty();
    }

    @Test
    void whatOneDeclinesOrMayNotCarryAnotherTakesAtOnce() {
        for (var fault : List.of(Fault.DECLINED, Fault.CONTENT, Fault.ACCOUNT, Fault.UNAVAILABLE)) {
            first.says(fault);
            var one = told(NoticeEvent.CLOSED);
            both.drain();
            assertThat(one.state()).as(fault.name()).isEqualTo(NoticeState.SENT);
            assertThat(one.column("gateway")).isEqualTo("b");
            assertThat(one.tries()).isEqualTo(fault == Fault.UNAVAILABLE ? 1 : 2); // the account shut the first
        }
    }

    @Test
    void whatAllRefuseForGoodEnds() {
        first.says(Fault.CONTENT);
        second.says(Fault.DECLINED);
        var one = told(NoticeEvent.CLOSED);
        both.drain();
        assertThat(one.state()).isEqualTo(NoticeState.FAILED_PERMANENT);
        assertThat(one.tries()).isEqualTo(2);
    }

    @Test
    void whatOneRefusesForGoodAndTheOtherForNowComesAgainThereAlone() {
        first.says(Fault.CONTENT);
        second.says(Fault.UNAVAILABLE);
        var one = told(NoticeEvent.CLOSED);
        both.drain();
        assertThat(one.state()).isEqualTo(NoticeState.FAILED_TEMPORARY);
        second.takes();
        MovedClock.forward(Duration.ofMinutes(2));
        both.drain();
        assertThat(one.state()).isEqualTo(NoticeState.SENT);
        assertThat(first.given).hasSize(1);
    }

    @Test
    void aNoticeIsGivenUpAfterSoManyTries() {
        first.says(new Answer.Unknown("timeout"));
        var one = told(NoticeEvent.CLOSED);
        for (int i = 0; i < 10; i++) {
            both.drain();
            MovedClock.forward(Duration.ofMinutes(20));
        }
        assertThat(one.state()).isEqualTo(NoticeState.FAILED_PERMANENT);
        assertThat(one.reason()).isEqualTo(Verdict.TOO_OFTEN);
        assertThat(one.tries()).isEqualTo(8);
    }

    @Test
    void aRefusedAccountShutsTheGatewayAtOnceAndLaterItIsTried() {
        first.says(Fault.ACCOUNT);
        var one = told(NoticeEvent.CLOSED);
        alone.drain();
        told(NoticeEvent.CLOSED);
        alone.drain();
        assertThat(first.given).hasSize(1);
        first.takes();
        MovedClock.forward(Duration.ofMinutes(2));
        alone.drain();
        alone.drain();
        assertThat(one.state()).isEqualTo(NoticeState.SENT);
        assertThat(first.given).hasSize(3);
    }

    @Test
    void anHourWithoutTheOnlyProviderLosesNothingAndDoublesNothing() {
        first.says(Fault.UNAVAILABLE);
        var all = hourOfClosures(alone);
        assertThat(first.given.size())
                .as("a gateway that is down is left alone")
                .isLessThan(40);
        first.given.clear();
        first.takes();
        for (int i = 0; i < 20; i++) {
            MovedClock.forward(Duration.ofMinutes(1));
            alone.drain();
        }
        assertThat(all).allMatch(one -> one.state() == NoticeState.SENT && first.given(one.id()) == 1);
        assertThat(first.given).hasSize(all.size());
    }

    @Test
    void anHourWithoutTheFirstProviderDelaysNothing() {
        first.says(Fault.UNAVAILABLE);
        var all = hourOfClosures(both);
        assertThat(all).allMatch(one -> one.state() == NoticeState.SENT && second.given(one.id()) == 1);
        assertThat(first.given.size()).isLessThan(40);
        first.takes();
        MovedClock.forward(Duration.ofMinutes(6));
        var next = told(NoticeEvent.SURVEY);
        both.drain();
        assertThat(next.column("gateway")).isEqualTo("a");
    }

    @Test
    void weChatIsTriedFirstWhereItHasATemplateAndSmsWhenItIsDeclined() {
        var weChat = new Scripted("wechat");
        var office = PostOffice.with(first, weChat);
        ANotice.execute("""
                insert into notice_template (event, language, version, text, codes, author, made_at, from_at)
                values ('REPLIED', 'zh', 1, '答复{number}', '{"wechat": "T1"}', 'test', now(), now()) on conflict do nothing""");
        var to = new NewNotice.Addressee(ANotice.phone(), "o-1", true);
        var taken = told(NoticeEvent.REPLIED, to);
        var without = told(NoticeEvent.CLOSED, to);
        office.drain();
        assertThat(taken.column("gateway")).isEqualTo("wechat");
        assertThat(taken.column("template_version")).isEqualTo("1");
        assertThat(without.column("gateway")).isEqualTo("a");
        weChat.says(new Answer.Refused(Fault.DECLINED, "43101"));
        var declined = told(NoticeEvent.REPLIED, to);
        office.drain();
        assertThat(declined.column("gateway")).isEqualTo("a");
        ANotice.execute("delete from notice_template where author = 'test'");
    }

    private static List<ANotice> hourOfClosures(PostOffice office) {
        var all = new ArrayList<ANotice>();
        for (int minute = 0; minute < 60; minute++) {
            all.add(told(NoticeEvent.SURVEY));
            office.drain();
            MovedClock.forward(Duration.ofMinutes(1));
        }
        return all;
    }
}
