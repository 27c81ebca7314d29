package cn.hotline.bench;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** The benchmark's other side is only a limit if it sends the very statements the service sends. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class IntakeSqlTest {

    @Test
    void theBenchmarkSendsTheStatementsOfOneFiling() {
        aTicket().filed();
        assertThat(statementsOf(() -> aTicket().inRegion("999901").filed()))
                .isEqualTo(IntakeByJdbc.statements().stream()
                        .map(IntakeSqlTest::folded)
                        .toList());
    }

    private static List<String> statementsOf(Runnable work) {
        var statements = new CopyOnWriteArrayList<String>();
        var sql = Logger.getLogger("org.hibernate.SQL");
        var before = sql.getLevel();
        var handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                var sql = folded(record.getMessage());
                if (!sql.contains(" webhook")) { // what goes on behind all requests
                    statements.add(sql);
                }
            }

            @Override
            public void flush() {
                // nothing is held back
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
        sql.addHandler(handler);
        sql.setLevel(Level.FINE);
        try {
            work.run();
        } finally {
            sql.removeHandler(handler);
            sql.setLevel(before);
        }
        return statements;
    }

    private static String folded(String sql) {
        return sql.strip().replaceAll("\\s+", " ");
    }
}
