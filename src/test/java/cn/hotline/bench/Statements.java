package cn.hotline.bench;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What Hibernate sends to the database while something is done. */
final class Statements {

    private Statements() {}

    /** In their order, each on one line. */
    static List<String> of(Runnable work) {
        var statements = new CopyOnWriteArrayList<String>();
        var sql = Logger.getLogger("org.hibernate.SQL");
        var before = sql.getLevel();
        var handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                var sql = folded(record.getMessage());
                if (Thread.currentThread().isVirtual() && !sql.contains(" session_ended ")) { // behind all requests
                    statements.add(sql);
                }
            }

            @Override
            public void flush() {
                // nothing is held back
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
        sql.addHandler(handler);
        sql.setLevel(Level.FINE);
        try {
            work.run();
        } finally {
            sql.removeHandler(handler);
            sql.setLevel(before);
        }
        return statements;
    }

    static String folded(String sql) {
        return sql.strip().replaceAll("\\s+", " ");
    }
}
