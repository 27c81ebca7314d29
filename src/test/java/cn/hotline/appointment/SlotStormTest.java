package cn.hotline.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.SeatTruth;
import cn.hotline.support.SlotStorm;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many do everything at once that can be done with seats, while holds run out and two sweeps pass seats on. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class SlotStormTest {

    private static final int SEATS = 4;
    private static final int REQUESTS = 2_400;
    private static final long SEED = 20_261_123;

    @Inject
    Sweeping sweeping;

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void noSeatIsHadTwiceAndNoneIsLost() throws Exception {
        int day = ASlot.freshDay();
        var slots = ASlot.twoDays(day, SEATS);
        var truth = new SeatTruth(Rows::count, slots, SEATS);
        var first = ASlot.today().plus(Duration.ofDays(day)).plus(Duration.ofHours(9));
        var storm = new SlotStorm(
                new SlotStorm.Place(() -> RestAssured.port, SlotStormTest::token, MovedClock::forward),
                slots,
                ASlot.wait(first));
        long deadlocks = deadlocks();
        rage(storm);
        System.out.println("slot storm: " + storm.answers());
        assertThat(storm.answers().failures() + storm.answers().none())
                .as("answers that nobody should get: %s", storm.answers())
                .isZero();
        assertThat(deadlocks()).isEqualTo(deadlocks);
        assertThat(truth.faults(new MovedClock().instant())).isEmpty();
        MovedClock.forward(Duration.ofHours(14));
        sweeping.run();
        assertThat(truth.faults(new MovedClock().instant())).isEmpty();
        assertThat(truth.idle(new MovedClock().instant())).isZero();
    }

    private void rage(SlotStorm storm) throws Exception {
        var over = new AtomicBoolean();
        try (var pool = Executors.newFixedThreadPool(2)) {
            var sweeps = List.of(pool.submit(() -> sweep(over)), pool.submit(() -> sweep(over)));
            try {
                storm.rage(SEED, () -> storm.answers().all() >= REQUESTS);
            } finally {
                over.set(true);
            }
            for (var one : sweeps) {
                one.get();
            }
        }
    }

    /** As on two nodes. */
    private void sweep(AtomicBoolean over) {
        while (!over.get()) {
            sweeping.run();
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static String token(UUID citizen) {
        return As.token("citizen", citizen.toString(), Set.of("citizen"), Map.of());
    }

    private static long deadlocks() {
        return Rows.count("select deadlocks from pg_stat_database where datname = current_database()");
    }
}
