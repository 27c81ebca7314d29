package cn.hotline.feed;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.access.Caller;
import cn.hotline.access.Role;
import cn.hotline.platform.Messages;
import cn.hotline.support.As;
import cn.hotline.support.Await;
import cn.hotline.support.Ear;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.ticket.Action;
import cn.hotline.ticket.Channel;
import cn.hotline.ticket.TicketRequest;
import cn.hotline.ticket.Tickets;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Transactions that began earlier commit later, on purpose: no reader ever skips or repeats an event. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class InterleavedCommitsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Caller MANAGER = new Caller.Staff("m", Set.of(Role.MANAGER), "JL-12345", Set.of(), true);

    /** Not the common pool: with two cores it has one thread, and the sockets' client needs it. */
    private final ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor();

    @Inject
    FeedLog log;

    @Inject
    Tickets tickets;

    @Inject
    EntityManager db;

    @Test
    void whatBeganFirstAndCommittedLastComesLastAndIsNotMissed() {
        var partner = "long-" + UUID.randomUUID();
        var early = aTicket().byPartner(partner).filed().number();
        var late = aTicket().byPartner(partner).filed().number();
        var written = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (var ear = ear(partner, null)) {
            ear.await("live");
            var slow = CompletableFuture.runAsync(
                    () -> urge(early, () -> {
                        written.countDown();
                        await(release);
                    }),
                    beside);
            await(written);
            urge(late, () -> {});
            ear.await(frame -> frame.path("event").path("id").asText().equals(late + "-2"));
            assertThat(ear.ids()).doesNotContain(early + "-2");
            release.countDown();
            slow.join();
            ear.await(frame -> frame.path("event").path("id").asText().equals(early + "-2"));
            assertThat(ear.ids()).endsWith(late + "-2", early + "-2").doesNotHaveDuplicates();
        }
    }

    @Test
    void readersOfEveryKindGetAllOfARandomMixInOneOrder() throws Exception {
        long seed = System.nanoTime();
        System.out.println("interleaved commits: seed " + seed);
        var random = new Random(seed);
        var partner = "mix-" + UUID.randomUUID();
        var beginning = Cursor.text(log.extent().oldest() - 1);
        var numbers = new ArrayList<String>();
        for (int i = 0; i < 120; i++) {
            numbers.add(aTicket().byPartner(partner).filed().number());
        }
        var over = new AtomicBoolean();
        var polled = CompletableFuture.supplyAsync(() -> pollAll(partner, beginning, over), beside);
        try (var first = ear(partner, beginning);
                var pool = Executors.newFixedThreadPool(12)) {
            var all = numbers.stream()
                    .map(number -> CompletableFuture.runAsync(
                            () -> urge(number, () -> pause(random.nextInt(10) == 0 ? 400 : random.nextInt(15))), pool))
                    .toList();
            try (var joining = ear(partner, beginning)) {
                all.forEach(CompletableFuture::join);
                over.set(true);
                Await.until(
                        "all events",
                        PATIENCE,
                        () -> joining.ids().size() >= 240 && first.ids().size() >= 240);
                var expected = new HashSet<String>();
                numbers.forEach(number -> Collections.addAll(expected, number + "-1", number + "-2"));
                for (var seen : List.of(first.ids(), joining.ids(), polled.get(60, TimeUnit.SECONDS))) {
                    assertThat(seen).doesNotHaveDuplicates().hasSameElementsAs(expected);
                }
                assertThat(joining.ids()).isEqualTo(first.ids()).isEqualTo(polled.join());
            }
        }
        assertThat(Rows.count("select count(*) from feed_pending")).isZero();
        assertThat(Rows.count("select max(h.position) - max(h.oldest) + 1 - count(distinct e.position)"
                        + " from feed_head h, feed_entry e"))
                .isZero();
    }

    /** Writes the step, does something else while its transaction is open, and commits. */
    private void urge(String number, Runnable meanwhile) {
        QuarkusTransaction.requiringNew().run(() -> {
            tickets.act(
                    TicketRequest.of(number, MANAGER, Messages.accepting("en")), new Action.Urge(Channel.PHONE, null));
            db.flush();
            meanwhile.run();
        });
    }

    private static Ear ear(String partner, String after) {
        var token = As.token("partner", partner, Set.of(), Map.of("client_id", partner, "scope", "tickets.read"));
        return Ear.open("partner", token)
                .subscribe(after == null ? Map.of("topic", "mine") : Map.of("topic", "mine", "after", after));
    }

    private static List<String> pollAll(String partner, String beginning, AtomicBoolean over) {
        var seen = new ArrayList<String>();
        var next = beginning;
        var end = false;
        while (!end) {
            end = over.get();
            var answer = As.partner(partner, "tickets.read")
                    .get("/api/partner/v1/events?limit=7&wait=1&after=" + next)
                    .then()
                    .statusCode(200)
                    .extract();
            List<String> ids = answer.path("items.id");
            seen.addAll(ids);
            next = answer.path("next");
            end = end && ids.isEmpty();
        }
        return seen;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void pause(int millis) {
        java.util.concurrent.locks.LockSupport.parkNanos(millis * 1_000_000L);
    }
}
