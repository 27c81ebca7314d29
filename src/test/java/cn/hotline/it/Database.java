package cn.hotline.it;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A fresh database on a PostgreSQL that is reached by URL alone: the one of {@code HOTLINE_IT_DB_URL} (any database of it, with
 * {@code HOTLINE_IT_DB_USER} and {@code HOTLINE_IT_DB_PASSWORD} of a role that may create databases), else one of the test's own.
 */
record Database(String url, String user, String password) {

    private static final String LOGINS = "host all postgres all trust%nhost all all all scram-sha-256%n".formatted();
    private static final String ENCODING = " encoding 'UTF8' template template0";

    static Database fresh() {
        var name = "hotline_it_" + UUID.randomUUID().toString().substring(0, 8);
        var given = System.getenv("HOTLINE_IT_DB_URL");
        if (given == null) {
            return embedded(name);
        }
        var server = new Database(given, env("HOTLINE_IT_DB_USER"), env("HOTLINE_IT_DB_PASSWORD"));
        server.execute("create database " + name + ENCODING);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> server.execute("drop database " + name + " with (force)")));
        return new Database(given.replaceFirst("/[^/?]*(\\?|$)", "/" + name + "$1"), server.user, server.password);
    }

    /** A role of its own that owns one database, as a city's administrator would make it, and a password that counts. */
    private static Database embedded(String name) {
        var password = UUID.randomUUID().toString();
        Own.SERVER.execute("create role %s login password '%s'".formatted(name, password));
        Own.SERVER.execute("create database %s owner %s%s".formatted(name, name, ENCODING));
        return new Database(Own.SERVER.url.replaceFirst("[^/]*$", name), name, password);
    }

    /** The server of all tests of the run, started when the first of them wants a database. */
    private static final class Own {

        private static final Database SERVER = started();

        private static Database started() {
            try {
                var postgres = EmbeddedPostgres.builder()
                        .setLocaleConfig("locale-provider", "builtin")
                        .setLocaleConfig("builtin-locale", "C.UTF-8")
                        .setLocaleConfig("encoding", "UTF8")
                        .start();
                var url = "jdbc:postgresql://localhost:%d/postgres".formatted(postgres.getPort());
                var server = new Database(url, "postgres", "postgres");
                Files.writeString(Path.of(server.value("show hba_file")), LOGINS);
                server.value("select pg_reload_conf()");
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    Map<String, String> settings() {
        return Map.of("HOTLINE_DB_URL", url, "HOTLINE_DB_USER", user, "HOTLINE_DB_PASSWORD", password);
    }

    long count(String table) {
        return Long.parseLong(value("select count(*) from " + table));
    }

    private String value(String query) {
        return values(query).getFirst();
    }

    /** The first column. */
    List<String> values(String query) {
        try (var connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            var values = new ArrayList<String>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) {
        try (var connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String env(String name) {
        var value = System.getenv(name);
        if (value == null) {
            throw new IllegalStateException(name + " is needed beside HOTLINE_IT_DB_URL");
        }
        return value;
    }
}
