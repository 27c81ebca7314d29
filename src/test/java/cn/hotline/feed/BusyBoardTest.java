package cn.hotline.feed;

import static cn.hotline.hall.queue.ANumber.HALL;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.hall.queue.ANumber;
import cn.hotline.support.Await;
import cn.hotline.support.Ear;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A morning on which every counter calls at once: no screen misses a call or says one twice, however often its line breaks. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class BusyBoardTest {

    private static final int COUNTERS = 8;
    private static final int CALLS = 25;
    private static final int STEPS = 4;

    @Inject
    FeedLog log;

    @Test
    void twoHundredCallsReachEveryScreenOnceAndInOneOrder() throws InterruptedException, ExecutionException {
        ANumber.buildHall();
        var beginning = Cursor.text(log.extent().head());
        var numbers = new ConcurrentLinkedQueue<ANumber>();
        var broken = new ArrayList<String>();
        try (var steady = board(beginning);
                var counters = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<?>>();
            for (int i = 1; i <= COUNTERS; i++) {
                var counter = "0" + i;
                all.add(counters.submit(() -> work(counter, numbers)));
            }
            var cursor = beginning;
            while (!all.stream().allMatch(Future::isDone)) {
                cursor = read(
                        cursor,
                        broken,
                        ear -> ear.ids().size() >= 17 || all.stream().allMatch(Future::isDone));
            }
            for (var one : all) {
                one.get();
            }
            var expected = new HashSet<String>();
            numbers.forEach(number -> {
                for (int seq = 1; seq <= STEPS; seq++) {
                    expected.add(number.event(seq));
                }
            });
            try {
                Await.until(
                        "all calls", Duration.ofSeconds(30), () -> steady.ids().size() >= expected.size());
            } catch (AssertionError late) {
                var missing = new HashSet<>(expected);
                missing.removeAll(steady.ids());
                throw new AssertionError(
                        "closed: " + steady.isClosed() + ", refused: " + steady.ofType("problem") + ", "
                                + missing.size()
                                + " missing, as "
                                + missing.stream().limit(5).toList(),
                        late);
            }
            while (broken.size() < expected.size()) {
                cursor = read(cursor, broken, ear -> !ear.ids().isEmpty());
            }
            assertThat(own(steady.ids(), expected)).hasSameSizeAs(expected).doesNotHaveDuplicates();
            assertThat(own(broken, expected)).isEqualTo(own(steady.ids(), expected));
        }
        assertThat(Rows.count("select max(h.position) - max(h.oldest) + 1 - count(distinct e.position)"
                        + " from feed_head h, feed_entry e"))
                .isZero();
    }

    private static void work(String counter, ConcurrentLinkedQueue<ANumber> numbers) {
        for (int i = 0; i < CALLS; i++) {
            numbers.add(ANumber.taken(counter.equals("03") ? "TAX" : "SOCIAL")
                    .called(counter)
                    .finished(counter));
        }
    }

    /** Follows until enough has come, and is cut off then. @return the cursor to go on behind */
    private static String read(String cursor, List<String> heard, Predicate<Ear> enough) {
        try (var ear = board(cursor)) {
            ear.await("live");
            Await.until("a few more", Duration.ofSeconds(30), () -> enough.test(ear));
            ear.kill();
            var events = ear.ofType("event");
            events.forEach(frame -> heard.add(frame.at("/event/id").asText()));
            return events.isEmpty()
                    ? cursor
                    : events.getLast().at("/event/cursor").asText();
        }
    }

    private static Ear board(String after) {
        return Ear.open("citizen").subscribe(Map.of("topic", "board:" + HALL, "after", after));
    }

    private static List<String> own(List<String> ids, Set<String> expected) {
        return ids.stream().filter(expected::contains).toList();
    }
}
