package cn.hotline.ticket;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Changes tickets and their history as a superuser can, past the triggers; closing it puts everything back. */
final class Tampering implements AutoCloseable {

    private final DataSource database;

    Tampering(DataSource database, String... numbers) throws SQLException {
        this.database = database;
        var list = Arrays.stream(numbers).map(n -> "'" + n + "'").collect(Collectors.joining(", "));
        inTransaction(
                "create table kept_ticket as select * from ticket where number in (" + list + ")",
                "create table kept_event as select * from ticket_event where ticket_id in (select id from kept_ticket)");
    }

    void run(String sql) throws SQLException {
        assertChanged(inTransaction("set local session_replication_role = replica", sql), sql);
    }

    @Override
    public void close() throws SQLException {
        inTransaction(
                "set local session_replication_role = replica",
                "delete from ticket_event where ticket_id in (select id from kept_ticket)",
                "insert into ticket_event select * from kept_event",
                "delete from ticket where id in (select id from kept_ticket)",
                "insert into ticket select * from kept_ticket",
                "drop table kept_event",
                "drop table kept_ticket");
    }

    private static void assertChanged(int rows, String sql) {
        if (rows == 0) {
            throw new AssertionError("nothing tampered with by: " + sql);
        }
    }

    private int inTransaction(String... statements) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            int rows = 0;
            try (var statement = connection.createStatement()) {
                for (var sql : List.of(statements)) {
                    rows = statement.executeUpdate(sql);
                }
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
            return rows;
        }
    }
}
