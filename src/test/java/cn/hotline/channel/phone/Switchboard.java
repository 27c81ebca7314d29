package cn.hotline.channel.phone;

import cn.hotline.support.APartner.Key;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Signer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** The call platform of tests: tells of calls as the real one would, signed as it would be. */
public final class Switchboard {

    /** See {@code %test} in application.properties. */
    public static final String SECRET = "no-secret-of-telephony-in-tests";

    static final String KEY = "telephony";
    static final String CALLS = "/hooks/telephony/calls";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger CALL = new AtomicInteger((int) (System.nanoTime() % 900_000));

    private Switchboard() {}

    public static String freshId() {
        return "test-" + CALL.incrementAndGet() + "-"
                + UUID.randomUUID().toString().substring(0, 8);
    }

    public static Instant now() {
        return new MovedClock().instant();
    }

    static Signer signer(String secret) {
        return signer(KEY, secret);
    }

    static Signer signer(String keyId, String secret) {
        return Signer.of(Key.of(keyId, secret.getBytes(StandardCharsets.UTF_8)));
    }

    static Response send(String path, String body, Signer signer) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return As.nobody().headers(signer.post(path, bytes)).body(bytes).post(path);
    }

    static Response send(String path, Object body) {
        return send(path, json(body), signer(SECRET));
    }

    static void tell(String path, Object body) {
        send(path, body).then().statusCode(200);
    }

    static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A report said at a time; more fields as pairs. */
    static Map<String, Object> report(String id, Instant at, Object... more) {
        var report = new LinkedHashMap<String, Object>();
        report.put("callId", id);
        report.put("at", at.toString());
        for (int i = 0; i < more.length; i += 2) {
            report.put((String) more[i], more[i + 1] instanceof Instant time ? time.toString() : more[i + 1]);
        }
        return report;
    }

    /** A call in which the citizen said this, answered by that agent and over. */
    public static String talked(String phone, String agent, String... words) {
        var id = freshId();
        var now = now();
        tell(
                CALLS,
                report(
                        id,
                        now,
                        "caller",
                        phone,
                        "queue",
                        "general",
                        "agent",
                        agent,
                        "offeredAt",
                        now.minusSeconds(120),
                        "answeredAt",
                        now.minusSeconds(110),
                        "endedAt",
                        now.minusSeconds(1)));
        if (words.length > 0) {
            said(id, true, words);
        }
        return id;
    }

    public static void handedTo(String id, String agent) {
        tell(CALLS, report(id, now(), "agent", agent));
    }

    /** A call that nobody took. */
    public static String missed(String phone) {
        var id = freshId();
        var now = now();
        tell(
                CALLS,
                report(
                        id,
                        now,
                        "caller",
                        phone,
                        "queue",
                        "general",
                        "offeredAt",
                        now.minusSeconds(60),
                        "abandonedAt",
                        now.minusSeconds(20)));
        return id;
    }

    static void said(String id, boolean complete, String... words) {
        var turns = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < words.length; i++) {
            turns.add(turn(i, 0, words[i]));
        }
        tell(CALLS + "/" + id + "/transcript", Map.of("turns", turns, "complete", complete));
    }

    static Map<String, Object> turn(int index, int revision, String text) {
        return Map.of(
                "index",
                index,
                "revision",
                revision,
                "speaker",
                "CITIZEN",
                "text",
                text,
                "startMs",
                index * 1000,
                "endMs",
                index * 1000 + 900,
                "confidence",
                0.9);
    }

    static List<Map<String, Object>> turnsOf(String id, String agent) {
        return agent(agent)
                .get("/api/staff/v1/calls/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .path("turns");
    }

    static io.restassured.specification.RequestSpecification agent(String subject) {
        return As.staff(subject, "agent", "JL-12345", List.of(), false);
    }
}
