package cn.hotline.feed;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.As;
import cn.hotline.support.Ear;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opening a socket, and why it is refused or closed. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class FeedDoorTest {

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @ParameterizedTest
    @CsvSource({"staff, 401", "kiosk, 401", "partner, 401", "nobody, 404"})
    void withoutATokenOnlyCitizensOpenASocket(String audience, int status) {
        assertThat(upgrade("/api/" + audience + "/v1/feed").send().status()).isEqualTo(status);
    }

    @Test
    void aTokenOfAnotherAudienceOrNoneOfOursOpensNothing() {
        var citizen = As.token("citizen", UUID.randomUUID().toString(), Set.of("citizen"), Map.of());
        assertThat(upgrade("/api/staff/v1/feed").bearer(citizen).send().status())
                .isEqualTo(401);
        assertThat(upgrade("/api/citizen/v1/feed").bearer("not.a.token").send().status())
                .isEqualTo(401);
        var administrator = As.staffToken("a", "administrator", "JL-12345", List.of(), false);
        assertThat(upgrade("/api/staff/v1/feed").bearer(administrator).send().status())
                .isEqualTo(403);
        var writer = As.token("partner", "p", Set.of(), Map.of("client_id", "p", "scope", "tickets.write"));
        assertThat(upgrade("/api/partner/v1/feed").bearer(writer).send().status())
                .isEqualTo(403);
    }

    @Test
    void aTokenInTheAddressIsRefused() {
        var answer = upgrade("/api/citizen/v1/feed?access_token=x").send();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("bearer.TOKEN");
    }

    @ParameterizedTest
    @CsvSource({"https://evil.example, 403", "null, 403", "https://, 403", "http://localhost, 101"})
    void aPageOfAForeignOriginOpensNothing(String origin, int status) {
        assertThat(upgrade("/api/citizen/v1/feed")
                        .header("Origin", origin)
                        .sendHeadOnly()
                        .status())
                .isEqualTo(status);
    }

    @Test
    void aPlainRequestIsToldWhatThisAddressSpeaks() {
        As.nobody().get("/api/citizen/v1/feed").then().statusCode(426);
    }

    @Test
    void theTokenInASubprotocolIsNotGivenBack() {
        var token = As.token("citizen", UUID.randomUUID().toString(), Set.of("citizen"), Map.of());
        var answer = upgrade("/api/citizen/v1/feed")
                .header("Sec-WebSocket-Protocol", "hotline.v1, bearer." + token)
                .sendHeadOnly();
        assertThat(answer.status()).isEqualTo(101);
        assertThat(answer.header("Sec-WebSocket-Protocol")).isEqualTo("hotline.v1");
    }

    @Test
    void aSocketEndsWithItsToken() {
        var token = As.token("citizen", UUID.randomUUID().toString(), Set.of("citizen"), Map.of());
        try (var ear = Ear.open("citizen", token).subscribe(Map.of("topic", "mine"))) {
            ear.await("live");
            MovedClock.forward(Duration.ofHours(1));
            assertThat(ear.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void aSocketWithoutLoginEndsToo() {
        try (var ear = Ear.open("citizen")) {
            ear.await("hello");
            MovedClock.forward(Duration.ofHours(8));
            assertThat(ear.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    void aDisabledKioskFollowsNothing() {
        var device = Followers.registered();
        try (var ear = Ear.open("kiosk", Followers.deviceToken(device))) {
            ear.subscribe(aTicket().filed()).await("live");
            As.administrator()
                    .post("/api/staff/v1/devices/{id}/disablement", device)
                    .then()
                    .statusCode(204);
            ear.subscribe(aTicket().filed());
            assertThat(ear.await("problem").path("problem").path("status").asInt())
                    .isEqualTo(403);
        }
    }

    @Test
    void nonsenseIsRefusedByName() {
        try (var ear = Ear.open("citizen")) {
            ear.send("{\"type\":\"shout\"}");
            assertThat(ear.await("problem")
                            .path("problem")
                            .path("errors")
                            .get(0)
                            .path("field")
                            .asText())
                    .isEqualTo("type");
            ear.subscribe(Map.of("topic", "weather"));
            ear.await(f -> f.path("topic").asText().equals("weather")
                    && f.path("problem").path("status").asInt() == 422);
            ear.subscribe(Map.of("topic", "ticket:12"));
            ear.await(f -> f.path("topic").asText().equals("ticket:12")
                    && f.path("problem").path("status").asInt() == 400);
            ear.send("{\"type\":\"ping\"}");
            ear.await("pong");
            ear.send("[not a frame");
            assertThat(ear.closeCode()).isEqualTo(4400);
        }
    }

    @Test
    void unknownFieldsAndOversizedFramesEndASocket() {
        try (var ear = Ear.open("citizen")) {
            ear.send("{\"type\":\"ping\",\"token\":\"x\"}");
            assertThat(ear.closeCode()).isEqualTo(4400);
        }
        try (var ear = Ear.open("citizen")) {
            ear.send("{\"type\":\"" + "x".repeat(20_000) + "\"}");
            assertThat(ear.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void whoFloodsIsCutOff() {
        try (var ear = Ear.open("citizen")) {
            ear.await("hello");
            try {
                for (int i = 0; i < 400 && !ear.isClosed(); i++) {
                    ear.send("{\"type\":\"ping\"}");
                }
            } catch (java.util.concurrent.CompletionException closedMeanwhile) {
                // the code tells why
            }
            assertThat(ear.closeCode()).isEqualTo(4429);
        }
    }

    @Test
    void aTopicIsFollowedOnceAndLetGo() {
        var ticket = aTicket().filed();
        try (var ear = Ear.open("citizen").subscribe(ticket)) {
            ear.await("live");
            ear.subscribe(ticket);
            assertThat(ear.await("problem").path("problem").path("status").asInt())
                    .isEqualTo(409);
            ear.send("{\"type\":\"unsubscribe\",\"topic\":\"ticket:" + ticket.number() + "\"}");
            ear.await("unsubscribed");
            ticket.urged();
            ear.subscribe(ticket);
            cn.hotline.support.Await.until(
                    "a second snapshot",
                    Duration.ofSeconds(10),
                    () -> ear.ofType("snapshot").size() == 2);
            assertThat(ear.ids()).isEmpty();
        }
    }

    private static Wire upgrade(String target) {
        return Wire.request("GET", target)
                .header("Connection", "Upgrade")
                .header("Upgrade", "websocket")
                .header("Sec-WebSocket-Version", "13")
                .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
    }
}
