package cn.hotline.support;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Looks at the tables behind the service's back. */
public final class Rows {

    private Rows() {}

    /** @param sql a query for one number */
    public static long count(String sql, Object... parameters) {
        return one(sql, rows -> rows.getLong(1), parameters);
    }

    /** @param sql a query for one text */
    public static String text(String sql, Object... parameters) {
        return one(sql, rows -> rows.getString(1), parameters);
    }

    private interface Column<T> {
        T of(ResultSet rows) throws SQLException;
    }

    private static <T> T one(String sql, Column<T> column, Object... parameters) {
        var source = Arc.container().instance(AgroalDataSource.class).get();
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                return column.of(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
