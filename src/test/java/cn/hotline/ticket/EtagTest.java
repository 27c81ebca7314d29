package cn.hotline.ticket;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class EtagTest {

    @Test
    void whoHasThePresentVersionGets304WithoutABody() {
        var ticket = aTicket().accepted();
        var tag = ticket.track().header("ETag");
        var unchanged = readUnless(ticket, tag);
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.header("ETag")).isEqualTo(tag);
        assertThat(unchanged.asString()).isEmpty();
        ticket.act(As.manager(), "dispatch", Map.of("unit", ATicket.UNIT));
        readUnless(ticket, tag).then().statusCode(200).body("status", equalTo("DISPATCHED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\", \"2\"", "W/\"2\"", "*"})
    void listsWeakTagsAndTheStarAreUnderstoodAsHttpSays(String header) {
        readUnless(aTicket().accepted(), header).then().statusCode(304);
    }

    @Test
    void anotherCachedVersionIsNoMatch() {
        var ticket = aTicket().accepted();
        readUnless(ticket, "\"1\"").then().statusCode(200);
        readUnless(ticket, "\"22\"").then().statusCode(200);
        readUnless(ticket, "nonsense").then().statusCode(200);
    }

    @Test
    void whoActsOnAnOldVersionIsToldWhatChanged() {
        var ticket = aTicket().dispatched();
        accept(ticket, "\"1\"")
                .then()
                .statusCode(412)
                .body("type", equalTo("/problems/changed-meanwhile"))
                .body("changes.action", contains("ACCEPT", "DISPATCH"))
                .body("changes.seq", contains(2, 3))
                .body("changes[0].at", notNullValue());
        ticket.readAs(As.agent()).then().body("version", equalTo(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"1\""})
    void thePresentVersionAndTheStarMatch(String header) {
        accept(aTicket().filed(), header).then().statusCode(200).header("ETag", "\"2\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"\"", "\"abc\"", "\"1\", \"2\"", "W/\"1\"", "\"-1\"", "\"99999999999\"", "\"１\""})
    void whatIsNoTagOfOursIsRefusedByName(String header) {
        accept(aTicket().filed(), header)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/bad-parameter"))
                .body("errors[0].field", equalTo("If-Match"));
    }

    @Test
    void ofTwoDispatchersWithTheSameVersionOneWinsAndTheOtherIsToldOfIt() throws Exception {
        for (int round = 0; round < 10; round++) {
            var ticket = aTicket().accepted();
            var start = new CyclicBarrier(2);
            Callable<Response> dispatch = () -> {
                start.await();
                return As.dispatcher()
                        .header("If-Match", "\"2\"")
                        .body(Map.of("unit", ATicket.UNIT))
                        .post("/api/staff/v1/tickets/{n}/dispatch", ticket.number());
            };
            try (var threads = Executors.newFixedThreadPool(2)) {
                var one = threads.submit(dispatch);
                var other = threads.submit(dispatch);
                assertThat(java.util.List.of(one.get().statusCode(), other.get().statusCode()))
                        .containsExactlyInAnyOrder(200, 412);
                var loser = one.get().statusCode() == 412 ? one.get() : other.get();
                loser.then().body("changes.action", contains("DISPATCH"));
            }
            ticket.readAs(As.agent()).then().body("version", equalTo(3));
        }
    }

    private static Response readUnless(ATicket ticket, String tag) {
        return As.codeHolder(ticket.code())
                .header("If-None-Match", tag)
                .get("/api/citizen/v1/tickets/{n}", ticket.number());
    }

    private static Response accept(ATicket ticket, String ifMatch) {
        return As.agent()
                .header("If-Match", ifMatch)
                .body(Map.of("matter", ATicket.MATTER))
                .post("/api/staff/v1/tickets/{n}/acceptance", ticket.number());
    }
}
