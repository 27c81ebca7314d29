package cn.hotline.hall.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A press means the number that was on the screen, and no other. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class StalePressTest extends WithHall {

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void open() {
        hall.open("01", "02");
        hall.taken("SOCIAL");
        hall.taken("SOCIAL");
        hall.next("02");
    }

    @Test
    void aSkipWhoseAnswerWasLostTouchesNobodyElse() {
        var first = hall.seen("02");
        hall.at("02", "skip", first).then().statusCode(200).body("current", nullValue());
        assertThat(hall.next("02")).isEqualTo("A002");
        hall.at("02", "skip", first)
                .then()
                .statusCode(200)
                .body("current.number", equalTo("A002"), "current.state", equalTo("CALLED"));
        hall.at("02", "start", first).then().statusCode(409).body("number", equalTo("A001"));
        assertThat(state("A002")).isEqualTo("CALLED");
    }

    @Test
    void theSameCallIsMadeOnce() {
        var first = hall.seen("02");
        hall.at("02", "recall", first).then().body("current.calls", equalTo(2));
        hall.at("02", "recall", first).then().statusCode(200).body("current.calls", equalTo(2));
        hall.at("02", "start", first).then().statusCode(409);
        hall.at("02", "start").then().statusCode(200);
    }

    @Test
    void eachVerbMayBeRepeatedAndNoneMeansSomebodyElse() {
        var called = hall.seen("02");
        twice("start", called, Map.of());
        var serving = hall.seen("02");
        twice("finish", serving, Map.of("result", "SERVED"));
        hall.next("02");
        stale("parking", serving, Map.of());
        stale("redirection", serving, Map.of("service", "MEDICAL"));
        stale("recall", serving, Map.of());
        assertThat(state("A002")).isEqualTo("CALLED");
        twice("redirection", hall.seen("02"), Map.of("service", "MEDICAL"));
        assertThat(hall.next("01")).isEqualTo("A002");
        twice("parking", hall.seen("01"), Map.of(), "01");
    }

    @Test
    void aNumberOfAnotherCounterIsNotTouched() {
        var ofTheOther = hall.seen("02");
        hall.next("01");
        stale("skip", ofTheOther, Map.of(), "01");
        assertThat(state("A001")).isEqualTo("CALLED");
    }

    @Test
    void lookingAtACounterWaitsForNobody() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select 1 from counter where hall = '%s' for update".formatted(hall.code()));
            statement.execute("select 1 from queue_ticket where hall = '%s' for update".formatted(hall.code()));
            assertThat(hall.seen("02").get("version")).isEqualTo(3);
            connection.rollback();
        }
    }

    private void twice(String verb, Map<String, Object> seen, Map<String, ?> more) {
        twice(verb, seen, more, "02");
    }

    private void twice(String verb, Map<String, Object> seen, Map<String, ?> more, String counter) {
        for (int i = 0; i < 2; i++) {
            hall.at(counter, verb, both(seen, more)).then().statusCode(200);
        }
    }

    private void stale(String verb, Map<String, Object> seen, Map<String, ?> more) {
        stale(verb, seen, more, "02");
    }

    private void stale(String verb, Map<String, Object> seen, Map<String, ?> more, String counter) {
        hall.at(counter, verb, both(seen, more)).then().statusCode(409).body("number", equalTo("A001"));
    }

    private static Map<String, Object> both(Map<String, Object> seen, Map<String, ?> more) {
        var both = new HashMap<>(seen);
        both.putAll(more);
        return both;
    }

    private String state(String number) {
        return Rows.text("select state from queue_ticket where hall = ? and number = ?", hall.code(), number);
    }
}
