package cn.hotline.bench;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * Measures appointments, each held and then confirmed, beside the very same SQL by plain JDBC in the same run; then lets more and
 * more of all clients turn to one slot.
 */
final class BookingBench {

    private static final String USAGE = """
            usage: ./hotline bench bookings [--seconds N]
                   N = length of one round, 1 to 30 (default 4)
            """;
    private static final int ROUNDS = 4;
    private static final int CONNECTIONS = 20;
    private static final int CITIZENS = 3_000;
    private static final int WARM = 15_000;
    private static final double AIM = 0.4;
    private static final int[] SHARES = {0, 50, 90, 100};

    private final int seconds;

    private BookingBench(int seconds) {
        this.seconds = seconds;
    }

    static int run(String[] args) {
        int seconds = Bench.seconds(args);
        if (seconds == 0) {
            System.err.print(USAGE);
            return 2;
        }
        try (var target = Target.start(List.of("-Dhotline.appointment.sweep=off"))) {
            return new BookingBench(seconds).measure(target) ? 0 : 1;
        } catch (IOException | SQLException | GeneralSecurityException | InterruptedException e) {
            System.err.println("The benchmark could not run: " + e.getMessage());
            return 1;
        }
    }

    /** @return whether nothing failed */
    private boolean measure(Target target)
            throws IOException, SQLException, GeneralSecurityException, InterruptedException {
        System.out.printf(
                "%d rounds of %d s a side, taking turns; %d connections to PostgreSQL on each side; no sweep, which is no part of a booking%n%n",
                ROUNDS, seconds, CONNECTIONS);
        var wishes = new Wishes(new SlotFill(target).fill(), CITIZENS);
        var http = new BookingByHttp(target, wishes, tokens(target));
        var jdbc = new BookingByJdbc(target, wishes);
        System.out.println("warming up …");
        Load.warmUp(http, WARM, CONNECTIONS);
        Load.interleaved(http, jdbc, new Load.Plan(1, seconds, CONNECTIONS, 0));
        var closed = Load.interleaved(http, jdbc, new Load.Plan(ROUNDS, seconds, CONNECTIONS, 0));
        Report.throughput("confirmed bookings on spread slots, as fast as it goes", "service", "plain JDBC", closed);
        System.out.printf(
                Locale.ROOT, "%nbookings %.0f %% of plain JDBC (aim %.0f %%)%n%n", closed.ratio() * 100, AIM * 100);
        System.out.println("all clients turn to one slot of 500 seats (a new one each round)");
        long failed = closed.first().failed() + closed.second().failed();
        for (int share : SHARES) {
            failed += turnTo(share, http, wishes);
        }
        return failed == 0 && isTrue(target);
    }

    /** @return how many failed */
    private long turnTo(int share, BookingByHttp http, Wishes wishes) throws InterruptedException {
        wishes.crowd(share);
        long won = http.won();
        long full = http.full();
        long begin = System.nanoTime();
        var side = Load.run(http, new Load.Plan(1, seconds, CONNECTIONS, 0));
        System.out.printf(
                Locale.ROOT,
                "  %3d %% want it  %6.0f answered/s  p50 %6.2f ms  p99 %6.2f ms  %6d booked, the last after %4.1f s (%.0f/s), %6d told it is full, %d failed%n",
                share,
                side.perSecond(),
                side.latency().getValueAtPercentile(50) / 1000.0,
                side.latency().getValueAtPercentile(99) / 1000.0,
                http.won() - won,
                (http.lastWon() - begin) / 1e9,
                (http.won() - won) / ((http.lastWon() - begin) / 1e9),
                http.full() - full,
                side.failed());
        return side.failed();
    }

    /** Whether there is a seat for each confirmed booking, and none for anybody else. */
    private static boolean isTrue(Target target) throws SQLException {
        try (var db = target.connectToDatabase();
                var statement = db.createStatement();
                var rows = statement.executeQuery("""
                        select count(*), count(*) filter (where b.state = 'CONFIRMED'), count(*) filter (where seat.slot = b.slot)
                        from booking b full join (select * from seat where booking is not null) seat on seat.booking = b.id""")) {
            rows.next();
            boolean isTrue = rows.getLong(1) == rows.getLong(2) && rows.getLong(1) == rows.getLong(3);
            System.out.printf(
                    "%n%d bookings, %d confirmed, %d with their seat: %s%n",
                    rows.getLong(1), rows.getLong(2), rows.getLong(3), isTrue ? "none lost, none twice" : "NOT TRUE");
            return isTrue;
        }
    }

    private static List<String> tokens(Target target) throws IOException, GeneralSecurityException {
        return new CitizenTokens(target.key("hotline.keys.token")).many(CITIZENS);
    }
}
