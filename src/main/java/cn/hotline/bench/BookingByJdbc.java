package cn.hotline.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/**
 * The limit for appointments: the statements the service sends for one hold and its confirmation (bench/booking.sql, held equal to
 * them by a test), in two transactions, by plain JDBC and nothing else.
 */
final class BookingByJdbc implements Load.Work {

    /** Places among the statements. */
    private static final int PERSON = 0;

    private static final int INSERT = 1;
    private static final int CLAIM = 2;
    private static final int ANSWER = 3;
    private static final int LOCK = 4;
    private static final int KEEP = 5;
    private static final int UPDATE = 6;
    private static final int STEP = 7;

    private static final int HOLD_MINUTES = 5;
    private static final int ANSWER_BYTES = 600;

    private final Target target;
    private final Wishes wishes;
    private final List<String> statements = statements();

    BookingByJdbc(Target target, Wishes wishes) {
        this.target = target;
        this.wishes = wishes;
    }

    static List<String> statements() {
        return SqlFile.statements("/bench/booking.sql");
    }

    @Override
    public Load.Worker worker() throws SQLException {
        return new Booker(target.connectToDatabase());
    }

    private final class Booker implements Load.Worker {
        private final Connection connection;
        private final List<PreparedStatement> prepared = new ArrayList<>();

        Booker(Connection connection) throws SQLException {
            this.connection = connection;
            connection.setAutoCommit(false);
            for (var statement : statements) {
                prepared.add(connection.prepareStatement(statement));
            }
        }

        @Override
        public void once() throws SQLException {
            var wish = wishes.next();
            var id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
            var citizen = UUID.randomUUID();
            var now = OffsetDateTime.now(ZoneOffset.UTC);
            hold(wish.slot(), id, citizen, now);
            connection.commit();
            confirm(id, citizen, now);
            connection.commit();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }

        private void hold(UUID slot, UUID id, UUID citizen, OffsetDateTime now) throws SQLException {
            var until = now.plusMinutes(HOLD_MINUTES);
            var visitor = IntakeRows.bytes(32);
            read(PERSON, citizen);
            var nothing = connection.createArrayOf("text", new Object[0]);
            run(
                    INSERT,
                    id,
                    now.toLocalDate(),
                    citizen,
                    visitor,
                    visitor,
                    null,
                    "WEB",
                    "citizen:" + citizen,
                    null,
                    null,
                    nothing,
                    false,
                    until,
                    now,
                    slot,
                    now,
                    false,
                    visitor,
                    now);
            run(CLAIM, slot, id, now, until, true);
            var key = UUID.randomUUID().toString();
            var path = "/api/citizen/v1/bookings/" + id;
            run(ANSWER, "citizen:" + citizen, key, visitor, 201, IntakeRows.bytes(ANSWER_BYTES), path, null, now);
        }

        private void confirm(UUID id, UUID citizen, OffsetDateTime now) throws SQLException {
            var row = read(LOCK, id);
            run(KEEP, id, now);
            row.put("state", "CONFIRMED");
            row.put("hold_until", null);
            row.put("confirmed_at", now);
            int version = (int) Objects.requireNonNull(row.get("version"));
            row.put("version", version + 1);
            row.remove("id");
            var values = new ArrayList<@Nullable Object>(row.values());
            values.add(id);
            values.add(version);
            run(UPDATE, values.toArray());
            run(STEP, id, "CONFIRMED", "citizen:" + citizen, now, null, null, id);
        }

        /** The columns of the first row, in their order. */
        private Map<String, @Nullable Object> read(int statement, UUID id) throws SQLException {
            var select = prepared.get(statement);
            select.setObject(1, id);
            return SqlFile.firstRow(select);
        }

        /** That something was done; all that is told of it is read, as the service does. */
        private boolean isTold(ResultSet rows) throws SQLException {
            return SqlFile.row(rows).values().stream()
                    .findFirst()
                    .filter(told -> !Boolean.FALSE.equals(told))
                    .isPresent();
        }

        private void run(int statement, @Nullable Object... values) throws SQLException {
            var update = prepared.get(statement);
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            if (update.execute() ? !isTold(update.getResultSet()) : update.getUpdateCount() != 1) {
                throw new SQLException("nothing was written by: " + statements.get(statement));
            }
        }
    }
}
