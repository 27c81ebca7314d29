package cn.hotline.channel.kiosk;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.access.Kiosks;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A kiosk that was offline for long passes everything on twice, in any order, partly at the same time. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class ThousandItemsTest {

    private static final int ITEMS = 1000;
    private static final int BATCH = 100;
    private static final int AT_ONCE = 4;

    @Test
    void aThousandItemsTwiceMakeAThousandTickets() {
        var kiosk = Kiosks.registered();
        long seed = System.nanoTime();
        var random = new Random(seed);
        var items = IntStream.range(0, ITEMS)
                .mapToObj(i -> Batch.filing("K-" + i, aTicket().titled("离线第" + i + "件")))
                .toList();
        var batches = new ArrayList<byte[]>();
        for (int time = 0; time < 2; time++) {
            var shuffled = new ArrayList<>(items);
            Collections.shuffle(shuffled, random);
            for (int from = 0; from < ITEMS; from += BATCH) {
                batches.add(Batch.of(shuffled.subList(from, from + BATCH)));
            }
        }
        Collections.shuffle(batches, random);
        long start = System.nanoTime();
        var results = Together.all(AT_ONCE, worker -> passedOn(kiosk, batches, worker)).stream()
                .flatMap(List::stream)
                .toList();
        System.out.printf(
                "offline: %d items in %d ms, seed %d%n", results.size(), (System.nanoTime() - start) / 1_000_000, seed);
        var outcomes = new TreeMap<String, Integer>();
        results.forEach(result -> outcomes.merge(String.valueOf(result.get("outcome")), 1, Integer::sum));
        assertThat(outcomes).isEqualTo(Map.of("CREATED", ITEMS, "REPEATED", ITEMS));
        assertThat(results.stream().map(result -> result.get("number")).distinct())
                .hasSize(ITEMS);
        assertThat(results.stream()
                        .map(result -> result.get("externalId") + "=" + result.get("number") + result.get("trackCode"))
                        .distinct())
                .hasSize(ITEMS);
        assertThat(Rows.count("select count(distinct ticket_id) from contact where client = ?", "device:" + kiosk.id()))
                .isEqualTo(ITEMS);
    }

    private static List<Map<String, Object>> passedOn(Kiosks.Kiosk kiosk, List<byte[]> batches, int worker) {
        var results = new ArrayList<Map<String, Object>>();
        for (int i = worker; i < batches.size(); i += AT_ONCE) {
            results.addAll(kiosk.replay(batches.get(i))
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("items"));
        }
        return results;
    }
}
