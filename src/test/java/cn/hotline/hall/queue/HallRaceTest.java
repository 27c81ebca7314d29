package cn.hotline.hall.queue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.access.Caller;
import cn.hotline.access.Role;
import cn.hotline.platform.Refusal;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.Together;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two counters call, serve, skip, park, send on and pause while people leave and come back; {@code -Dqueue.presses} divided by twenty. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class HallRaceTest {

    private static final int PRESSES = Integer.getInteger("queue.presses", 2_000) / 20;

    private final Counters counters = Arc.container().instance(Counters.class).get();
    private final Numbers numbers = Arc.container().instance(Numbers.class).get();
    private final List<UUID> there = new ArrayList<>();
    private AHall hall;

    @BeforeEach
    void morning() {
        AHall.morning();
        hall = AHall.fresh();
        hall.counter("04", "SOCIAL,MEDICAL");
        hall.open("01", "04");
        for (int i = 0; i < PRESSES / 4; i++) {
            there.add(UUID.fromString(
                    hall.takes(i % 3 == 0 ? "MEDICAL" : "SOCIAL").extract().path("id")));
        }
    }

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void nobodyIsLostWhateverElseHappens() {
        Together.all(4, number -> {
            switch (number) {
                case 0 -> works("01", "04");
                case 1 -> works("04", "01");
                default -> wanders(number);
            }
            return number;
        });
        leaves("04");
        there.forEach(id -> tried(() -> numbers.bringBack(hall.code(), id, new Numbers.Asker("test", false))));
        while (served("01", next("01"))) {
            // until nobody is left for the one counter that is still open
        }
        assertThat(Rows.text(
                        "select string_agg(distinct state, ' ' order by state) from queue_ticket where hall = ?",
                        hall.code()))
                .isEqualTo("DONE LEFT");
        there.forEach(HallRaceTest::demandSound);
    }

    private void works(String counter, String other) {
        var random = new Random(counter.hashCode());
        for (int i = 0; i < PRESSES; i++) {
            var current = next(counter);
            if (current != null) {
                handles(counter, other, current, random.nextInt(10));
            }
            if (random.nextInt(12) == 0) {
                tried(() -> counters.pause(desk(counter)));
                tried(() -> counters.open(desk(counter)));
            }
        }
    }

    private void handles(String counter, String other, CounterView.Current current, int chance) {
        var seen = new Counters.Seen(current.id(), current.version());
        switch (chance) {
            case 0, 1 -> tried(() -> counters.skip(desk(counter), seen));
            case 2, 3 -> tried(() -> counters.park(desk(counter), seen));
            case 4, 5 -> tried(() -> counters.redirect(desk(counter), seen, new Counters.Elsewhere(null, other)));
            case 6 -> tried(() -> counters.redirect(desk(counter), seen, new Counters.Elsewhere("MEDICAL", null)));
            case 7 -> tried(() -> counters.recall(desk(counter), seen));
            default -> served(counter, current);
        }
        if (at(counter) != null) {
            served(counter, at(counter));
        }
    }

    private void wanders(int seed) {
        var random = new Random(seed);
        var by = new Numbers.Asker("test", false);
        for (int i = 0; i < PRESSES * 2; i++) {
            var id = there.get(random.nextInt(there.size()));
            if (random.nextInt(20) == 0) {
                tried(() -> numbers.leave(hall.code(), id, by));
            } else {
                tried(() -> numbers.bringBack(hall.code(), id, by));
            }
        }
    }

    /** @return false when there is nobody */
    private boolean served(String counter, CounterView.@Nullable Current current) {
        if (current == null) {
            return false;
        }
        tried(() -> counters.start(desk(counter), new Counters.Seen(current.id(), current.version())));
        var serving = at(counter);
        if (serving != null) {
            var seen = new Counters.Seen(serving.id(), serving.version());
            tried(() -> counters.finish(desk(counter), seen, VisitResult.SERVED));
        }
        return true;
    }

    private void leaves(String counter) {
        served(counter, at(counter));
        counters.close(desk(counter));
    }

    private CounterView.@Nullable Current next(String counter) {
        tried(() -> QuarkusTransaction.requiringNew().call(() -> counters.next(desk(counter))));
        return at(counter);
    }

    private CounterView.@Nullable Current at(String counter) {
        return counters.read(desk(counter)).current();
    }

    /** It may be refused, since others act beside it; any other failure fails the test. */
    private static void tried(Supplier<?> deed) {
        try {
            deed.get();
        } catch (Refusal refused) {
            assertThat(refused.type().status()).isIn(409, 422);
        }
    }

    private Desk desk(String counter) {
        var clerk = "clerk-" + hall.code() + "-" + counter;
        return new Desk(
                hall.code(), counter, new Caller.Staff(clerk, Set.of(Role.CLERK), hall.code(), Set.of(), false));
    }

    /** Its steps, played from the first, lead to where it is, and none is missing. */
    private static void demandSound(UUID id) {
        var state = QueueState.WAITING;
        var verbs = Rows.text(
                "select string_agg(verb, ' ' order by seq) from queue_step where queue_ticket = ? and seq > 1", id);
        for (var verb : verbs.split(" ")) {
            state = state.after(QueueVerb.valueOf(verb)).orElseThrow();
        }
        assertThat(Rows.text("select state || ' ' || version from queue_ticket where id = ?", id))
                .isEqualTo(state + " " + verbs.split(" ").length);
    }
}
