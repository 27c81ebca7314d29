package cn.hotline.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The limit for intake: the statements the service sends for one filing (bench/intake.sql, held equal to them by a test), with rows
 * of the same size, in one transaction, by plain JDBC and nothing else.
 */
final class IntakeByJdbc implements Load.Work {

    private static final int SEALED_OVERHEAD = 28;

    /** Places among the statements. */
    private static final int RULEBOOK = 2;

    private static final int TICKET = 3;
    private static final int DEADLINE = 5;
    private static final int NOTICE = 6;

    private final Target target;
    private final Texts texts;
    private final List<String> statements = statements();

    IntakeByJdbc(Target target, Texts texts) {
        this.target = target;
        this.texts = texts;
    }

    static List<String> statements() {
        return SqlFile.statements("/bench/intake.sql");
    }

    @Override
    public Load.Worker worker() throws SQLException {
        return new Inserter(target.connectToDatabase());
    }

    private final class Inserter implements Load.Worker {
        private final Connection connection;
        private final List<PreparedStatement> prepared = new ArrayList<>();
        private final PreparedStatement region;
        private final IntakeRows rows;

        Inserter(Connection connection) throws SQLException {
            this.connection = connection;
            connection.setAutoCommit(false);
            for (var statement : statements) {
                prepared.add(connection.prepareStatement(statement));
            }
            rows = new IntakeRows(connection);
            region = prepared.getFirst();
            region.setString(1, "REGION");
            region.setString(2, "999901");
            region.setObject(3, java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")));
            region.setInt(4, 1);
        }

        @Override
        public void once() throws SQLException {
            var text = texts.next();
            var id = version7();
            var now = OffsetDateTime.now(java.time.Clock.systemUTC());
            try (var found = region.executeQuery()) {
                found.next();
            }
            var number = number();
            prepared.get(RULEBOOK).executeQuery().close();
            var filing = new IntakeRows.Filing(id, number, text, now);
            run(TICKET, rows.ticket(statements.get(TICKET), filing));
            run(
                    4,
                    "anonymous",
                    now,
                    data(number),
                    IntakeRows.bytes(32),
                    "CITIZEN",
                    IntakeRows.bytes(text.length() * 3 + 350),
                    "FILED",
                    "FILE",
                    id,
                    1);
            run(DEADLINE, rows.deadline(statements.get(DEADLINE), filing));
            run(NOTICE, rows.notice(filing));
            run(7, now, "WEB", "anonymous", null, null, id, 1);
            run(8, connection.createArrayOf("varchar", grams(text)), id);
            run(
                    9,
                    "anonymous",
                    UUID.randomUUID().toString(),
                    IntakeRows.bytes(32),
                    201,
                    IntakeRows.bytes(108 + SEALED_OVERHEAD),
                    "/api/citizen/v1/tickets/" + number,
                    null,
                    now);
            connection.commit();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }

        private String number() throws SQLException {
            try (var next = prepared.get(1).executeQuery()) {
                next.next();
                return "%014d".formatted(next.getLong(1));
            }
        }

        private void run(int statement, @Nullable Object... values) throws SQLException {
            var prepare = prepared.get(statement);
            for (int i = 0; i < values.length; i++) {
                prepare.setObject(i + 1, values[i]);
            }
            prepare.executeUpdate();
        }
    }

    private static String data(String number) {
        return """
                {"number":"%s","codeHash":"%s","origin":{"channel":"WEB","client":"anonymous"},"type":"HELP","level":"GENERAL",\
                "region":"999901","attachments":[]}""".formatted(number, "x".repeat(44));
    }

    private static Object[] grams(String text) {
        var grams = new LinkedHashSet<String>();
        for (int i = 0; i + 1 < text.length(); i++) {
            if (Character.isLetterOrDigit(text.charAt(i)) && Character.isLetterOrDigit(text.charAt(i + 1))) {
                grams.add(text.substring(i, i + 2));
            }
        }
        return grams.toArray();
    }

    /** Ordered by time like the service's keys, so that both sides fill the same end of the index. */
    private static UUID version7() {
        long millis = OffsetDateTime.now(java.time.Clock.system(ZoneOffset.UTC))
                .toInstant()
                .toEpochMilli();
        var random = ThreadLocalRandom.current();
        long high = (millis << 16) | 0x7000 | random.nextInt(0x1000);
        return new UUID(high, (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L);
    }
}
