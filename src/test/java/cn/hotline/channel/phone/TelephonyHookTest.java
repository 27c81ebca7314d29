package cn.hotline.channel.phone;

import static cn.hotline.channel.phone.Switchboard.CALLS;
import static cn.hotline.channel.phone.Switchboard.json;
import static cn.hotline.channel.phone.Switchboard.now;
import static cn.hotline.channel.phone.Switchboard.report;
import static cn.hotline.channel.phone.Switchboard.send;
import static cn.hotline.channel.phone.Switchboard.turn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.hotline.channel.phone.Switchboard.Signer;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever is not what the call platform signed is refused cleanly, and nothing of it is kept. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class TelephonyHookTest {

    private static final String OLDER = "an-older-secret-of-telephony-in-tests";

    private final String id = Switchboard.freshId();
    private final String body = json(report(id, now(), "caller", "19900000001", "offeredAt", now()));

    @Test
    void whatIsSignedIsKeptUnderAnySecretThatCounts() {
        send(CALLS, body, Signer.right()).then().statusCode(200).body("kept", equalTo(true));
        send(CALLS, body, new Signer(Switchboard.KEY, OLDER, now(), nonce()))
                .then()
                .statusCode(200);
        assertThat(Rows.count("select reports from phone_call where call_id = ?", id))
                .isOne();
    }

    @Test
    void aWrongSignatureIsRefusedAndSaysNoMore() {
        refused(new Signer(Switchboard.KEY, "another-secret-that-is-long-enough", now(), nonce()));
        refused(new Signer("somebody", Switchboard.SECRET, now(), nonce()));
        As.nobody().body(body).post(CALLS).then().statusCode(401);
        As.bearer(Switchboard.SECRET).body(body).post(CALLS).then().statusCode(401);
        assertThat(kept()).isZero();
    }

    @Test
    void aStaleOrFutureSignatureIsRefused() {
        refused(new Signer(Switchboard.KEY, Switchboard.SECRET, now().minus(Duration.ofSeconds(310)), nonce()));
        refused(new Signer(Switchboard.KEY, Switchboard.SECRET, now().plus(Duration.ofSeconds(310)), nonce()));
        assertThat(kept()).isZero();
    }

    @Test
    void aRequestCountsOnce() {
        var signer = Signer.right();
        send(CALLS, body, signer).then().statusCode(200);
        refused(signer);
    }

    @Test
    void aSignatureIsForItsBodyAndItsPath() {
        var signed = Signer.right().headers(CALLS, body.getBytes(StandardCharsets.UTF_8));
        As.nobody()
                .headers(signed)
                .body(body.replace("0001", "0002"))
                .post(CALLS)
                .then()
                .statusCode(401);
        var elsewhere = Signer.right().headers(CALLS, body.getBytes(StandardCharsets.UTF_8));
        As.nobody()
                .headers(elsewhere)
                .body(body)
                .post(CALLS + "/" + id + "/marks")
                .then()
                .statusCode(401);
        assertThat(kept()).isZero();
    }

    @Test
    void whatIsSignedButNoReportIsRefusedByName() {
        send(CALLS, body.substring(0, body.length() - 7), Signer.right()).then().statusCode(400);
        send(CALLS, "", Signer.right()).then().statusCode(400);
        send(CALLS, "null", Signer.right()).then().statusCode(400);
        send(CALLS, body + body, Signer.right()).then().statusCode(400);
        send(CALLS, body.replace("\"caller\"", "\"owner\""), Signer.right())
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/unknown-field"));
        send(CALLS, report("x", now())).then().statusCode(422).body("errors[0].field", equalTo("callId"));
        send(CALLS, report(id, now().plus(Duration.ofHours(1)))).then().statusCode(422);
        assertThat(kept()).isZero();
    }

    @Test
    void tenMegabytesAreRefusedDeclaredOrNot() {
        var large = ("{\"turns\":\"" + "a".repeat(10_000_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        for (var path : List.of(CALLS, CALLS + "/" + id + "/transcript")) {
            Wire.request("POST", path)
                    .header("Content-Type", "application/json")
                    .header("Content-Length", "10000000")
                    .sendHeadOnly()
                    .isProblem(413, "too-large");
            var chunked = Wire.request("POST", path).header("Content-Type", "application/json");
            Signer.right().headers(path, large).forEach(chunked::header);
            chunked.body(large).chunked().send().isProblem(413, "too-large");
        }
    }

    @Test
    void aTranscriptHasItsLimits() {
        var path = CALLS + "/" + id + "/transcript";
        var most = IntStream.range(0, 500)
                .mapToObj(i -> turn(i, 0, "路".repeat(100)))
                .toList();
        send(path, Map.of("turns", most)).then().statusCode(200);
        send(path, Map.of("turns", List.of(turn(0, 1, "路".repeat(101))))).then().statusCode(422);
        send(path, Map.of("turns", List.of(turn(0, 1, "灯".repeat(100))))).then().statusCode(200);
        send(path, Map.of("turns", List.of(turn(500, 0, "多")))).then().statusCode(422);
        send(path, Map.of("turns", Collections.nCopies(501, turn(1, 0, "多"))))
                .then()
                .statusCode(422);
        assertThat(Rows.count("select characters from phone_call where call_id = ?", id))
                .isEqualTo(50_000);
        send(CALLS + "/x/transcript", Map.of("turns", List.of())).then().statusCode(404);
    }

    private void refused(Signer signer) {
        send(CALLS, body, signer).then().statusCode(401).body("type", equalTo("/problems/unauthenticated"));
    }

    private long kept() {
        return Rows.count("select count(*) from phone_call where call_id = ?", id);
    }

    private static String nonce() {
        return UUID.randomUUID().toString();
    }
}
