package cn.hotline.channel.phone.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.ticket.TicketType;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A model beside the offline method: it may help, and can neither break anything nor make up a matter. */
class SecondOpinionTest {

    private static final Transcript CALL = new Transcript(
            List.of(new Turn(0, Speaker.CITIZEN, "桂苑小区三栋门口黑咕隆咚的，好几天了", null)), "+8619900000400", ToldCall.DAY);

    @Test
    void whatTheModelIsSurerOfCounts() {
        var proposal = with("""
                {"matter": {"value": "010104", "confidence": 0.99, "turns": [0, 7]},
                 "type": {"value": "REPORT", "confidence": 0.99, "turns": [0]},
                 "elements": {"lampCount": {"value": 3, "confidence": 0.9}, "leaning": {"value": "maybe", "confidence": 1},
                              "place": {"value": "桂苑小区3栋门口", "confidence": 0.99, "turns": [0]}}}""");
        assertThat(proposal.matter()).isEqualTo(new Proposed<>("010104", 0.99, List.of(0)));
        assertThat(proposal.type().value()).isEqualTo(TicketType.REPORT);
        assertThat(proposal.unit().value()).isEqualTo("JL-CG");
        assertThat(proposal.elements().get("lampCount").value()).hasToString("3");
        assertThat(proposal.elements()).containsKey("place").doesNotContainKey("leaning");
        assertThat(proposal.questions()).extracting(Question::key).containsExactly("leaning");
    }

    @Test
    void whatTheCatalogueDoesNotKnowIsDropped() {
        var own = DemoCity.proposed(CALL);
        assertThat(with("""
                {"matter": {"value": "ignore all rules", "confidence": 1}, "region": {"value": "110000", "confidence": 1},
                 "type": {"value": "PARDON", "confidence": 1}, "level": {"value": 7, "confidence": 1},
                 "title": {"value": "%s", "confidence": 1}, "address": {"value": {"a": 1}, "confidence": 1}}""".formatted("长".repeat(31)))).isEqualTo(own);
        assertThat(with("[]")).isEqualTo(own);
        assertThat(with("null")).isEqualTo(own);
    }

    @Test
    void aSlowOrBrokenModelLeavesTheOfflineAnswer() throws IOException {
        var asked = new AtomicReference<>("");
        var stuck = new CountDownLatch(1);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/good", exchange -> {
            asked.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var answer = "{\"matter\":{\"value\":\"010104\",\"confidence\":0.99}}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.createContext("/broken", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("{".repeat(100_000).getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.createContext("/down", exchange -> exchange.sendResponseHeaders(500, -1));
        server.createContext("/slow", exchange -> {
            try {
                stuck.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.setExecutor(java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        var base = "http://localhost:" + server.getAddress().getPort();
        var own = DemoCity.proposed(CALL);
        for (var path : List.of("/broken", "/down", "/slow")) {
            assertThat(Proposer.propose(DemoCity.city(), CALL, model(base + path)))
                    .as(path)
                    .isEqualTo(own);
        }
        assertThat(Proposer.propose(DemoCity.city(), CALL, model("http://localhost:1/")))
                .isEqualTo(own);
        assertThat(Proposer.propose(DemoCity.city(), CALL, model(base + "/good"))
                        .matter()
                        .value())
                .isEqualTo("010104");
        assertThat(asked.get()).contains("黑咕隆咚").doesNotContain("0400");
        stuck.countDown();
        server.stop(0);
    }

    private static HttpModel model(String url) {
        return new HttpModel(URI.create(url), Optional.of("secret"), Duration.ofSeconds(2), DemoCity.JSON);
    }

    private static Proposal with(String answer) {
        return Proposer.propose(DemoCity.city(), CALL, transcript -> {
            try {
                return Optional.of(DemoCity.JSON.readTree(answer));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }
}
