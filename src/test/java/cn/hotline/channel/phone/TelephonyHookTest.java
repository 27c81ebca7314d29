package cn.hotline.channel.phone;

import static cn.hotline.channel.phone.Switchboard.CALLS;
import static cn.hotline.channel.phone.Switchboard.SECRET;
import static cn.hotline.channel.phone.Switchboard.json;
import static cn.hotline.channel.phone.Switchboard.now;
import static cn.hotline.channel.phone.Switchboard.report;
import static cn.hotline.channel.phone.Switchboard.send;
import static cn.hotline.channel.phone.Switchboard.signer;
import static cn.hotline.channel.phone.Switchboard.turn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.Signer;
import cn.hotline.support.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
        send(CALLS, body, signer(SECRET)).then().statusCode(200).body("kept", equalTo(true));
        send(CALLS, body, signer(OLDER)).then().statusCode(200);
        assertThat(Rows.count("select reports from phone_call where call_id = ?", id))
                .isOne();
    }

    @Test
    void aWrongSignatureIsRefusedAndSaysNoMore() {
        refused(signer("another-secret-that-is-long-enough"));
        refused(Switchboard.signer("somebody", SECRET));
        As.nobody().body(body).post(CALLS).then().statusCode(401);
        As.bearer(SECRET).body(body).post(CALLS).then().statusCode(401);
        assertThat(kept()).isZero();
    }

    @Test
    void aStaleOrFutureSignatureIsRefused() {
        refused(signer(SECRET).at(now().minus(Duration.ofSeconds(310))));
        refused(signer(SECRET).at(now().plus(Duration.ofSeconds(310))));
        assertThat(kept()).isZero();
    }

    @Test
    void aRequestCountsOnce() {
        var once = signer(SECRET);
        send(CALLS, body, once).then().statusCode(200);
        refused(once);
    }

    @Test
    void aSignatureIsForItsBodyAndItsPath() {
        var signed = signer(SECRET).post(CALLS, body.getBytes(StandardCharsets.UTF_8));
        As.nobody()
                .headers(signed)
                .body(body.replace("0001", "0002"))
                .post(CALLS)
                .then()
                .statusCode(401);
        var elsewhere = signer(SECRET).post(CALLS, body.getBytes(StandardCharsets.UTF_8));
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
        send(CALLS, body.substring(0, body.length() - 7), signer(SECRET)).then().statusCode(400);
        send(CALLS, "", signer(SECRET)).then().statusCode(400);
        send(CALLS, "null", signer(SECRET)).then().statusCode(400);
        send(CALLS, body + body, signer(SECRET)).then().statusCode(400);
        send(CALLS, body.replace("\"caller\"", "\"owner\""), signer(SECRET))
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
            signer(SECRET).post(path, large).forEach(chunked::header);
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
}
