package cn.hotline.hall.queue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A hundred people, one after the other, over HTTP with a moved clock: each call is whose turn it is by the written rule. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class DayOverHttpTest {

    private static final Map<String, List<String>> COUNTERS =
            Map.of("01", List.of("SOCIAL", "MEDICAL"), "02", List.of("SOCIAL"), "03", List.of("TAX"));

    private final Random random = new Random(Long.getLong("queue.seed", 12345));
    private final List<Place> waiting = new ArrayList<>();
    private final Map<String, Instant> busyUntil = new HashMap<>();
    private AHall hall;
    private int served;

    private record Place(String number, String service, Instant turn) {}

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void eachCallIsWhoseTurnItIs() {
        var start = AHall.morning()
                .atTime(LocalTime.of(10, 0))
                .atZone(new MovedClock().getZone())
                .toInstant();
        hall = AHall.fresh();
        hall.open("01", "02", "03");
        for (int i = 0; i < 100; i++) {
            var now = start.plusSeconds(i * 97L);
            MovedClock.at(now);
            comes(now);
            COUNTERS.keySet().stream().sorted().forEach(counter -> works(counter, now));
        }
        for (var now = start.plus(Duration.ofHours(3)); !waiting.isEmpty(); now = now.plus(Duration.ofMinutes(20))) {
            MovedClock.at(now);
            for (var counter : COUNTERS.keySet()) {
                works(counter, now);
            }
        }
        assertThat(served).isEqualTo(100);
        var all = hall.manager()
                .get("/api/staff/v1/halls/{hall}/queue-figures", hall.code())
                .then()
                .extract()
                .jsonPath();
        System.out.printf(
                "100 over HTTP: median wait %d s, p90 %d s, foreseen less actual %d s, absolute %d s%n",
                all.getInt("groups[0].medianWaitSeconds"),
                all.getInt("groups[0].p90WaitSeconds"),
                all.getInt("groups[0].predictionErrorSeconds"),
                all.getInt("groups[0].absoluteErrorSeconds"));
    }

    private void comes(Instant now) {
        var service = List.of("SOCIAL", "SOCIAL", "MEDICAL", "TAX").get(random.nextInt(4));
        boolean old = random.nextInt(100) < 12;
        var slot = random.nextInt(100) < 35 ? now.plusSeconds(random.nextInt(-12, 28) * 60L + 30) : null;
        var priority = old ? Priority.ELDERLY : Priority.NONE;
        waiting.add(new Place(taken(service, priority, slot), service, turn(now, priority, slot)));
    }

    private static Instant turn(Instant now, Priority priority, @Nullable Instant slot) {
        return new Turn(Duration.ofMinutes(10), Duration.ofMinutes(20), Duration.ofMinutes(15)).of(now, priority, slot);
    }

    private String taken(String service, Priority priority, @Nullable Instant slot) {
        if (slot == null) {
            return hall.takes(service, priority.name()).extract().path("number");
        }
        var queue = Arc.container().instance(Queue.class).get();
        var booked = new NewNumber.Appointment(UUID.randomUUID(), slot);
        var wish = new NewNumber(hall.code(), service, priority, "KIOSK", null, booked, "test");
        return QuarkusTransaction.requiringNew().call(() -> queue.enter(wish)).number();
    }

    private void works(String counter, Instant now) {
        var until = busyUntil.get(counter);
        if (until != null && until.isAfter(now)) {
            return;
        }
        if (busyUntil.remove(counter) != null) {
            hall.serves(counter);
        }
        waiting.stream()
                .filter(place -> COUNTERS.get(counter).contains(place.service()))
                .min(Comparator.comparing(Place::turn))
                .ifPresent(next -> {
                    assertThat(hall.next(counter)).isEqualTo(next.number());
                    waiting.remove(next);
                    served++;
                    busyUntil.put(counter, now.plusSeconds(120 + random.nextInt(240)));
                });
    }
}
