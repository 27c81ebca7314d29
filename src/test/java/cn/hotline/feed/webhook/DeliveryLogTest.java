package cn.hotline.feed.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A partner reads what became of each delivery and tries its receiver out. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class DeliveryLogTest {

    @Inject
    DeliveryLog log;

    @AfterEach
    void theClockIsRight() {
        MovedClock.reset();
    }

    @Test
    void aTestSaysHowItWent() {
        try (var receiver = Receiver.open()) {
            var hook = Hook.to(receiver).paused();
            hook.as()
                    .post(hook.path() + "/test")
                    .then()
                    .statusCode(200)
                    .body("delivered", equalTo(true))
                    .body("status", equalTo(204));
            assertThat(receiver.received().getFirst().body())
                    .contains("\"type\":\"webhook.test\"")
                    .contains("\"data\":{}");
            receiver.answering(one -> 418);
            hook.as()
                    .post(hook.path() + "/test")
                    .then()
                    .body("delivered", equalTo(false))
                    .body("failure", equalTo("status"))
                    .body("status", equalTo(418));
        }
        var nobody = Hook.toNobody();
        nobody.as()
                .post(nobody.path() + "/test")
                .then()
                .statusCode(200)
                .body("failure", equalTo("connection-refused"))
                .body("status", nullValue());
        assertThat(nobody.deliveries()).isEmpty();
    }

    @Test
    void theLogIsReadInPagesAndByState() {
        try (var receiver = Receiver.open()) {
            var hook = Hook.to(receiver);
            for (int i = 0; i < 5; i++) {
                hook.files();
            }
            hook.untilDelivered(5);
            var ids = new ArrayList<String>();
            String after = "";
            do {
                var page = hook.as()
                        .get(hook.path() + "/deliveries?limit=2" + after)
                        .jsonPath();
                ids.addAll(page.getList("items.id"));
                after = page.getString("next") == null ? null : "&after=" + page.getString("next");
            } while (after != null);
            assertThat(ids).hasSize(5).doesNotHaveDuplicates();
            hook.as().get(hook.path() + "/deliveries?state=DEAD").then().body("items", hasSize(0));
            hook.as().get(hook.path() + "/deliveries?state=DELIVERED").then().body("items.id", hasItem(ids.getFirst()));

            log.forgetOld();
            assertThat(hook.deliveries()).hasSize(5);
            MovedClock.forward(Duration.ofDays(31));
            log.forgetOld();
            MovedClock.reset();
            assertThat(hook.deliveries()).isEmpty();
        }
    }
}
