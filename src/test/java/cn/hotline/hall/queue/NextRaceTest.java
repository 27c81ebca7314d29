package cn.hotline.hall.queue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.access.Caller;
import cn.hotline.access.Role;
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
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two counters press next at once, again and again, through the very bean behind the button; {@code -Dqueue.presses} times. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class NextRaceTest {

    private static final int PRESSES = Integer.getInteger("queue.presses", 2_000);
    private static final int WAITING = 200;

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void neverTheSameNumberAndNeverALostOne() {
        var today = AHall.morning();
        var hall = AHall.fresh();
        hall.open("01", "02");
        var called = new ArrayList<UUID>();
        long began = System.nanoTime();
        for (int wave = 0; wave < PRESSES / WAITING; wave++) {
            fill(hall, wave, today.toString());
            var pressed = Together.all(2, number -> presses(hall, "0" + (number + 1)));
            pressed.forEach(NextRaceTest::demandOrder);
            pressed.forEach(called::addAll);
            assertThat(called).hasSize((wave + 1) * WAITING);
        }
        System.out.printf(
                "next by two counters at once: %d presses in %.1f s%n",
                called.size(), (System.nanoTime() - began) / 1e9);
        assertThat(called).doesNotHaveDuplicates();
        assertThat(Rows.count("select count(*) from queue_ticket where hall = ? and state <> 'DONE'", hall.code()))
                .isZero();
        assertThat(Rows.count("""
                        select count(*) from queue_step s join queue_ticket t on t.id = s.queue_ticket
                        where t.hall = ? and s.verb = 'CALLED'""", hall.code())).isEqualTo(called.size());
    }

    /** Each counter has only ever called who came later than whom it called before: what the other one was just calling, it passed over. */
    private static void demandOrder(List<UUID> called) {
        assertThat(called.stream().map(UUID::toString)).isSorted(); // ids are given in the order of the turns
    }

    /** Until nobody waits. */
    private static List<UUID> presses(AHall hall, String counter) {
        var counters = Arc.container().instance(Counters.class).get();
        var clerk = "clerk-" + hall.code() + "-" + counter;
        var desk = new Desk(
                hall.code(), counter, new Caller.Staff(clerk, Set.of(Role.CLERK), hall.code(), Set.of(), false));
        var called = new ArrayList<UUID>();
        while (true) {
            var current = QuarkusTransaction.requiringNew()
                    .call(() -> counters.next(desk))
                    .current();
            if (current == null) {
                return called;
            }
            called.add(current.id());
            AHall.run("update queue_ticket set state = 'DONE', ended_at = called_at where id = '%s'", current.id());
        }
    }

    private static void fill(AHall hall, int wave, String day) {
        AHall.run("""
                insert into queue_ticket (id, hall, day, number, service, kind, priority, channel, code_hash, state, taken_at, turn_at,
                    near, version)
                select cast(lpad(to_hex(%3$d * 1000 + i), 8, '0') || right(cast(uuidv7() as text), 28) as uuid), '%1$s', '%2$s', 'A' || (%3$d * 1000 + i), 'SOCIAL', 'WALK_IN', 'NONE', 'KIOSK',
                    decode(repeat('00', 32), 'hex'), 'WAITING', now(), now() + i * interval '1 second', true, 0
                from generate_series(1, %4$d) i""", hall.code(), day, wave, WAITING);
    }
}
