package cn.hotline.appointment;

import static cn.hotline.appointment.ATemplate.FRIDAY;
import static cn.hotline.appointment.ATemplate.ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.hall.Openings;
import cn.hotline.hall.queue.AHall;
import cn.hotline.supervision.calendar.Rulebooks;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Slots are published by one node at a time, and by the first start of a city before it answers. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class PublishingOnceTest {

    @Inject
    Publishing publishing;

    @Inject
    EntityManager db;

    @Inject
    Openings openings;

    @Inject
    Rulebooks rulebooks;

    @Inject
    Unpublished unpublished;

    @Inject
    Conflicts conflicts;

    @Inject
    Batches batches;

    @Inject
    Clock clock;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void then() {
        MovedClock.at(FRIDAY.atTime(7, 0).atZone(ZONE).toInstant());
    }

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void ofTwoNodesTheSecondPublishesNothingAndDoesNotWait() throws Exception {
        var hall = planned();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var node = Executors.newSingleThreadExecutor()) {
            connection.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(hashtext('slots:%s'))".formatted(hall));
            node.submit(publishing::run).get(10, TimeUnit.SECONDS);
            assertThat(slots(hall)).isZero();
            connection.rollback();
        }
        publishing.run();
        assertThat(slots(hall)).isPositive();
    }

    @Test
    void theFirstStartHasSlotsAtOnceAndLaterOnesLeaveThemToTheSchedule() throws SQLException {
        var first = planned();
        publishing.begin(new StartupEvent());
        assertThat(slots(first)).as("switched off").isZero();
        AHall.run("delete from slot_publishing");
        starting().begin(new StartupEvent());
        assertThat(slots(first)).isPositive();
        var later = planned();
        starting().begin(new StartupEvent());
        assertThat(slots(later)).isZero();
    }

    private static String planned() {
        var hall = AHall.fresh().code();
        // Behind the service's back, which publishes what a manager puts in at once.
        AHall.run("""
                insert into slot_template (id, hall, service, version, effective_from, windows, author, at)
                values (uuidv7(), '%s', 'SOCIAL', 1, '%s', '[{"days": "WORKING", "from": "09:00", "to": "11:00",
                    "slotMinutes": 30, "seats": 2}]', 'staff:test', now())""", hall, FRIDAY);
        return hall;
    }

    /** As it is configured where it is not switched off. */
    private Publishing starting() {
        var rules = new SmallRyeConfigBuilder()
                .withMapping(AppointmentRules.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .build()
                .getConfigMapping(AppointmentRules.class);
        return new Publishing(db, openings, rulebooks, unpublished, conflicts, batches, rules, clock);
    }

    private static long slots(String hall) {
        return Rows.count("select count(*) from slot where hall = ?", hall);
    }
}
