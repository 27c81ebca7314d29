package cn.hotline.feed;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What those get who can't hold a socket. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class PollTest {

    @Test
    void aTopicIsReadPartByPartToItsEnd() {
        var partner = "poller-" + UUID.randomUUID();
        for (int i = 0; i < 5; i++) {
            aTicket().byPartner(partner).filed();
        }
        var events = As.partner(partner, "tickets.read");
        var first = sequenced(() -> events.get("/api/partner/v1/events?limit=3"), 3);
        var rest =
                As.partner(partner, "tickets.read").get("/api/partner/v1/events?limit=3&after=" + first.path("next"));
        assertThat(rest.jsonPath().getList("items.id")).hasSize(2).doesNotContainAnyElementsOf(first.path("items.id"));
        var end = As.partner(partner, "tickets.read").get("/api/partner/v1/events?after=" + rest.path("next"));
        assertThat(end.jsonPath().getList("items")).isEmpty();
        assertThat(end.<String>path("next")).isEqualTo(rest.path("next"));
    }

    @Test
    void aPollWaitsForWhatComes() {
        var ticket = aTicket().filed();
        var start = sequenced(() -> poll(ticket, ""), 1);
        var waiting = CompletableFuture.supplyAsync(() -> poll(ticket, "?wait=20&after=" + start.path("next")));
        ticket.act(As.manager(), "acceptance", Map.of("matter", ATicket.MATTER));
        var answer = waiting.join();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.<List<String>>path("items.id")).containsExactly(ticket.number() + "-2");
    }

    @Test
    void aPollPassesOverWhatItsReaderMayNotSee() {
        var ticket = aTicket().filed();
        var start = sequenced(() -> poll(ticket, ""), 1);
        var waiting = CompletableFuture.supplyAsync(() -> poll(ticket, "?wait=20&after=" + start.path("next")));
        ticket.act(As.manager(), "suspicion", Map.of("reason", "疑似恶意重复"))
                .act(As.manager(), "suspicion-review", Map.of("decision", "DISMISS", "reason", "诉求真实"))
                .act(As.manager(), "acceptance", Map.of("matter", ATicket.MATTER));
        assertThat(waiting.join().<List<String>>path("items.action")).containsExactly("ACCEPT");
    }

    @Test
    void aCursorOfAnotherStreamIsRefused() {
        var ticket = aTicket().filed();
        for (var cursor : List.of("999999999999", "x", "-1")) {
            assertThat(poll(ticket, "?after=" + cursor).statusCode()).as(cursor).isEqualTo(400);
        }
        assertThat(poll(ticket, "?wait=26").statusCode()).isEqualTo(400);
        assertThat(poll(ticket, "?limit=201").statusCode()).isEqualTo(400);
    }

    private static Response poll(ATicket ticket, String query) {
        return As.codeHolder(ticket.code()).get("/api/citizen/v1/tickets/" + ticket.number() + "/events" + query);
    }

    /** Positions are given a moment after the commit. */
    private static Response sequenced(java.util.function.Supplier<Response> read, int events) {
        var answer = new Response[1];
        cn.hotline.support.Await.until("positions", java.time.Duration.ofSeconds(10), () -> {
            answer[0] = read.get();
            return answer[0].jsonPath().getList("items").size() >= events;
        });
        return answer[0];
    }
}
