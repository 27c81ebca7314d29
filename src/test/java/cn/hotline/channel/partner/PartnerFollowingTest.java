package cn.hotline.channel.partner;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a partner does with its tickets after it has filed them, and what it relays. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class PartnerFollowingTest {

    private final String partner = "follower-" + UUID.randomUUID();

    @Test
    void aPartnerUrgesOnceADayAndCancels() {
        var ticket = aTicket().byPartner(partner).filed();
        var key = As.key();
        var first = urged(ticket, key);
        first.then()
                .statusCode(201)
                .body("urges", equalTo(1))
                .body("allowedActions", contains("WITHDRAW", "SUPPLEMENT"));
        assertThat(urged(ticket, key).asString()).isEqualTo(first.asString());
        urged(ticket, As.key()).then().statusCode(429);
        withdrawn(ticket).then().statusCode(200).body("status", equalTo("WITHDRAWN"));
        withdrawn(ticket).then().statusCode(409);
        As.partner(partner, "tickets.read")
                .get("/api/partner/v1/tickets/{n}/timeline", ticket.number())
                .then()
                .body("items.action", hasItems("URGE", "WITHDRAW"));
    }

    @Test
    void theOneIdOfAMatterAndTheOneKeyOfARequestMakeItOnce() {
        var external = UUID.randomUUID().toString();
        var key = As.key();
        var first = aTicket().byPartner(partner).with("externalId", external).send(key);
        assertThat(aTicket()
                        .byPartner(partner)
                        .with("externalId", external)
                        .send(key)
                        .asString())
                .isEqualTo(first.asString());
        aTicket()
                .byPartner(partner)
                .with("externalId", external)
                .send(As.key())
                .then()
                .statusCode(409)
                .body("number", equalTo(first.path("number")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"WEIBO", "EMAIL", "SMS"})
    void whatIsRelayedNeedsAScopeOfItsOwn(String channel) {
        var body = aTicket().with("channel", channel).body();
        As.partner(partner, "tickets.write")
                .header("Idempotency-Key", As.key())
                .body(body)
                .post("/api/partner/v1/tickets")
                .then()
                .statusCode(403);
        var number = As.partner(partner, "tickets.write tickets.relay")
                .header("Idempotency-Key", As.key())
                .body(body)
                .post("/api/partner/v1/tickets")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("number");
        As.agent().get("/api/staff/v1/tickets/{n}", number).then().body("channel", equalTo(channel));
    }

    @Test
    void aPartnerCanNotPretendToBeAnotherDoor() {
        for (var channel : new String[] {"PHONE", "KIOSK", "WECHAT"}) {
            As.partner(partner, "tickets.write tickets.relay")
                    .header("Idempotency-Key", As.key())
                    .body(aTicket().with("channel", channel).body())
                    .post("/api/partner/v1/tickets")
                    .then()
                    .statusCode(400);
        }
    }

    private Response urged(ATicket ticket, String key) {
        return As.partner(partner, "tickets.write")
                .header("Idempotency-Key", key)
                .body(Map.of("reason", "来电人再次询问"))
                .post("/api/partner/v1/tickets/{n}/urges", ticket.number());
    }

    private Response withdrawn(ATicket ticket) {
        return As.partner(partner, "tickets.write")
                .body(Map.of("reason", "问题已解决"))
                .post("/api/partner/v1/tickets/{n}/withdrawal", ticket.number());
    }
}
