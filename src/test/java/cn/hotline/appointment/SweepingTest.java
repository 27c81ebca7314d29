package cn.hotline.appointment;

import static cn.hotline.appointment.ASlot.act;
import static cn.hotline.appointment.ASlot.booked;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.hall.queue.AHall;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What fails with one appointment is no matter of the others, and nobody loses a place by it. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class SweepingTest {

    @Inject
    Sweeping sweeping;

    @Inject
    MeterRegistry metrics;

    @Test
    void oneThatCannotBeToldKeepsNobodyElseFromBeingTold() {
        int day = ASlot.freshDay();
        var bad = ByPhone.booked(ByPhone.fresh(), ASlot.on(day, 9, "SOCIAL", 1));
        var good = ByPhone.booked(ByPhone.fresh(), ASlot.on(day, 10, "SOCIAL", 1));
        var citizen = ByPhone.citizen(bad);
        AHall.run("update citizen_identity set sealed = '\\x00' where citizen = '%s'", citizen);
        double failures = failures();
        sweeping.run();
        assertThat(ByPhone.told(bad, "confirmed")).isZero();
        assertThat(ByPhone.told(good, "confirmed")).isEqualTo(1);
        assertThat(failures()).isEqualTo(failures + 1);
        AHall.run("delete from citizen_identity where citizen = '%s'", citizen);
    }

    @Test
    void whoIsBarredKeepsTheirPlace() {
        var owner = UUID.randomUUID();
        var first = UUID.randomUUID();
        var second = UUID.randomUUID();
        var at = ASlot.fresh();
        var booking = booked(owner, ASlot.at(at, "SOCIAL", 1));
        ASlot.join(first, ASlot.wait(at)).then().statusCode(201);
        ASlot.join(second, ASlot.wait(at)).then().statusCode(201);
        AHall.run("""
                insert into booking_bar (id, booker, citizen, month, from_at, until_at)
                select gen_random_uuid(), booker, citizen, cast(date_trunc('month', since) as date), since, since + interval '1 day' from waiting where citizen = '%s'""", first);
        act(owner, booking, "cancellation").then().statusCode(200);
        assertThat(state(second)).isEqualTo("OFFERED");
        assertThat(state(first)).isEqualTo("WAITING");
        AHall.run("delete from booking_bar where citizen = '%s'", first);
        var offer = Rows.text("select cast(booking as text) from waiting where citizen = ?", second);
        act(second, offer, "cancellation").then().statusCode(200);
        assertThat(state(first)).isEqualTo("OFFERED");
    }

    private double failures() {
        return metrics.counter("hotline.appointment.failures", "what", "reminders")
                .count();
    }

    private static String state(UUID citizen) {
        return Rows.text("select state from waiting where citizen = ?", citizen);
    }
}
