package cn.hotline.feed.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.Await;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A receiver that fails is left alone for growing whiles and probed; one that wants no more is not asked again. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class CircuitTest {

    private static final int TICKETS = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @AfterEach
    void theClockIsRight() {
        MovedClock.reset();
    }

    @Test
    void afterFailuresInARowOneProbeAtATimeIsSentUntilOneArrives() {
        try (var receiver = Receiver.open().answering(one -> 503)) {
            var hook = Hook.to(receiver).paused();
            for (int i = 0; i < TICKETS; i++) {
                hook.files();
            }
            hook.change(hook.url, false);
            Await.until("the circuit opens", PATIENCE, () -> hook.state().equals("WAITING"));
            settle(hook);
            int burnt = receiver.received().size();
            assertThat(burnt).isBetween(5, 5 + Claims.PER_WEBHOOK);
            for (int i = 0; i < 5; i++) {
                Hook.wake();
            }
            settle(hook);
            assertThat(receiver.received()).hasSize(burnt);

            MovedClock.forward(Duration.ofSeconds(40));
            Await.until("a probe", PATIENCE, () -> {
                Hook.wake();
                return receiver.received().size() > burnt;
            });
            settle(hook);
            assertThat(receiver.received()).hasSize(burnt + 1);
            assertThat(hook.state()).isEqualTo("WAITING");

            MovedClock.forward(Duration.ofSeconds(40));
            Hook.wake();
            settle(hook);
            assertThat(receiver.received()).as("the second while is longer").hasSize(burnt + 1);

            receiver.answering(one -> 200);
            MovedClock.forward(Duration.ofSeconds(40));
            hook.untilDelivered(TICKETS);
            assertThat(hook.state()).isEqualTo("ACTIVE");
        }
    }

    @Test
    void aTestThatArrivesEndsTheWaiting() {
        try (var receiver = Receiver.open().answering(one -> 500)) {
            var hook = Hook.to(receiver);
            for (int i = 0; i < 6; i++) {
                hook.files();
            }
            Await.until("the circuit opens", PATIENCE, () -> hook.state().equals("WAITING"));
            receiver.answering(one -> 200);
            hook.as().post(hook.path() + "/test").then().statusCode(200);
            assertThat(hook.state()).isEqualTo("ACTIVE");
        }
    }

    @Test
    void goneDisablesAtOnceUntilThePartnerTakesItUpAgain() {
        try (var receiver = Receiver.open().answering(one -> 410)) {
            var hook = Hook.to(receiver);
            hook.files();
            Await.until("disabled", PATIENCE, () -> hook.state().equals("DISABLED"));
            hook.files();
            MovedClock.forward(Duration.ofHours(2));
            Hook.wake();
            settle(hook);
            assertThat(receiver.received()).hasSize(1);
            receiver.answering(one -> 200);
            hook.change(hook.url, false);
            hook.untilDelivered(2);
            assertThat(hook.state()).isEqualTo("ACTIVE");
        }
    }

    @Test
    void whatHappensDuringAPauseIsSentAfterIt() {
        try (var receiver = Receiver.open()) {
            var hook = Hook.to(receiver).paused();
            assertThat(hook.state()).isEqualTo("PAUSED");
            hook.files();
            hook.files();
            Hook.wake();
            assertThat(hook.deliveries()).isEmpty();
            assertThat(receiver.received()).isEmpty();
            hook.change(hook.url, false);
            hook.untilDelivered(2);
        }
    }

    /** Nothing of it is under way. */
    private static void settle(Hook hook) {
        Await.until(
                "settled",
                PATIENCE,
                () -> Rows.count(
                                "select count(*) from webhook_delivery where webhook_id = ? and claim is not null",
                                hook.id())
                        == 0);
    }
}
