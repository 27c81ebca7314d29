package cn.hotline.notice;

import static cn.hotline.notice.ANotice.told;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.notice.Answer.Fault;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What passes by itself is waited for: a limit of the hour or day, a node that has no place at the gateway. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class ThrottleTest extends TwoGateways {

    @Test
    void tooMuchForANumberIsNotGotRoundByAnotherGateway() {
        first.says(Fault.THROTTLED);
        var one = told(NoticeEvent.CLOSED);
        both.drain();
        assertThat(one.state()).isEqualTo(NoticeState.FAILED_TEMPORARY);
        for (int i = 0; i < 3; i++) {
            MovedClock.forward(Duration.ofMinutes(10));
            both.drain();
        }
        assertThat(second.given).isEmpty();
        assertThat(first.given).hasSize(4);
        first.takes();
        MovedClock.forward(Duration.ofMinutes(10));
        both.drain();
        assertThat(one.state()).isEqualTo(NoticeState.SENT);
    }

    @Test
    void aLimitOfADayDelaysANoticeAndLosesNothing() {
        first.says(Fault.THROTTLED);
        var one = told(NoticeEvent.CLOSED);
        for (int i = 0; i < 20; i++) {
            both.drain();
            MovedClock.forward(Duration.ofHours(1));
        }
        assertThat(one.state()).isEqualTo(NoticeState.FAILED_TEMPORARY);
        first.given.clear();
        first.takes();
        MovedClock.forward(Duration.ofHours(2));
        both.drain();
        MovedClock.forward(Duration.ofHours(2));
        both.drain();
        assertThat(one.state()).isEqualTo(NoticeState.SENT);
        assertThat(first.given).hasSize(1);
        assertThat(second.given).isEmpty();
    }

    @Test
    void aNodeWithoutAPlaceOrALinkShutsTheGatewayForNobody() {
        first.says(Fault.BUSY);
        for (int i = 0; i < 10; i++) {
            told(NoticeEvent.CLOSED);
        }
        alone.drain();
        assertThat(first.given).hasSize(10);
        first.takes();
        first.given.clear();
        MovedClock.forward(Duration.ofSeconds(4));
        alone.drain();
        assertThat(first.given).hasSize(10);
    }
}
