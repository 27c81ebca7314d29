package cn.hotline.feed.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A partner names, changes, tries, rotates and removes its webhooks, and sees nobody else's. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class WebhookApiTest {

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
