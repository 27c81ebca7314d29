package cn.hotline.feed;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The stream as it is stored: every read is one range of one index. */
@Singleton
public final class FeedLog {

    /** Entries of one read at most. */
    public static final int MAX_READ = 500;

    private final AgroalDataSource database;
    private final List<Consumer<Set<String>>> listeners = new CopyOnWriteArrayList<>();

    FeedLog(AgroalDataSource database) {
        this.database = database;
    }

    /** The last position given out, and the oldest one that is still kept. */
    record Extent(long head, long oldest) {
        /** @throws Refusal 400 for a cursor of another stream, 404 when what follows it is no longer kept */
        void demand(long after) {
            if (after > head) {
                throw Cursor.unknown();
            }
            if (after < oldest - 1) {
                throw new Refusal(ProblemType.NOT_FOUND, "cursor-expired");
            }
        }
    }

    /** What came to a topic after a position, oldest first, at most {@code limit} (and {@link #MAX_READ}). */
    public List<Entry> read(String topic, long after, int limit) {
        return query("""
                select position, ticket_id, seq from feed_entry
                where topic = ? and position > ? order by position limit ?""", statement -> {
            statement.setString(1, topic);
            statement.setLong(2, after);
            statement.setInt(3, Math.min(limit, MAX_READ));
        });
    }

    /** The last position given out. */
    public long head() {
        return extent().head();
    }

    /** @throws Refusal 400 for a cursor of another stream, 404 when what follows it is no longer kept */
    public void demand(long after) {
        extent().demand(after);
    }

    /** Calls with the topics that new entries came to, on the tail's thread: the listener returns at once and throws nothing. */
    public void whenAdvanced(Consumer<Set<String>> listener) {
        listeners.add(listener);
    }

    void advanced(Set<String> topics) {
        listeners.forEach(listener -> listener.accept(topics));
    }

    Extent extent() {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select position, oldest from feed_head");
                var rows = statement.executeQuery()) {
            rows.next();
            return new Extent(rows.getLong(1), rows.getLong(2));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives positions to what has been committed and has none. */
    void sequence() {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select feed_sequence(?)")) {
            int done;
            do {
                statement.setInt(1, MAX_READ);
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    done = rows.getInt(1);
                }
            } while (done == MAX_READ);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Clears away at most so many of the oldest positions, of steps before a time. @return how many */
    long forget(Instant before, int most) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select feed_forget(?, ?)")) {
            statement.setObject(1, before.atOffset(ZoneOffset.UTC));
            statement.setInt(2, most);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    private List<Entry> query(String sql, Parameters parameters) {
        try (Connection connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            try (var rows = statement.executeQuery()) {
                var entries = new ArrayList<Entry>();
                while (rows.next()) {
                    entries.add(new Entry(rows.getLong(1), rows.getObject(2, UUID.class), rows.getInt(3)));
                }
                return entries;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
