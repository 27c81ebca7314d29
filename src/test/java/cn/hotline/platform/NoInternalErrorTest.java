package cn.hotline.platform;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.access.AddressParameters;
import cn.hotline.platform.Operations.Operation;
import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import cn.hotline.support.SmsHooks;
import cn.hotline.support.WechatStub;
import cn.hotline.support.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No input whatever makes the service fail: thousands of spoilt requests to every operation, by a seed that is printed. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@SuppressWarnings("NullAway.Init") // the one test fills them
class NoInternalErrorTest {

    private static final int REQUESTS = 5000;

    private static final List<String> HEADERS = List.of(
            "Content-Type",
            "Accept",
            "Accept-Language",
            "Authorization",
            "If-Match",
            "If-None-Match",
            "Track-Code",
            "Idempotency-Key",
            "Content-Encoding",
            "Cookie",
            "Origin",
            "Forwarded",
            "X-Forwarded-For",
            "traceparent",
            "Range",
            "X-HTTP-Method-Override");

    private static final List<String> PARAMETERS = Stream.concat(
                    AddressParameters.LAWFUL.stream().sorted(), Stream.of("x"))
            .toList();

    private final long seed = Long.getLong("fuzz.seed", System.nanoTime());
    private final Spoiler spoiler = new Spoiler(seed);
    private List<ATicket> tickets;
    private Map<String, List<String>> tokens;

    @Test
    void noSpoiltRequestMakesTheServiceFail() throws IOException {
        System.out.println("fuzz.seed=" + seed);
        WechatStub.running();
        tickets = List.of(
                aTicket().filed(),
                aTicket().accepted(),
                aTicket().dispatched(),
                aTicket().signed(),
                aTicket().replied(),
                aTicket().closed());
        tokens = Operations.tokens(device());
        var operations = Operations.all();
        var failures = new ArrayList<String>();
        var statuses = new TreeMap<Integer, Integer>();
        for (int i = 0; i < REQUESTS; i++) {
            var operation = operations.get(i % operations.size());
            var reply = request(operation).send();
            try {
                assertThat(reply.status())
                        .as(reply.request() + " → " + reply.body())
                        .isLessThan(500);
                if (reply.status() >= 400 && !isOfItsOwn(operation)) {
                    reply.isSomeProblem();
                }
            } catch (AssertionError e) {
                failures.add("request " + i + ": " + e.getMessage());
            }
            statuses.merge(reply.status(), 1, Integer::sum);
        }
        System.out.println("fuzz: " + statuses);
        assertThat(failures).as("-Dfuzz.seed=" + seed).isEmpty();
        assertThat(statuses).as("a fuzz that reaches into the service").containsKeys(200, 201, 400, 401, 404, 415, 422);
    }

    /** The faults of surveys are pages, those of Open311 the standard's. */
    private static boolean isOfItsOwn(Operation operation) {
        return operation.audience().equals("survey") || operation.audience().equals("open311");
    }

    private Wire request(Operation operation) {
        var ticket = spoiler.one(tickets);
        var path = operation
                .path()
                .replace("{number}", spoiler.chance(5) ? spoiler.inAddress() : ticket.number())
                .replace("{format}", spoiler.chance(2) ? "json" : "xml")
                .replace("{service_code}", spoiler.chance(2) ? spoiler.inAddress() : "010104")
                .replace("{service_request_id}", ticket.number())
                .replace("{token}", spoiler.chance(2) ? spoiler.inAddress() : "7Kd3QxZm9aBc")
                .replace("{keyId}", "pk-unknown")
                .replace("{year}", "2016")
                .replace("{secret}", SmsHooks.SECRET)
                .replace("{draft}", UUID.randomUUID().toString())
                .replace("{version}", spoiler.chance(2) ? spoiler.inAddress() : "1")
                .replace("{code}", spoiler.chance(2) ? spoiler.inAddress() : "010104")
                .replace(
                        "{id}",
                        spoiler.chance(2)
                                ? spoiler.inAddress()
                                : UUID.randomUUID().toString());
        if (spoiler.chance(15)) {
            path += "/" + spoiler.inAddress();
        }
        if (operation.method().equals("GET") && !spoiler.chance(4) || spoiler.chance(15)) {
            path += query();
        }
        var method = spoiler.chance(30)
                ? spoiler.one(List.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"))
                : operation.method();
        var request = Wire.request(method.equals("HEAD") ? "GET" : method, path).header("Idempotency-Key", As.key());
        if (spoiler.chance(2)) {
            request.header("Track-Code", ticket.code());
        }
        if (!operation.audience().equals("citizen") || spoiler.chance(3)) {
            request.bearer(spoiler.one(tokens.getOrDefault(operation.audience(), List.of())));
        }
        addBody(request, operation);
        for (int i = spoiler.number(3); i > 0; i--) {
            request.header(spoiler.one(HEADERS), spoiler.headerValue());
        }
        return request;
    }

    private void addBody(Wire request, Operation operation) {
        if (operation.contentType() != null) {
            request.header("Content-Type", operation.contentType());
            request.body(
                    operation.body() != null
                            ? spoiler.body(operation.body())
                            : spoiler.text().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        if (spoiler.chance(10)) {
            request.chunked();
        }
    }

    private String query() {
        var query = new StringBuilder("?");
        for (int i = spoiler.number(3); i >= 0; i--) {
            query.append(spoiler.chance(8) ? spoiler.inAddress() : spoiler.one(PARAMETERS))
                    .append('=')
                    .append(spoiler.inAddress())
                    .append('&');
        }
        return query.toString();
    }

    private static UUID device() {
        String id = As.administrator()
                .header("Idempotency-Key", As.key())
                .body(Map.of("name", "模糊测试", "hall", "HALL-CITY"))
                .post("/api/staff/v1/devices")
                .path("id");
        return UUID.fromString(id);
    }
}
