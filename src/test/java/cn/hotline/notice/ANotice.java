package cn.hotline.notice;

import cn.hotline.access.Phone;
import cn.hotline.platform.Vault;
import cn.hotline.support.MovedClock;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A notice of a test's own, and what the tables say of it. */
record ANotice(String occasion, Phone to) {

    /** Four o'clock in the afternoon in China, some years ahead, so that nothing of other tests is due with it. */
    private static final Instant AFTERNOON = Instant.parse("2033-03-02T08:00:00Z");

    /** No test goes on by whole weeks, so that none comes to the afternoon of another. */
    private static final int DAYS_APART = 7;

    private static final AtomicInteger AFTERNOONS = new AtomicInteger();

    /** An empty outbox in an afternoon of the test's own, and gateways nobody has used. */
    static void afternoon() {
        MovedClock.at(AFTERNOON.plus(Duration.ofDays(DAYS_APART * AFTERNOONS.getAndIncrement())));
        execute(
                "update notice set state = 'CANCELLED', claim = null, claimed_until = null where state in ('CREATED', 'FAILED_TEMPORARY')");
        execute("delete from notice_gateway");
    }

    static ANotice told(NoticeEvent event) {
        return told(event, phone(), true);
    }

    static ANotice told(NoticeEvent event, Phone phone, boolean vouched) {
        return told(event, new NewNotice.Addressee(phone, null, vouched));
    }

    static ANotice told(NoticeEvent event, NewNotice.Addressee to) {
        var occasion = "test:" + UUID.randomUUID();
        post(new NewNotice(occasion, event, null, to, Map.of("number", "123"), now(), "7"));
        return new ANotice(occasion, to.phone());
    }

    static boolean post(NewNotice notice) {
        return QuarkusTransaction.requiringNew().call(() -> bean(Notices.class).post(notice));
    }

    static Phone phone() {
        return new Phone("+86139%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000)));
    }

    UUID id() {
        return UUID.fromString(column("cast(id as text)"));
    }

    NoticeState state() {
        return NoticeState.valueOf(column("state"));
    }

    @Nullable
    String reason() {
        return column("reason");
    }

    String reference() {
        return column("reference");
    }

    boolean isMaybeTwice() {
        return "t".equals(column("maybe_twice"));
    }

    int tries() {
        return Integer.parseInt(column("tries"));
    }

    Duration waits() {
        return Duration.between(
                now(),
                Instant.parse(column("to_char(next_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')")));
    }

    String column(String expression) {
        try (var connection = bean(AgroalDataSource.class).getConnection();
                var statement =
                        connection.prepareStatement("select " + expression + " from notice where occasion = ?")) {
            statement.setString(1, occasion);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] hash() {
        return to.hash(bean(Vault.class));
    }

    static Instant now() {
        return bean(Clock.class).instant();
    }

    static void execute(String sql, Object... parameters) {
        try (var connection = bean(AgroalDataSource.class).getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }
}
