package cn.hotline.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** For whom no seat came free until their time was over: they are told so, once. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class WaitingEndTest {

    private static final Duration THE_TIME = Duration.ofHours(1);

    @Inject
    Sweeping sweeping;

    @Inject
    AgroalDataSource database;

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void whoWaitedInVainIsToldOnce() {
        var at = ASlot.fullOne();
        var waiting = waits(at);
        MovedClock.at(at.plus(THE_TIME).minusSeconds(60));
        sweeping.run();
        assertThat(state(waiting)).isEqualTo("WAITING");
        MovedClock.at(at.plus(THE_TIME));
        sweeping.run();
        sweeping.run();
        assertThat(state(waiting)).isEqualTo("LAPSED");
        assertThat(told(waiting)).isEqualTo(1);
    }

    @Test
    void whoHasNoNumberEndsAllTheSameAndWhoLeftIsNotTold() {
        var at = ASlot.fullOne();
        var nameless = UUID.randomUUID();
        String untold = ASlot.join(nameless, ASlot.wait(at))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var left = waits(at);
        As.agent()
                .post("/api/staff/v1/on-behalf/waitings/{id}/leaving", left)
                .then()
                .statusCode(200)
                .body("state", equalTo("LEFT"));
        MovedClock.at(at.plus(THE_TIME));
        sweeping.run();
        assertThat(state(untold)).isEqualTo("LAPSED");
        assertThat(told(untold) + told(left)).isZero();
    }

    @Test
    void whomAnotherNodeIsJustTellingIsLeftToIt() throws SQLException {
        var at = ASlot.fullOne();
        var theirs = waits(at);
        var ours = waits(at);
        MovedClock.at(at.plus(THE_TIME));
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select 1 from waiting where id = '%s' for update".formatted(theirs));
            sweeping.run();
            assertThat(state(ours)).isEqualTo("LAPSED");
            assertThat(told(theirs)).isZero();
            connection.rollback();
        }
        sweeping.run();
        assertThat(told(theirs)).isEqualTo(1);
        assertThat(told(ours)).isEqualTo(1);
    }

    /** @return its id */
    private static String waits(Instant at) {
        return As.agent()
                .header("Idempotency-Key", As.key())
                .body(Map.of("phone", ByPhone.fresh(), "waiting", ASlot.wait(at)))
                .post("/api/staff/v1/on-behalf/waitings")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String state(String waiting) {
        return Rows.text("select state from waiting where id = ?", UUID.fromString(waiting));
    }

    private static long told(String waiting) {
        return Rows.count(
                "select count(*) from notice where event = 'WAITING_ENDED' and occasion = ?",
                "waiting:" + waiting + ":ended");
    }
}
