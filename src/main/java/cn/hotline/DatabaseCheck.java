package cn.hotline;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;

/** Whether the configured PostgreSQL answers, lets us in and is one the migrations run on. */
final class DatabaseCheck {
    /** {@code is json object} in the migrations came with this release. */
    static final int OLDEST = 16;

    private static final String SECONDS = "5";

    private DatabaseCheck() {}

    /** What is wrong with it, in one line. */
    static Optional<String> fault(String url, String user, String password) {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", SECONDS);
        properties.setProperty("loginTimeout", SECONDS);
        properties.setProperty("socketTimeout", SECONDS);
        try (Connection connection = DriverManager.getConnection(url, properties)) {
            return unfit(connection, url);
        } catch (SQLException e) {
            return Optional.of(reason(e, url, user));
        }
    }

    private static Optional<String> unfit(Connection connection, String url) throws SQLException {
        var server = connection.getMetaData();
        if (server.getDatabaseMajorVersion() < OLDEST) {
            return Optional.of("HOTLINE_DB_URL names PostgreSQL %s at %s: it must be %d or newer"
                    .formatted(server.getDatabaseProductVersion(), place(url), OLDEST));
        }
        try (Statement statement = connection.createStatement();
                var row = statement.executeQuery("show server_encoding")) {
            row.next();
            return row.getString(1).equals("UTF8")
                    ? Optional.empty()
                    : Optional.of("HOTLINE_DB_URL names a database at %s with the encoding %s: it must be UTF8,"
                                    .formatted(place(url), row.getString(1))
                            + " e.g. from: createdb -E UTF8 -T template0 hotline");
        }
    }

    private static String reason(SQLException e, String url, String user) {
        String state = String.valueOf(e.getSQLState());
        String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        if (state.startsWith("28")) {
            return "HOTLINE_DB_USER and HOTLINE_DB_PASSWORD: PostgreSQL at %s does not let %s in (%s)"
                    .formatted(place(url), user, said);
        }
        if (state.equals("3D000")) {
            return "HOTLINE_DB_URL: PostgreSQL at %s has no such database; make it, e.g. createdb -E UTF8 -O %s hotline"
                    .formatted(place(url), user);
        }
        return "HOTLINE_DB_URL: no PostgreSQL is ready at %s (%s); start it, or correct host and port"
                .formatted(place(url), said);
    }

    /** Without the query: it may carry a password. */
    private static String place(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }
}
