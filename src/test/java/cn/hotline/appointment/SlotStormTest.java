package cn.hotline.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Many do everything at once that can be done with seats, while holds run out and two sweeps pass seats on; afterwards no seat is had
 * twice and none is lost. For longer: {@code -Dslots.storm=SECONDS}.
 */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class SlotStormTest {

    private static final int THREADS = 8;
    private static final int REQUESTS = 2_400;
    private static final int SEATS = 4;

    @Inject
    Sweeping sweeping;

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void noSeatIsHadTwiceAndNoneIsLost() throws Exception {
        int day = ASlot.freshDay();
        var slots = new ArrayList<UUID>();
        for (int hour = 9; hour < 13; hour++) {
            slots.add(ASlot.on(day, hour, "SOCIAL", SEATS));
            slots.add(ASlot.on(day + 1, hour, "SOCIAL", SEATS));
        }
        var first = ASlot.today().plus(Duration.ofDays(day)).plus(Duration.ofHours(9));
        long deadlocks = deadlocks();
        var begin = System.nanoTime();
        try (var http = HttpClient.newHttpClient()) {
            var storm = new SlotStorm(http, slots, first);
            rage(storm, 20_261_123);
            System.out.printf(
                    "slot storm: %d requests in %d s, %s%n",
                    storm.requests(), (System.nanoTime() - begin) / 1_000_000_000, storm.answers());
            assertThat(storm.failures())
                    .as("answers that nobody should get: %s", storm.answers())
                    .isZero();
        }
        assertThat(deadlocks()).isEqualTo(deadlocks);
        holds(slots);
        MovedClock.forward(Duration.ofHours(14));
        sweeping.run();
        holds(slots);
        assertThat(idleSeatsThatSomebodyWaitsFor(slots)).isZero();
    }

    private void rage(SlotStorm storm, long seed) throws Exception {
        int seconds = Integer.getInteger("slots.storm", 0);
        long end = System.nanoTime()
                + Duration.ofSeconds(seconds == 0 ? 20 : seconds).toNanos();
        var left = new AtomicInteger(seconds == 0 ? REQUESTS : Integer.MAX_VALUE);
        var over = new AtomicBoolean();
        try (var pool = Executors.newFixedThreadPool(THREADS + 2)) {
            var sweeps = List.of(pool.submit(() -> sweep(over)), pool.submit(() -> sweep(over)));
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < THREADS; i++) {
                var dice = new Random(seed + i);
                running.add(pool.submit(() -> {
                    while (left.getAndDecrement() > 0 && System.nanoTime() < end) {
                        storm.act(dice);
                    }
                }));
            }
            for (var one : running) {
                one.get();
            }
            over.set(true);
            for (var one : sweeps) {
                one.get();
            }
        }
    }

    /** As on two nodes. */
    private void sweep(AtomicBoolean over) {
        while (!over.get()) {
            sweeping.run();
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(100).toNanos());
        }
    }

    private static void holds(List<UUID> slots) {
        var now = java.sql.Timestamp.from(new MovedClock().instant());
        for (var slot : slots) {
            assertThat(Rows.count("select count(*) from seat where slot = ?", slot))
                    .isEqualTo(SEATS);
            assertThat(Rows.count("select count(*) from booking where slot = ? and state = 'CONFIRMED'", slot))
                    .isEqualTo(Rows.count(
                            "select count(*) from seat where slot = ? and booking is not null and held_until is null",
                            slot))
                    .isLessThanOrEqualTo(SEATS);
            assertThat(Rows.count("""
                            select count(*) from booking b where b.slot = ? and (b.state = 'CONFIRMED' or b.state = 'HELD' and b.hold_until > ?)
                                and (select count(*) from seat where seat.slot = b.slot and seat.booking = b.id) <> 1""", slot, now)).as("with none or with two").isZero();
            assertThat(Rows.count("""
                            select count(*) from seat join booking b on b.id = seat.booking
                            where seat.slot = ? and coalesce(seat.held_until > ?, true)
                                and (b.slot <> seat.slot or b.state not in ('HELD', 'CONFIRMED'))""", slot, now)).as("seats of nobody").isZero();
        }
    }

    private static long idleSeatsThatSomebodyWaitsFor(List<UUID> slots) {
        var now = java.sql.Timestamp.from(new MovedClock().instant());
        return slots.stream().mapToLong(slot -> Rows.count("""
                        select count(*) from waiting w join slot s on s.hall = w.hall and s.service = w.service and s.day = w.day
                        where s.id = ? and w.state = 'WAITING' and s.starts_at between w.earliest and w.latest
                            and exists (select from seat where seat.slot = s.id and (seat.booking is null or seat.held_until <= ?))
                            and not exists (select from booking b
                                where b.visitor = w.visitor and b.hall = w.hall and b.service = w.service and b.day = w.day
                                    and (b.state = 'CONFIRMED' or b.state = 'HELD' and b.hold_until > ?))""", slot, now, now)).sum();
    }

    private static long deadlocks() {
        return Rows.count("select deadlocks from pg_stat_database where datname = current_database()");
    }
}
