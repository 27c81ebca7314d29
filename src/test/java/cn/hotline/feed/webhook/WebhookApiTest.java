package cn.hotline.feed.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A partner names, changes, tries, rotates and removes its webhooks, and sees nobody else's. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class WebhookApiTest {

    @Inject
    DeliveryLog log;

    @AfterEach
    void theClockIsRight() {
        MovedClock.reset();
    }

    @Test
    void theSecretIsShownOnceAndLiesSealed() {
        var hook = Hook.toNobody();
        assertThat(hook.secret()).startsWith("whsec_");
        var bytes = Base64.getDecoder().decode(hook.secret().substring("whsec_".length()));
        assertThat(bytes).hasSize(32);
        hook.as()
                .get(hook.path())
                .then()
                .body("id", equalTo(hook.id().toString()))
                .body("url", equalTo(hook.url))
                .body("state", equalTo("ACTIVE"))
                .body("secret", nullValue())
                .body("cursor", notNullValue());
        assertThat(hook.as().get(Hook.PATH).asString()).doesNotContain("whsec_");
        assertThat(Rows.count(
                        "select count(*) from webhook where position(? in secret) > 0 and id = ?", bytes, hook.id()))
                .isZero();
    }

    @Test
    void aRepeatedRegistrationIsTheSameOne() {
        var hook = Hook.unregistered();
        var key = As.key();
        var first = register(hook, key);
        assertThat(register(hook, key)).isEqualTo(first);
        hook.as().get(Hook.PATH).then().body("items", hasSize(1));
    }

    @Test
    void fiveAndNoMoreEvenAtOnce() {
        var hook = Hook.unregistered();
        var statuses =
                Together.all(8, i -> hook.register(hook.url + i).extract().statusCode());
        assertThat(statuses.stream().collect(Collectors.groupingBy(s -> s, Collectors.counting())))
                .isEqualTo(Map.of(201, 5L, 409, 3L));
        hook.as().get(Hook.PATH).then().body("items", hasSize(5));
    }

    @Test
    void itIsChangedAndRemoved() {
        var hook = Hook.toNobody();
        hook.as()
                .body(Map.of("url", hook.url + "&v=2", "description", "指挥中心", "paused", true))
                .put(hook.path())
                .then()
                .statusCode(200)
                .body("url", equalTo(hook.url + "&v=2"))
                .body("description", equalTo("指挥中心"))
                .body("state", equalTo("PAUSED"));
        hook.as().body(Map.of("url", hook.url)).put(hook.path()).then().statusCode(422);
        hook.files();
        hook.as().delete(hook.path()).then().statusCode(204);
        hook.as().get(hook.path()).then().statusCode(404);
        hook.as().delete(hook.path()).then().statusCode(404);
    }

    @Test
    void whatIsSomebodyElsesDoesNotExist() {
        var hook = Hook.toNobody();
        hook.files();
        var delivery =
                hook.until("a delivery", all -> !all.isEmpty()).getFirst().get("id");
        var rival = Hook.toNobody();
        for (var id : List.of(hook.id().toString(), UUID.randomUUID().toString(), "x")) {
            var path = Hook.PATH + "/" + id;
            rival.as().get(path).then().statusCode(404);
            rival.as()
                    .body(Map.of("url", hook.url, "paused", true))
                    .put(path)
                    .then()
                    .statusCode(404);
            rival.as().delete(path).then().statusCode(404);
            rival.as()
                    .header("Idempotency-Key", As.key())
                    .body(Map.of())
                    .post(path + "/secret")
                    .then()
                    .statusCode(404);
            rival.as().post(path + "/test").then().statusCode(404);
            rival.as().body(Map.of("after", "0")).post(path + "/replay").then().statusCode(404);
            rival.as().get(path + "/deliveries").then().statusCode(404);
            rival.as()
                    .post(path + "/deliveries/{d}/redelivery", delivery)
                    .then()
                    .statusCode(404);
        }
        rival.as()
                .post(rival.path() + "/deliveries/{d}/redelivery", delivery)
                .then()
                .statusCode(404);
        rival.as().get(Hook.PATH).then().body("items", hasSize(1));
        As.partner(hook.partner, "tickets.read tickets.write")
                .get(hook.path())
                .then()
                .statusCode(403);
    }

    @Test
    void cursorsOverlapsAndKeysAreHeldToTheirRange() {
        var hook = Hook.toNobody();
        hook.as()
                .body(Map.of("after", "x"))
                .post(hook.path() + "/replay")
                .then()
                .statusCode(400);
        hook.as()
                .body(Map.of("after", "999999999999"))
                .post(hook.path() + "/replay")
                .then()
                .statusCode(400);
        hook.as()
                .body(Map.of("after", "0"))
                .post(hook.path() + "/replay")
                .then()
                .statusCode(200);
        for (int hours : new int[] {-1, 169}) {
            hook.as()
                    .header("Idempotency-Key", As.key())
                    .body(Map.of("overlapHours", hours))
                    .post(hook.path() + "/secret")
                    .then()
                    .statusCode(422);
        }
        hook.as().body(Map.of("url", hook.url)).post(Hook.PATH).then().statusCode(400);
        hook.register("https://" + "x".repeat(500) + ".example.cn/").statusCode(422);
        hook.as().get(hook.path() + "/deliveries?state=LOST").then().statusCode(400);
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

    private static String register(Hook hook, String key) {
        return hook.as()
                .header("Idempotency-Key", key)
                .body(Map.of("url", hook.url))
                .post(Hook.PATH)
                .then()
                .statusCode(201)
                .extract()
                .asString();
    }
}
