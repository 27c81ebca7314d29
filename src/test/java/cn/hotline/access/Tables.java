package cn.hotline.access;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Looks straight into the database, as a thief of a backup would. */
record Tables(DataSource source) {

    /** Every value of every column of every table, by {@code table.column}; bytes as the text they would be in the clear. */
    Map<String, StringBuilder> dump() throws SQLException {
        var dump = new LinkedHashMap<String, StringBuilder>();
        try (var connection = source.getConnection()) {
            for (var table : column(connection, """
                    select table_name from information_schema.tables
                    where table_schema = 'public' and table_type = 'BASE TABLE'""")) {
                try (var statement = connection.createStatement();
                        var rows = statement.executeQuery("select * from \"" + table + "\"")) {
                    while (rows.next()) {
                        add(dump, table, rows);
                    }
                }
            }
        }
        return dump;
    }

    void execute(String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long count(String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void add(Map<String, StringBuilder> dump, String table, ResultSet row) throws SQLException {
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            var value = row.getObject(i);
            var text = value instanceof byte[] bytes
                    ? new String(bytes, StandardCharsets.UTF_8) + new String(bytes, StandardCharsets.UTF_16BE)
                    : String.valueOf(value);
            dump.computeIfAbsent(table + "." + row.getMetaData().getColumnName(i), name -> new StringBuilder())
                    .append(text)
                    .append('\n');
        }
    }

    private static List<String> column(Connection connection, String sql) throws SQLException {
        var values = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
