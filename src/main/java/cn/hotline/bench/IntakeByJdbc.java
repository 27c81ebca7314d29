package cn.hotline.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The limit for intake: the statements the service sends for one filing (bench/intake.sql, held equal to them by a test), with rows
 * of the same size, in one transaction, by plain JDBC and nothing else.
 */
final class IntakeByJdbc implements Load.Work {

    private static final int SEALED_OVERHEAD = 28;

    private final Target target;
    private final Texts texts;
    private final List<String> statements = statements();

    IntakeByJdbc(Target target, Texts texts) {
        this.target = target;
        this.texts = texts;
    }

    static List<String> statements() {
        try (var in = Objects.requireNonNull(
                IntakeByJdbc.class.getResourceAsStream("/bench/intake.sql"), "bench/intake.sql")) {
            var all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return List.of(all.strip().split("\\s*;\\s*(?:\n|$)"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Load.Worker worker() throws SQLException {
        return new Inserter(target.connectToDatabase());
    }

    private final class Inserter implements Load.Worker {
        private final Connection connection;
        private final List<PreparedStatement> prepared = new ArrayList<>();
        private final PreparedStatement region;

        Inserter(Connection connection) throws SQLException {
            this.connection = connection;
            connection.setAutoCommit(false);
            for (var statement : statements) {
                prepared.add(connection.prepareStatement(statement));
            }
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
            try (var rows = region.executeQuery()) {
                rows.next();
            }
            var number = number();
            run(2, ticket(id, number, text, now));
            run(
                    3,
                    "anonymous",
                    now,
                    data(number),
                    bytes(32),
                    "CITIZEN",
                    bytes(text.length() * 3 + 350),
                    "FILED",
                    "FILE",
                    id,
                    1);
            run(4, now, "WEB", "anonymous", null, id, 1);
            run(5, connection.createArrayOf("varchar", grams(text)), id);
            run(
                    6,
                    "anonymous",
                    UUID.randomUUID().toString(),
                    bytes(32),
                    201,
                    bytes(108 + SEALED_OVERHEAD),
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
            try (var rows = prepared.get(1).executeQuery()) {
                rows.next();
                return "%014d".formatted(rows.getLong(1));
            }
        }

        private void run(int statement, @Nullable Object... values) throws SQLException {
            var prepare = prepared.get(statement);
            for (int i = 0; i < values.length; i++) {
                prepare.setObject(i + 1, values[i]);
            }
            prepare.executeUpdate();
        }

        /** By column name, in the order in which the service's statement has them. */
        private @Nullable Object[] ticket(UUID id, String number, String text, OffsetDateTime now) throws SQLException {
            Map<String, Object> row = Map.ofEntries(
                    Map.entry("attachments", "[]"),
                    Map.entry("channel", "WEB"),
                    Map.entry("code_hash", bytes(32)),
                    Map.entry("data_key", bytes(32 + SEALED_OVERHEAD)),
                    Map.entry("elements", "{}"),
                    Map.entry("filed_at", now),
                    Map.entry("head", bytes(32)),
                    Map.entry("level", "GENERAL"),
                    Map.entry("lock_version", 0),
                    Map.entry("name_hash", bytes(32)),
                    Map.entry("number", number),
                    Map.entry("people_sealed", bytes(110)),
                    Map.entry("phone_hash", bytes(32)),
                    Map.entry("region", "999901"),
                    Map.entry("address", "文化路8号"),
                    Map.entry("reporter_kind", "NAMED"),
                    Map.entry("reporter_name", "王**"),
                    Map.entry("reporter_phone", "199****0001"),
                    Map.entry("seq", 1),
                    Map.entry("status", "FILED"),
                    Map.entry("sub_tickets", connection.createArrayOf("varchar", new Object[0])),
                    Map.entry("text", text),
                    Map.entry("title", text.substring(0, Math.min(20, text.length()))),
                    Map.entry("track_failures", 0),
                    Map.entry("type", "HELP"),
                    Map.entry("updated_at", now),
                    Map.entry("urges", 0),
                    Map.entry("id", id));
            var insert = statements.get(2);
            var columns = insert.substring(insert.indexOf('(') + 1, insert.indexOf(')'))
                    .split(",");
            var values = new Object[columns.length];
            for (int i = 0; i < columns.length; i++) {
                values[i] = row.get(columns[i]);
            }
            return values;
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

    private static byte[] bytes(int count) {
        var bytes = new byte[count];
        ThreadLocalRandom.current().nextBytes(bytes);
        return bytes;
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
