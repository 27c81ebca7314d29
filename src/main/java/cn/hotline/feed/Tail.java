package cn.hotline.feed;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * This node's reader of the stream: told by {@code NOTIFY} that there is more, it reads the table from where it stood, so that a
 * lost notification, a lost connection or a restarted database costs time and never an event.
 */
@Singleton
final class Tail {

    private static final Logger LOG = Logger.getLogger(Tail.class);

    /** Positions of one read. */
    private static final int BATCH = 500;

    private static final int MAX_PAUSE_MILLIS = 5_000;

    private final AgroalDataSource database;
    private final FeedLog log;
    private final Delivery delivery;
    private final FeedConfig config;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** All up to here has been delivered; after a failure the same is delivered again, and readers know by the position. */
    private long position;

    private volatile boolean connected;
    private volatile @Nullable Connection listening;

    Tail(AgroalDataSource database, FeedLog log, Delivery delivery, FeedConfig config) {
        this.database = database;
        this.log = log;
        this.delivery = delivery;
        this.config = config;
    }

    /** One row of the stream: an entry under one of its topics. */
    record Row(Entry entry, String topic) {}

    void start(@Observes StartupEvent event) {
        position = log.head();
        Thread.ofPlatform().daemon().name("feed-tail").start(this::run);
    }

    void stop(@Observes @Priority(10_000) ShutdownEvent event) {
        stopped.countDown();
        var waiting = listening;
        if (waiting != null) {
            try {
                waiting.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("already closed", e);
            }
        }
    }

    /** Whether this node hears of what other nodes commit. */
    boolean isConnected() {
        return connected;
    }

    private void run() {
        int failures = 0;
        while (stopped.getCount() > 0) {
            try (var connection = database.getConnection()) {
                listen(connection);
                failures = 0;
                follow(connection);
            } catch (SQLException | RuntimeException e) {
                connected = false;
                failures++;
                tell(e);
                pause(failures);
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        listening = connection;
        try (var statement = connection.createStatement()) {
            statement.execute("listen hotline_feed");
        }
    }

    /** Reads first: what came while nobody listened has been announced to nobody. */
    private void follow(Connection connection) throws SQLException {
        var notices = connection.unwrap(PGConnection.class);
        while (stopped.getCount() > 0) {
            catchUp(connection);
            connected = true;
            notices.getNotifications((int) config.lookout().toMillis());
        }
    }

    private void catchUp(Connection connection) throws SQLException {
        List<Row> rows;
        do {
            rows = read(connection, position);
            if (!rows.isEmpty()) {
                delivery.deliver(rows);
                position = rows.getLast().entry().position();
            }
        } while (!rows.isEmpty());
    }

    private static List<Row> read(Connection connection, long after) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select position, ticket_id, seq, topic from feed_entry
                where position > ? and position <= ? order by position""")) {
            statement.setLong(1, after);
            statement.setLong(2, after + BATCH);
            try (var found = statement.executeQuery()) {
                var rows = new ArrayList<Row>();
                while (found.next()) {
                    var entry = new Entry(found.getLong(1), found.getObject(2, UUID.class), found.getInt(3));
                    rows.add(new Row(entry, found.getString(4)));
                }
                return rows;
            }
        }
    }

    private void tell(Exception e) {
        if (stopped.getCount() > 0) {
            LOG.warn("The feed lost its database and will catch up: " + e.getMessage());
        }
    }

    private void pause(int failures) {
        try {
            stopped.await(Math.min(MAX_PAUSE_MILLIS, 100L << Math.min(failures, 6)), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
