package cn.hotline.feed;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.As;
import cn.hotline.support.Await;
import cn.hotline.support.Ear;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Wire;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Readers that stop reading or fall silent are let go, and what is kept for them is bounded. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class SlowReaderTest {

    /** About 30 KB of a frame: a few of them fill the room of a reader, {@link #LONG_STEPS} ten times over the buffers of the network. */
    private static final String LONG = "路灯一周不亮，晚上出行很不方便。".repeat(600);

    private static final int LONG_STEPS = 30;

    @Inject
    Seats seats;

    @Inject
    MeterRegistry metrics;

    @Inject
    Conversations conversations;

    @Inject
    FeedLog log;

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void aReaderThatStopsReadingIsCutOffAndCanResume() {
        var beginning = Cursor.text(log.extent().head());
        var ticket = aTicket().filed();
        for (int i = 0; i < LONG_STEPS; i++) {
            ticket.supplemented(LONG);
        }
        int before = seats.sockets();
        var cutOff = slow();
        try (var deaf = Deaf.open()) {
            Await.until("the seat is taken", Duration.ofSeconds(10), () -> seats.sockets() == before + 1);
            for (int i = 0; i < 10; i++) {
                deaf.subscribe(ticket, beginning).unsubscribe(ticket);
            }
            Await.until("cut off as slow", Duration.ofSeconds(60), () -> slow() == cutOff + 1);
            Await.until("the connection is gone", Duration.ofSeconds(30), () -> seats.sockets() == before);
        }
        try (var ear = Ear.open("citizen")
                .subscribe(
                        Map.of("topic", "ticket:" + ticket.number(), "trackCode", ticket.code(), "after", beginning))) {
            ear.await("live");
            assertThat(ear.ids())
                    .isEqualTo(IntStream.rangeClosed(1, LONG_STEPS + 1)
                            .mapToObj(seq -> ticket.number() + "-" + seq)
                            .toList());
        }
    }

    private double slow() {
        return metrics.counter("hotline.feed.closed", "why", "SLOW").count();
    }

    @Test
    void whoAnswersPingsStaysAndWhoIsSilentGoes() {
        int before = seats.sockets();
        try (var ear = Ear.open("citizen");
                var deaf = Deaf.open()) {
            ear.await("hello");
            deaf.ping();
            Await.until("both", Duration.ofSeconds(10), () -> seats.sockets() == before + 2);
            for (int i = 0; i < 4; i++) {
                MovedClock.forward(Duration.ofSeconds(26));
                ear.send("{\"type\":\"ping\"}");
                int pongs = i + 1;
                Await.until(
                        "pong", Duration.ofSeconds(10), () -> ear.ofType("pong").size() == pongs);
            }
            Await.until("the silent one went", Duration.ofSeconds(40), () -> seats.sockets() == before + 1);
            assertThat(ear.isClosed()).isFalse();
        }
    }

    @Test
    void aNodeThatStopsSendsItsClientsElsewhere() {
        try (var ear = Ear.open("citizen")) {
            ear.await("hello");
            conversations.drain(new ShutdownDelayInitiatedEvent());
            assertThat(ear.await("reconnect").path("afterMillis").asInt()).isBetween(0, 5000);
            assertThat(ear.closeCode()).isEqualTo(1012);
        }
    }

    @Test
    void seatsAreCountedByCaller() {
        var token = As.token("citizen", UUID.randomUUID().toString(), Set.of("citizen"), Map.of());
        var ears = new ArrayList<Ear>();
        try {
            for (int i = 0; i < 20; i++) {
                ears.add(Ear.open("citizen", token));
                ears.getLast().await("hello");
            }
            var refused = Wire.request("GET", "/api/citizen/v1/feed")
                    .header("Connection", "Upgrade")
                    .header("Upgrade", "websocket")
                    .header("Sec-WebSocket-Version", "13")
                    .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==")
                    .bearer(token)
                    .send();
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isEqualTo("30");
        } finally {
            ears.forEach(Ear::kill);
        }
    }
}
