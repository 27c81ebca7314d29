package cn.hotline.channel.kiosk;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import cn.hotline.access.Kiosks;
import cn.hotline.access.Kiosks.Kiosk;
import cn.hotline.support.APartner.Key;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Signer;
import cn.hotline.support.Wire;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a kiosk took in while it was offline. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@SuppressWarnings("NullAway.Init")
class OfflineTest {

    private Kiosk kiosk;

    @BeforeEach
    void register() {
        kiosk = Kiosks.registered();
    }

    @AfterEach
    void reset() {
        MovedClock.reset();
    }

    @Test
    void itKeepsItsTimeAndARepeatGetsTheFirstAnswer() {
        var item = Batch.filing("A-1", aTicket());
        var first = kiosk.replay(Batch.of(item)).then().statusCode(200);
        first.body("items[0].outcome", equalTo("CREATED")).body("items[0].trackCode", notNullValue());
        String number = first.extract().path("items[0].number");
        String code = first.extract().path("items[0].trackCode");
        kiosk.replay(Batch.of(item))
                .then()
                .body("items[0].outcome", equalTo("REPEATED"))
                .body("items[0].number", equalTo(number))
                .body("items[0].trackCode", equalTo(code));
        As.codeHolder(code)
                .get("/api/citizen/v1/tickets/{n}/timeline", number)
                .then()
                .statusCode(200)
                .body("items[0].recordedAt", equalTo(item.get("recordedAt")));
    }

    @Test
    void afterDaysARepeatIsToldTheNumberAlone() {
        var batch = Batch.of(Batch.filing("A-1", aTicket()));
        kiosk.replay(batch).then().statusCode(200);
        MovedClock.forward(Duration.ofDays(4));
        Arc.container().instance(OfflineItems.class).get().forgetAnswers();
        kiosk.replay(batch)
                .then()
                .body("items[0].outcome", equalTo("REPEATED"))
                .body("items[0].number", notNullValue())
                .body("items[0].trackCode", nullValue());
    }

    @Test
    void oneBadItemDoesNotSpoilTheOthers() {
        var ticket = aTicket().filed();
        var now = new MovedClock().instant();
        var supplement = Map.of("number", ticket.number(), "trackCode", ticket.code(), "text", "还是不亮。");
        var guess = Map.of("number", ticket.number(), "trackCode", "0000-0000", "text", "还是不亮。");
        kiosk.replayRaw(Batch.of(
                        Batch.filing("B-1", aTicket().titled(" ")),
                        Batch.filing("B-2", aTicket()),
                        Map.of("externalId", "B-3", "recordedAt", now.toString(), "supplement", supplement),
                        Map.of("externalId", "B-4", "recordedAt", now.toString(), "supplement", guess),
                        Map.of("externalId", "B-5", "recordedAt", now.toString()),
                        Batch.filing("B-6", aTicket(), now.plus(Duration.ofHours(1))),
                        Batch.filing("B-7", aTicket(), now.minus(Duration.ofDays(31))),
                        Map.of("externalId", "B-8", "unknown", true),
                        Batch.filing("B-2", aTicket()),
                        Batch.filing("B-2", aTicket().titled("另一件事"))))
                .then()
                .statusCode(200)
                .body("items[0].problem.errors.field", hasItem("filing.title"))
                .body("items[1].outcome", equalTo("CREATED"))
                .body("items[2].outcome", equalTo("CREATED"))
                .body("items[2].number", equalTo(ticket.number()))
                .body("items[3].problem.status", equalTo(404))
                .body("items[4].problem.status", equalTo(422))
                .body("items[5].problem.errors.field", hasItem("recordedAt"))
                .body("items[6].problem.errors.field", hasItem("recordedAt"))
                .body("items[7].problem.type", equalTo("/problems/unknown-field"))
                .body("items[7].externalId", equalTo("B-8"))
                .body("items[8].outcome", equalTo("REPEATED"))
                .body("items[9].problem.type", equalTo("/problems/key-reused"));
    }

    @Test
    void whatIsRefusedMayBeCorrectedUnderTheSameId() {
        kiosk.replay(Batch.of(Batch.filing("C-1", aTicket().titled(" "))))
                .then()
                .body("items[0].outcome", equalTo("REFUSED"));
        kiosk.replay(Batch.of(Batch.filing("C-1", aTicket()))).then().body("items[0].outcome", equalTo("CREATED"));
    }

    @Test
    void aCardThatWasReadOfflineMakesItThatPersonsTicket() {
        var card = Kiosks.freshCard("王小明");
        var item = Batch.with(Batch.filing("D-1", aTicket().reporter("NAMED", null, "19900000001")), "idCard", card);
        String number = kiosk.replay(Batch.of(item)).path("items[0].number");
        kiosk.during(kiosk.visitedBy(Map.of("idCard", card)))
                .get("/api/kiosk/v1/tickets")
                .then()
                .statusCode(200)
                .body("items.number", equalTo(List.of(number)));
    }

    @Test
    void aBatchIsTakenFromItsDeviceAloneOnceAndUnchanged() {
        var body = Batch.of(Batch.filing("E-1", aTicket()));
        var good = kiosk.signed(body);
        var signer = kiosk.signer();
        var stale = signer.at(new MovedClock().instant().minus(Duration.ofMinutes(6)))
                .post(Kiosks.BATCHES, body);
        var early = signer.at(new MovedClock().instant().plus(Duration.ofMinutes(6)))
                .post(Kiosks.BATCHES, body);
        var foreign = Signer.of(Key.of(kiosk.id().toString(), new byte[32])).post(Kiosks.BATCHES, body);
        var other = Kiosks.registered().signed(body);
        var elsewhere = signer.post("/api/kiosk/v1/heartbeat", body);
        for (var bad : List.of(stale, early, foreign, other, elsewhere)) {
            assertThat(send(bad, body)).isEqualTo(401);
        }
        assertThat(send(good, Batch.of(Batch.filing("E-2", aTicket())))).isEqualTo(401);
        As.device(kiosk.id()).body(body).post(Kiosks.BATCHES).then().statusCode(401);
        var once = kiosk.signed(body);
        assertThat(send(once, body)).isEqualTo(200);
        assertThat(send(once, body)).isEqualTo(401);
        kiosk.disable().then().statusCode(204);
        assertThat(send(kiosk.signed(body), body)).isEqualTo(403);
    }

    @Test
    void whatIsNoBatchIsRefused() {
        for (var text : new String[] {"", "[]", "{", "{\"items\":[]}", "{\"items\":{}}", "{\"items\":[1],\"x\":1}"}) {
            var body = text.getBytes(StandardCharsets.UTF_8);
            assertThat(send(kiosk.signed(body), body)).as(text).isIn(400, 401, 422);
        }
        var odd = "{\"items\":[1,null,\"x\",[],{}]}".getBytes(StandardCharsets.UTF_8);
        kiosk.replayRaw(odd).then().statusCode(200).body("items.outcome.unique()", equalTo(List.of("REFUSED")));
    }

    @Test
    void tenMegabytesAreRefusedDeclaredOrNot() {
        var large = ("{\"items\":[\"" + "a".repeat(10_000_000) + "\"]}").getBytes(StandardCharsets.UTF_8);
        for (boolean chunked : new boolean[] {false, true}) {
            var request = Wire.request("POST", Kiosks.BATCHES)
                    .header("Content-Type", "application/json")
                    .bearer(kiosk.logIn().path("accessToken"));
            kiosk.signed(large).forEach(request::header);
            request.body(large);
            (chunked ? request.chunked() : request).send().isProblem(413, "too-large");
        }
    }

    private int send(Map<String, String> signature, byte[] body) {
        return As.device(kiosk.id())
                .headers(signature)
                .body(body)
                .post(Kiosks.BATCHES)
                .statusCode();
    }
}
