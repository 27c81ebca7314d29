package cn.hotline.feed.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hotline.support.Await;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import com.standardwebhooks.Webhook;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A partner has events sent once more, and goes over to another secret without losing any. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class RepeatTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @AfterEach
    void theClockIsRight() {
        MovedClock.reset();
    }

    @Test
    void aReplaySendsTheSameEventsUnderTheSameIds() {
        try (var receiver = Receiver.open()) {
            var hook = Hook.to(receiver);
            String start = hook.as().get(hook.path()).path("cursor");
            var ticket = hook.filesAndItIsDispatched();
            hook.untilDelivered(3);
            hook.as()
                    .body(Map.of("after", start))
                    .post(hook.path() + "/replay")
                    .then()
                    .statusCode(200);
            Await.until("twice", PATIENCE, () -> receiver.ids().size() == 6);
            assertThat(receiver.ids().subList(3, 6)).isEqualTo(receiver.ids().subList(0, 3));
            hook.untilDelivered(3);
            String behindFirst = new io.restassured.path.json.JsonPath(
                            receiver.received().getFirst().body())
                    .get("data.cursor");
            hook.as()
                    .body(Map.of("after", behindFirst))
                    .post(hook.path() + "/replay")
                    .then()
                    .statusCode(200);
            Await.until("the last two", PATIENCE, () -> receiver.ids().size() == 8);
            assertThat(receiver.ids().subList(6, 8)).containsExactly(ticket.number() + "-2", ticket.number() + "-3");
        }
    }

    @Test
    void bothSecretsSignUntilTheOverlapEnds() {
        try (var receiver = Receiver.open()) {
            var hook = Hook.to(receiver);
            var fresh = hook.rotate(24);
            assertThat(fresh).isNotEqualTo(hook.secret());
            hook.files();
            hook.untilDelivered(1);
            var during = receiver.received().getLast();
            assertThat(during.signature().split(" ")).hasSize(2);
            assertThatCode(() -> new Webhook(fresh).verify(during.body(), during.headers()))
                    .doesNotThrowAnyException();
            assertThatCode(() -> new Webhook(hook.secret()).verify(during.body(), during.headers()))
                    .doesNotThrowAnyException();
            MovedClock.forward(Duration.ofHours(25));
            hook.files();
            hook.untilDelivered(2);
            assertThat(receiver.received().getLast().signature().split(" ")).hasSize(1);
            MovedClock.reset();
            var last = hook.rotate(0);
            hook.as().post(hook.path() + "/test").then().statusCode(200);
            var test = receiver.received().getLast();
            assertThatCode(() -> new Webhook(last).verify(test.body(), test.headers()))
                    .doesNotThrowAnyException();
            assertThatThrownBy(() -> new Webhook(fresh).verify(test.body(), test.headers()))
                    .isInstanceOf(Exception.class);
        }
    }
}
