package cn.hotline.notice;

import static cn.hotline.notice.ANotice.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.Together;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is posted goes out once, in its turn, as fast as the gateway may take it. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class OutboxTest {

    private final Scripted gateway = new Scripted("a");

    @Inject
    Notices notices;

    @BeforeEach
    void afternoon() {
        ANotice.afternoon();
    }

    @AfterEach
    void present() {
        ANotice.afternoon();
        MovedClock.reset();
    }

    @Test
    void aNoticeIsSentOnceWithItsTextAndCost() {
        var one = told(NoticeEvent.CLOSED);
        PostOffice.with(gateway.takes()).drain().drain();
        assertThat(gateway.given).hasSize(1);
        var message = gateway.given.element();
        assertThat(message.text()).contains("123").doesNotContain("{");
        assertThat(message.to()).isEqualTo(one.to());
        assertThat(message.extension()).isEqualTo("7");
        assertThat(one.state()).isEqualTo(NoticeState.SENT);
        assertThat(one.column("cost_milli")).isEqualTo("90");
        assertThat(one.reference()).startsWith("a-" + one.id());
        assertThat(one.column("claim")).isNull();
        assertThat(Rows.count("select count(*) from notice_try where notice_id = ? and answer = 'TAKEN'", one.id()))
                .isEqualTo(1);
    }

    @Test
    void theSameOccasionIsToldOnceAndWhatIsRolledBackNever() {
        var notice = new NewNotice(
                "test:twice:" + ANotice.now(),
                NoticeEvent.CLOSED,
                null,
                new NewNotice.Addressee(ANotice.phone(), null, true),
                Map.of(),
                ANotice.now(),
                "");
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    notices.post(notice);
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");
        PostOffice.with(gateway).drain();
        assertThat(gateway.given).isEmpty();
        assertThat(ANotice.post(notice)).isTrue();
        assertThat(ANotice.post(notice)).isFalse();
        PostOffice.with(gateway).drain();
        assertThat(gateway.given).hasSize(1);
    }

    @Test
    void whatIsCancelledInTimeIsNotSent() {
        var one = told(NoticeEvent.SURVEY_REMINDER);
        QuarkusTransaction.requiringNew().run(() -> notices.cancel(one.occasion()));
        PostOffice.with(gateway).drain();
        assertThat(gateway.given).isEmpty();
        assertThat(one.state()).isEqualTo(NoticeState.CANCELLED);
    }

    @Test
    void manyNodesSendEachNoticeOnce() {
        var all = new ArrayList<ANotice>();
        for (int i = 0; i < 300; i++) {
            all.add(told(NoticeEvent.SURVEY));
        }
        var rules = PostOffice.rules("rate", "10000");
        Together.all(4, node -> PostOffice.with(rules, gateway).drain());
        PostOffice.with(rules, gateway).drain();
        assertThat(gateway.given.stream().map(Outgoing::id).collect(Collectors.toSet()))
                .hasSize(300)
                .hasSameSizeAs(gateway.given);
        assertThat(all).allMatch(one -> one.state() == NoticeState.SENT && one.tries() == 1);
    }

    @Test
    void aGatewayGetsNoMoreASecondThanIsAgreedFromAllNodesTogether() {
        for (int i = 0; i < 60; i++) {
            told(NoticeEvent.CLOSED);
        }
        var rules = PostOffice.rules("rate", "20");
        var nodes = new PostOffice[] {PostOffice.with(rules, gateway), PostOffice.with(rules, gateway)};
        var began = ANotice.now();
        for (int second = 0; second < 2; second++) {
            nodes[0].drain();
            nodes[1].drain();
            // The clock goes on while the test works.
            long elapsed = Duration.between(began, ANotice.now()).toMillis();
            assertThat(gateway.given.size()).isBetween(20 * (second + 1), 21 + (int) (elapsed * 20 / 1000));
            MovedClock.forward(Duration.ofSeconds(1));
        }
    }

    @Test
    void whatIsTakenBackWhileItIsOnItsWayIsNotTriedAgain() {
        var one = told(NoticeEvent.SURVEY);
        var office = PostOffice.with(gateway.says(Answer.Fault.UNAVAILABLE));
        var work = office.claimed().getFirst();
        io.quarkus.narayana.jta.QuarkusTransaction.requiringNew()
                .run(() -> ANotice.bean(Notices.class).cancel(one.occasion()));
        office.carrier.carry(work);
        gateway.takes();
        MovedClock.forward(Duration.ofMinutes(10));
        office.drain();
        assertThat(gateway.given(one.id())).isEqualTo(1);
        assertThat(one.state()).isEqualTo(NoticeState.SUPPRESSED);
    }

    @Test
    void whatCannotBeReadAnyMoreEndsAndHoldsUpNobody() {
        var broken = told(NoticeEvent.CLOSED);
        ANotice.execute("update notice set sealed = '\\x00' where id = ?", broken.id());
        var good = told(NoticeEvent.CLOSED);
        PostOffice.with(gateway).drain();
        assertThat(broken.state()).isEqualTo(NoticeState.FAILED_PERMANENT);
        assertThat(good.state()).isEqualTo(NoticeState.SENT);
    }
}
