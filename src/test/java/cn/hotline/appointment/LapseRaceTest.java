package cn.hotline.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.hall.queue.AHall;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.Together;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Five minutes after a rush: all holds of a slot are over at once, many want the seats, and two sweeps tidy up. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class LapseRaceTest {

    private static final int SEATS = 100;
    private static final int ROUNDS = 8;
    private static final int CLAIMERS = 12;
    private static final int SWEEPS = 2;

    @Inject
    Seats seats;

    @Inject
    Lapses lapses;

    @Test
    void claimersAndSweepsWaitForEachOtherInNoCircle() {
        var slot = ASlot.of(SEATS);
        for (int round = 0; round < ROUNDS; round++) {
            lapsed(slot);
            var won = Together.all(CLAIMERS + SWEEPS, i -> i < SWEEPS ? swept() : claimed(slot));
            assertThat(won.stream().mapToInt(Integer::intValue).sum())
                    .as("each seat once, none told to be full too early")
                    .isEqualTo(SEATS);
            assertThat(Rows.count("select count(*) from seat where slot = ? and held_until > now()", slot))
                    .isEqualTo(SEATS);
        }
    }

    /** Each seat is held by a booking of its own, and all is over. */
    private static void lapsed(UUID slot) {
        AHall.run("delete from booking where slot = '%s'", slot);
        AHall.run("""
                insert into booking (id, number, hall, service, slot, day, starts_at, citizen, booker, visitor, channel, made_by, state,
                    hold_until, made_at, version)
                select g.own, 'L' || substr(cast(g.own as text), 25), s.hall, s.service, s.id, s.day, s.starts_at, g.own,
                    sha256(cast(cast(g.own as text) as bytea)), sha256(cast(cast(g.own as text) as bytea)), 'WEB', 'test', 'HELD', now() - interval '1 minute', now(), 0
                from slot s cross join lateral (select gen_random_uuid() as own from generate_series(1, %d + 0 * length(s.hall))) g
                where s.id = '%s'""", SEATS, slot);
        AHall.run("""
                update seat set booking = b.id, held_until = b.hold_until
                from (select id, hold_until, row_number() over (order by id) as no from booking where slot = '%1$s') b
                where seat.slot = '%1$s' and seat.no = b.no""", slot);
    }

    private int swept() {
        IntStream.range(0, 5).forEach(i -> QuarkusTransaction.requiringNew().call(lapses::batch));
        return 0;
    }

    /** Until it is full. @return how many */
    private int claimed(UUID slot) {
        var now = new MovedClock().instant();
        int won = 0;
        while (QuarkusTransaction.requiringNew().call(() -> {
            var booking = UUID.randomUUID();
            boolean claimed = seats.claim(slot, booking, now, now.plus(Duration.ofMinutes(5)));
            Rows.count(
                    "select count(*) from seat where slot = ?",
                    slot); // so that others come while this is not committed
            return claimed;
        })) {
            won++;
        }
        return won;
    }
}
