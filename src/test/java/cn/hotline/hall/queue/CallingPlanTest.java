package cn.hotline.hall.queue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.Postgres;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** However many numbers there were, a press of next looks at those that wait. Nothing of it stays. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class CallingPlanTest {

    /** Of four halls two weeks of two hundred a day, and a day on which some wait. */
    private static final String NUMBERS = """
            insert into queue_ticket (id, hall, day, number, service, kind, priority, channel, code_hash, state, taken_at, turn_at,
                counter, started_at, ended_at, version)
            select uuidv7(), (cast('{%1$s}' as text[]))[1 + n %% 4], current_date - n / 800, 'A' || n, case n %% 3 when 0 then 'TAX' else 'SOCIAL' end, 'WALK_IN', 'NONE',
                'KIOSK', decode(repeat('00', 32), 'hex'), case when n between 500 and 799 then 'WAITING' else 'DONE' end, now(),
                now() + n * interval '1 second', '02', now(), now(), 3
            from generate_series(0, 11999) n""";

    @Inject
    AgroalDataSource database;

    @Test
    void theNextOneIsFoundByWhoWaits() throws SQLException {
        var halls = Stream.generate(AHall::fresh).limit(4).map(AHall::code).toList();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(NUMBERS.formatted(String.join(",", halls)));
            statement.execute("analyze queue_ticket");
            goesByWhoWaits(statement, Calling.CLAIM.formatted("skip locked"), halls.getFirst());
            goesByWhoWaits(statement, Calling.CLAIM.formatted(""), halls.getFirst());
            var count = "select count(*) from queue_ticket n where " + Calling.CALLABLE;
            goesByWhoWaits(statement, count, halls.getFirst());
            connection.rollback();
        }
    }

    private static void goesByWhoWaits(Statement statement, String sql, String hall) throws SQLException {
        statement.execute("prepare press (text, text[], text) as "
                + sql.replace(":hall", "$1")
                        .replace(":services", "$2")
                        .replace(":counter", "$3")
                        .replace(":day", "current_date")
                        .replace(":clerk", "'staff:test'")
                        .replace(":now", "now()"));
        for (var mode : List.of("force_custom_plan", "force_generic_plan")) {
            statement.execute("set local plan_cache_mode = " + mode);
            assertThat(plan(statement, "explain execute press ('%s', '{SOCIAL,MEDICAL}', '01')".formatted(hall)))
                    .as(mode)
                    .containsPattern("queue_ticket_(open|waiting)")
                    .doesNotContain("Seq Scan on queue_ticket", "queue_ticket_day");
        }
        statement.execute("deallocate press");
    }

    private static String plan(Statement statement, String explain) throws SQLException {
        var plan = new StringBuilder();
        try (var rows = statement.executeQuery(explain)) {
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }
}
