package cn.hotline.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.StringJoiner;

/** Fills a scratch database with tickets, clocks, cards and orders of two years, by SQL alone (bench/desk.sql). */
final class DeskFill {

    private static final List<String> TABLES =
            List.of("ticket", "ticket_search", "deadline", "card", "supervision_order");
    private static final int WORDS = 307;

    private final Connection db;

    DeskFill(Connection db) {
        this.db = db;
    }

    /** @param sample number of a ticket whose reporter has filed more of them */
    void fill(int tickets, String sample) throws SQLException, IOException {
        set("bench.tickets", Integer.toString(tickets));
        set("bench.sample", sample);
        set("bench.words", words());
        try (var statement = db.createStatement()) {
            statement.execute("set synchronous_commit = off; set maintenance_work_mem = '1GB'; set work_mem = '256MB'");
            var indexes = takeIndexes(statement);
            for (var step : resource("/bench/desk.sql").strip().split("\\s*;\\s*(?:\n|$)")) {
                timed(step.lines().findFirst().orElseThrow(), statement, step);
            }
            for (var index : indexes) {
                timed(index.substring(0, index.indexOf(" ON ")), statement, index);
            }
            timed("vacuum analyze", statement, "vacuum analyze " + String.join(", ", TABLES));
        }
    }

    boolean isFilled() throws SQLException {
        try (var statement = db.createStatement();
                var row = statement.executeQuery("select exists (select from ticket where number like '99%')")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Built anew over all rows at once, which takes a fraction of the time that adding each row takes. */
    private static List<String> takeIndexes(Statement statement) throws SQLException {
        var made = new ArrayList<String>();
        var dropped = new ArrayList<String>();
        try (var rows = statement.executeQuery("""
                select indexrelid::regclass, pg_get_indexdef(indexrelid) from pg_index
                where indrelid = any(array['%s']::regclass[])
                    and not exists (select from pg_constraint where conindid = indexrelid)""".formatted(String.join("', '", TABLES)))) {
            while (rows.next()) {
                dropped.add(rows.getString(1));
                made.add(rows.getString(2).replace(" ON ONLY ", " ON ")); // of all its partitions
            }
        }
        statement.execute("drop index " + String.join(", ", dropped));
        return made;
    }

    private static void timed(String name, Statement statement, String sql) throws SQLException {
        long begin = System.nanoTime();
        statement.execute(sql);
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (seconds > 1) {
            System.out.printf(Locale.ROOT, "  %6.1f s  %s%n", seconds, name);
        }
    }

    private void set(String name, String value) throws SQLException {
        try (var statement = db.prepareStatement("select set_config(?, ?, false)")) {
            statement.setString(1, name);
            statement.setString(2, value);
            statement.execute();
        }
    }

    private static String words() {
        var texts = new Texts();
        var all = new StringJoiner("\n");
        for (int i = 0; i < WORDS; i++) {
            all.add(texts.next());
        }
        return all.toString();
    }

    static String resource(String name) throws IOException {
        try (var in = Objects.requireNonNull(DeskFill.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
