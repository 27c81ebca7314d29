package cn.hotline.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.hall.queue.AHall;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A service ends at the very moment at which somebody wants it. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class RetiringRaceTest {

    private final AHall hall = AHall.fresh();

    /** As a plan that is written has its services. */
    private final String retiring = """
            select code from hall_service where hall = '%1$s' order by code for update;
            update hall_service set retired = true where hall = '%1$s' and code = 'SOCIAL'""".formatted(hall.code());

    @Test
    void nobodyBooksWhatIsJustRetired() {
        var slot = ASlot.in(hall.code(), ASlot.fresh(), "SOCIAL", 1);
        int status = InTheMiddle.of(
                retiring,
                "for key share",
                () -> ASlot.hold(UUID.randomUUID(), slot).statusCode());
        assertThat(status).isEqualTo(404);
    }

    @Test
    void nobodyGetsANumberForIt() {
        int status = InTheMiddle.of(
                retiring,
                "for key share",
                () -> hall.asCitizen(UUID.randomUUID(), "SOCIAL").statusCode());
        assertThat(status).isEqualTo(404);
    }
}
