package cn.hotline.ticket;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class SubTicketTest {

    @Test
    void aPartGoesOnAsATicketOfItsOwnUnderTheSameReporter() {
        var parent = aTicket().inRegion("999901").accepted();
        var answer = split(parent.number(), As.key());
        String child = answer.then()
                .statusCode(201)
                .body("status", equalTo("FILED"))
                .body("title", equalTo("停车收费不公示"))
                .body("parent", equalTo(parent.number()))
                .body("region", equalTo("999901"))
                .body("reporter.name", equalTo("王**"))
                .body("reporter.phone", equalTo("199****0001"))
                .extract()
                .path("number");
        assertThat(answer.header("Location")).endsWith("/api/staff/v1/tickets/" + child);
        parent.readAs(As.agent())
                .then()
                .body("subTickets", contains(child))
                .body("status", equalTo("ACCEPTED"))
                .body("version", equalTo(3));
        parent.track().then().body("subTickets", contains(child));
    }

    @Test
    void theSameKeySplitsOnce() {
        var parent = aTicket().filed();
        var key = As.key();
        var first = split(parent.number(), key).then().statusCode(201).extract().asString();
        assertThat(split(parent.number(), key).then().statusCode(201).extract().asString())
                .isEqualTo(first);
        assertThat(parent.readAs(As.agent()).<List<String>>path("subTickets")).hasSize(1);
    }

    @Test
    void atMostTwentyPartsAndNoPartOfAPart() {
        var parent = aTicket().filed();
        for (int i = 0; i < 20; i++) {
            split(parent.number(), As.key()).then().statusCode(201);
        }
        split(parent.number(), As.key())
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/refused"))
                .body("allowed", not(hasItem("SPLIT")));
        parent.readAs(As.manager()).then().body("allowedActions", not(hasItem("SPLIT")));
        String child = parent.readAs(As.agent()).path("subTickets[0]");
        split(child, As.key()).then().statusCode(409).body("allowed", not(hasItem("SPLIT")));
    }

    @Test
    void aParentClosesOnlyAfterItsParts() {
        var parent = aTicket().accepted();
        String child = split(parent.number(), As.key()).path("number");
        leadToReplied(parent);
        parent.readAs(As.manager()).then().body("allowedActions", not(hasItem("CLOSE")));
        post(parent.number(), "closure", null)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/refused"))
                .body("allowed", equalTo(List.of("SUPPLEMENT")));
        post(child, "answer", Map.of("result", "已公示。")).then().statusCode(200);
        parent.readAs(As.manager()).then().body("allowedActions", hasItem("CLOSE"));
        post(parent.number(), "closure", null).then().statusCode(200).body("status", equalTo("CLOSED"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "answer; {\"result\": \"已答复\"}",
                "route-explanation; {\"route\": \"LITIGATION\", \"explanation\": \"请起诉\"}",
                "emergency-transfer; {\"line\": \"119\"}"
            })
    void whateverElseClosesAParentWaitsForItsPartsToo(String action, String body) {
        var parent = aTicket().filed();
        String child = split(parent.number(), As.key()).path("number");
        var path = "/api/staff/v1/tickets/{n}/{a}";
        As.manager().body(body).post(path, parent.number(), action).then().statusCode(409);
        post(child, "withdrawal", Map.of("reason", "并入原单")).then().statusCode(200);
        As.manager().body(body).post(path, parent.number(), action).then().statusCode(200);
    }

    @Test
    void ofSplittingAndAnsweringAtTheSameMomentOneIsRefused() throws Exception {
        for (int round = 0; round < 12; round++) {
            var parent = aTicket().accepted();
            var answers = together(
                    () -> post(parent.number(), "answer", Map.of("result", "已答复")),
                    () -> split(parent.number(), As.key()));
            boolean answered = answers.get(0).statusCode() == 200;
            boolean split = answers.get(1).statusCode() == 201;
            assertThat(answered ^ split)
                    .as("answered %s, split %s", answered, split)
                    .isTrue();
            assertThat(answers).extracting(Response::statusCode).contains(409);
            var parts = parent.readAs(As.agent()).<List<String>>path("subTickets");
            assertThat(parts == null ? 0 : parts.size()).isEqualTo(split ? 1 : 0);
        }
    }

    @Test
    void aParentClosedWhileItsLastPartClosesIsNeverClosedBeforeIt() throws Exception {
        for (int round = 0; round < 8; round++) {
            var parent = aTicket().accepted();
            String child = split(parent.number(), As.key()).path("number");
            leadToReplied(parent);
            var answers = together(
                    () -> post(parent.number(), "closure", null),
                    () -> post(child, "answer", Map.of("result", "已公示。")));
            assertThat(answers.get(1).statusCode()).isEqualTo(200);
            assertThat(answers.get(0).statusCode()).isIn(200, 409);
            if (answers.get(0).statusCode() == 200) {
                assertThat(java.time.Instant.parse(answers.get(0).<String>path("closedAt")))
                        .isAfterOrEqualTo(answers.get(1).<String>path("closedAt"));
            }
        }
    }

    private static List<Response> together(Callable<Response> one, Callable<Response> other) throws Exception {
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(() -> {
                start.await();
                return one.call();
            });
            var second = threads.submit(() -> {
                start.await();
                return other.call();
            });
            return List.of(first.get(), second.get());
        }
    }

    private static void leadToReplied(ATicket accepted) {
        accepted.act(As.manager(), "dispatch", Map.of("unit", ATicket.UNIT))
                .act(As.handler(ATicket.UNIT), "signing", null)
                .act(As.handler(ATicket.UNIT), "reply", ATicket.reply())
                .act(As.manager(), "review", Map.of("decision", "APPROVE"));
    }

    private static Response split(String number, String key) {
        return As.agent()
                .header("Idempotency-Key", key)
                .body(Map.of("title", "停车收费不公示", "text", "第二个问题：停车收费标准未公示。"))
                .post("/api/staff/v1/tickets/{n}/sub-tickets", number);
    }

    private static Response post(String number, String action, @Nullable Object body) {
        var as = body == null ? As.manager() : As.manager().body(body);
        return as.post("/api/staff/v1/tickets/{n}/{a}", number, action);
    }
}
