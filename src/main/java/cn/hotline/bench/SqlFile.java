package cn.hotline.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Statements of the benchmark, each ended by a semicolon at the end of a line. */
final class SqlFile {

    private SqlFile() {}

    static List<String> statements(String resource) {
        try (var in = Objects.requireNonNull(SqlFile.class.getResourceAsStream(resource), resource)) {
            var all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return List.of(all.strip().split("\\s*;\\s*(?:\n|$)"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By the names of its columns, in their order; empty where there is no row. */
    static Map<String, @Nullable Object> firstRow(PreparedStatement select) throws SQLException {
        try (var rows = select.executeQuery()) {
            return row(rows);
        }
    }

    /** The same of what was read already. */
    static Map<String, @Nullable Object> row(ResultSet rows) throws SQLException {
        var row = new LinkedHashMap<String, @Nullable Object>();
        boolean found = rows.next();
        for (int i = 1; found && i <= rows.getMetaData().getColumnCount(); i++) {
            row.put(rows.getMetaData().getColumnName(i), rows.getObject(i));
        }
        return row;
    }
}
