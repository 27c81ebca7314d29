package cn.hotline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.appointment.ASlot;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The benchmark's other side is only a limit if it sends the very statements the service sends. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class BookingSqlTest {

    @Test
    void theBenchmarkSendsTheStatementsOfOneBooking() {
        ASlot.booked(UUID.randomUUID(), ASlot.of(1));
        var slot = ASlot.of(1);
        assertThat(Statements.of(() -> ASlot.booked(UUID.randomUUID(), slot)))
                .isEqualTo(BookingByJdbc.statements().stream()
                        .map(Statements::folded)
                        .toList());
    }
}
