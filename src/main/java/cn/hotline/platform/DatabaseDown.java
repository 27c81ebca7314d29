package cn.hotline.platform;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away from a database that refused a statement. */
final class DatabaseDown {

    private DatabaseDown() {}

    static boolean isBehind(@Nullable Throwable e) {
        int depth = 0;
        for (var cause = e; cause != null && depth++ < 20; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException || cause instanceof SQLException sql && isDown(sql)) {
                return true;
            }
        }
        return false;
    }

    /** Class 08: connection; 57P0x: shutting down or starting; 53300: too many connections; pool timeout has no state. */
    private static boolean isDown(SQLException e) {
        var state = e.getSQLState();
        if (state == null) {
            return String.valueOf(e.getMessage()).contains("Acquisition timeout")
                    || String.valueOf(e.getMessage()).contains("Sorry, acquisition timeout");
        }
        return state.startsWith("08") || state.startsWith("57P0") || state.equals("53300");
    }

    static Refusal refusal() {
        return Refusal.unavailable("database-down", Duration.ofSeconds(5));
    }
}
