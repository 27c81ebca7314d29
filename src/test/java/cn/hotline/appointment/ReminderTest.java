package cn.hotline.appointment;

import static cn.hotline.appointment.ASlot.act;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who has an appointment is told so, the evening before and shortly before, and no more once it is cancelled. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class ReminderTest {

    @Inject
    Sweeping sweeping;

    final String phone = ByPhone.fresh();

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void remindersComeTheEveningBeforeAndAnHourBefore() {
        var begin = ASlot.fresh();
        var booking = ByPhone.booked(phone, ASlot.at(begin, "SOCIAL", 1));
        sweeping.run();
        assertThat(ByPhone.told(booking, "confirmed")).isEqualTo(1);
        MovedClock.at(begin.minus(Duration.ofHours(17)));
        sweeping.run();
        assertThat(ByPhone.told(booking, "eve")).isZero();
        MovedClock.at(begin.minus(Duration.ofHours(15)));
        sweeping.run();
        assertThat(ByPhone.told(booking, "eve")).isEqualTo(1);
        MovedClock.at(begin.minus(Duration.ofMinutes(55)));
        sweeping.run();
        sweeping.run();
        assertThat(ByPhone.told(booking, "hour")).isEqualTo(1);
        assertThat(ByPhone.told(booking, "eve")).isEqualTo(1);
    }

    @Test
    void whatIsMovedOrCancelledIsNotCalledToMind() {
        int day = ASlot.freshDay();
        var booking = ByPhone.booked(phone, ASlot.on(day, 10, "SOCIAL", 1));
        var citizen = ByPhone.citizen(booking);
        sweeping.run();
        ASlot.move(citizen, booking, ASlot.on(day + 1, 10, "SOCIAL", 1)).then().statusCode(200);
        assertThat(Rows.count(
                        "select count(*) from notice where occasion like ? and state = 'CANCELLED'",
                        "booking:" + booking + ":%:confirmed"))
                .isEqualTo(1);
        sweeping.run();
        assertThat(ByPhone.told(booking, "moved")).isEqualTo(1);
        act(citizen, booking, "cancellation").then().statusCode(200);
        MovedClock.at(ASlot.today().plus(Duration.ofDays(day + 1)).plus(Duration.ofHours(9)));
        sweeping.run();
        assertThat(ByPhone.told(booking, "hour")).isZero();
    }
}
