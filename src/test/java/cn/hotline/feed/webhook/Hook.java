package cn.hotline.feed.webhook;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Await;
import io.quarkus.arc.Arc;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** A partner of its own with one webhook, as a test uses it over HTTP. */
final class Hook {

    static final String PATH = "/api/partner/v1/webhooks";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final String partner = "hook-" + UUID.randomUUID();
    final String host = UUID.randomUUID().toString().substring(0, 8) + ".example.cn";
    final String url = "https://" + host + "/in?key=abc";
    private String id = "";
    private String secret = "";

    private Hook() {}

    static Hook to(Receiver receiver) {
        var hook = new Hook();
        Wiretap.plug(hook.host, receiver);
        return hook.registered();
    }

    /** Nobody listens there. */
    static Hook toNobody() {
        return new Hook().registered();
    }

    static Hook unregistered() {
        return new Hook();
    }

    private Hook registered() {
        var made = register(url).statusCode(201).extract();
        id = made.path("webhook.id");
        secret = made.path("secret");
        return this;
    }

    ValidatableResponse register(String address) {
        return as().header("Idempotency-Key", As.key())
                .body(Map.of("url", address))
                .post(PATH)
                .then();
    }

    RequestSpecification as() {
        return As.partner(partner, "webhooks");
    }

    UUID id() {
        return UUID.fromString(id);
    }

    String secret() {
        return secret;
    }

    String path() {
        return PATH + "/" + id;
    }

    String state() {
        return as().get(path()).then().statusCode(200).extract().path("state");
    }

    Hook change(String address, boolean paused) {
        as().body(Map.of("url", address, "paused", paused)).put(path()).then().statusCode(200);
        return this;
    }

    Hook paused() {
        return change(url, true);
    }

    String rotate(int overlapHours) {
        return as().header("Idempotency-Key", As.key())
                .body(Map.of("overlapHours", overlapHours))
                .post(path() + "/secret")
                .then()
                .statusCode(200)
                .extract()
                .path("secret");
    }

    ATicket files() {
        return aTicket().byPartner(partner).filed();
    }

    ATicket filesAndItIsDispatched() {
        return aTicket().byPartner(partner).dispatched();
    }

    List<Map<String, Object>> deliveries() {
        return as().get(path() + "/deliveries?limit=100")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    List<Map<String, Object>> deliveriesOf(ATicket ticket) {
        return deliveries().stream()
                .filter(one -> one.get("ticket").equals(ticket.number()))
                .toList()
                .reversed();
    }

    /** Asks for rounds again and again until the deliveries are as wanted. */
    List<Map<String, Object>> until(String what, Predicate<List<Map<String, Object>>> condition) {
        Await.until(what, PATIENCE, () -> {
            wake();
            return condition.test(deliveries());
        });
        var found = deliveries();
        assertThat(condition.test(found)).as(what + ": " + found).isTrue();
        return found;
    }

    List<Map<String, Object>> untilDelivered(int count) {
        return until(
                count + " delivered",
                all -> all.stream()
                                .filter(one -> one.get("state").equals("DELIVERED"))
                                .count()
                        == count);
    }

    static void wake() {
        Arc.container().instance(Courier.class).get().wake();
    }
}
