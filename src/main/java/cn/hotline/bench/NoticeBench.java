package cn.hotline.bench;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Measures the outbox: so many invitations due at the same moment, sent to a stand-in provider at an agreed rate; in the middle the
 * service is killed and started again. Each has to arrive, and none twice but those that were on their way at the kill.
 */
final class NoticeBench {

    private static final String USAGE = """
            usage: ./hotline bench notice [--notices N] [--rate N]
                   N notices due at once, 1000 to 1000000 (default 100000); messages a second agreed on, 10 to 10000 (500)
            """;
    private static final int DUE_IN_SECONDS = 10;
    private static final int IN_FLIGHT = 64;

    private static final int SILENT_SECONDS = 30;
    private static final int LEASE_SECONDS = 120;

    private static final int ENDS_SECONDS = 3;

    private final NoticePlan plan;
    private final NoticeProvider provider;
    private final List<Double> rates = new ArrayList<>();
    private final List<Memory> memory = new ArrayList<>();

    private NoticeBench(NoticePlan plan, NoticeProvider provider) {
        this.plan = plan;
        this.provider = provider;
    }

    static int run(String[] args) {
        var plan = NoticePlan.of(args);
        if (plan.isEmpty()) {
            System.err.print(USAGE);
            return 2;
        }
        try (var provider = new NoticeProvider()) {
            return new NoticeBench(plan.get(), provider).measure() ? 0 : 1;
        } catch (IOException | SQLException | GeneralSecurityException | InterruptedException e) {
            System.err.println("The benchmark could not run: " + e.getMessage());
            return 1;
        }
    }

    private List<String> settings() {
        return List.of(
                "-Xmx384m",
                "-Dhotline.gateway.http.url=" + provider.url(),
                "-Dhotline.notice.gateways=http",
                "-Dhotline.notice.rate=" + plan.rate(),
                "-Dhotline.notice.in-flight=" + IN_FLIGHT,
                "-Dhotline.notice.survey-hours=00:00-23:59:59");
    }

    private boolean measure() throws IOException, SQLException, GeneralSecurityException, InterruptedException {
        var first = Target.startMortal(settings());
        try (var db = first.connectToDatabase()) {
            System.out.printf("writing %d invitations, due in %d s …%n", plan.notices(), DUE_IN_SECONDS);
            new NoticeFill(first.key("hotline.keys.field")).fill(db, plan.notices(), DUE_IN_SECONDS);
        }
        drain(first, plan.notices() / 2);
        System.out.println("killing the service (kill -9) and starting it again …");
        first.kill();
        try (var second = Target.startAfter(first, settings())) {
            int before = provider.notices();
            while (provider.notices() == before) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            drain(second, plan.notices() - IN_FLIGHT * 2);
            awaitLast(second);
            return report(second);
        }
    }

    /** Measures without the first seconds, of which one brings a second's worth at once. */
    private void drain(Target target, int until) throws InterruptedException, IOException {
        while (provider.notices() == 0) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        int from = provider.second() + ENDS_SECONDS;
        int told = 0;
        while (provider.notices() < until && provider.silentSeconds() < SILENT_SECONDS) {
            TimeUnit.MILLISECONDS.sleep(200);
            if (provider.second() >= from + told * 30) {
                told++;
                memory.add(target.memory());
                System.out.printf(
                        "%6d s  %7d sent, RSS %d MB%n",
                        provider.second(), provider.notices(), memory.getLast().residentMegabytes());
            }
        }
        memory.add(target.memory());
        var seconds = provider.between(from, provider.second());
        rates.add(Arrays.stream(seconds).average().orElse(0));
        System.out.printf(
                Locale.ROOT,
                "%.1f/s over %d s; single seconds from %d to %d%n",
                rates.getLast(),
                seconds.length,
                Arrays.stream(seconds).min().orElse(0),
                Arrays.stream(seconds).max().orElse(0));
    }

    /** Until all is written down: what was on its way at the kill is asked after when its lease has run out. */
    private void awaitLast(Target target) throws InterruptedException, SQLException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LEASE_SECONDS);
        try (var db = target.connectToDatabase();
                var statement = db.prepareStatement("select count(*) from notice where state <> 'SENT'")) {
            long open = 1;
            while (open > 0 && System.nanoTime() < end) {
                TimeUnit.SECONDS.sleep(1);
                try (var row = statement.executeQuery()) {
                    row.next();
                    open = row.getLong(1);
                }
            }
        }
    }

    /** Of all, and of those that came twice. */
    private record Written(long sent, long marked) {}

    private Written written(Target target, String... twice) throws SQLException {
        try (var db = target.connectToDatabase();
                var statement = db.prepareStatement("""
                        select count(*) filter (where state = 'SENT'),
                            count(*) filter (where maybe_twice and id = any(cast(? as uuid[])))
                        from notice where occasion like 'bench:%'""")) {
            statement.setArray(1, db.createArrayOf("text", twice));
            try (var row = statement.executeQuery()) {
                row.next();
                return new Written(row.getLong(1), row.getLong(2));
            }
        }
    }

    private boolean report(Target target) throws SQLException {
        var twice = provider.twice();
        var written = written(target, twice);
        System.out.printf(
                "%n%d notices: %d arrived, %d written down as sent; %d came twice over the kill, %d of them marked%n",
                plan.notices(), provider.notices(), written.sent(), twice.length, written.marked());
        boolean whole = provider.notices() == plan.notices()
                && written.sent() == plan.notices()
                && twice.length == written.marked();
        System.out.printf(Locale.ROOT, "nothing lost, nothing twice unmarked: %s%n", whole ? "met" : "MISSED");
        return isSteady() && whole;
    }

    private boolean isSteady() {
        double worst = rates.stream()
                .mapToDouble(rate -> Math.abs(rate / plan.rate() - 1))
                .max()
                .orElse(1);
        var megabytes = memory.stream().mapToLong(Memory::residentMegabytes).summaryStatistics();
        System.out.printf(
                Locale.ROOT,
                "rate at most %.1f %% from the %d/s agreed on (aim 5 %%): %s%n",
                worst * 100,
                plan.rate(),
                worst <= 0.05 ? "met" : "MISSED");
        System.out.printf("memory of the service from %d to %d MB%n", megabytes.getMin(), megabytes.getMax());
        return worst <= 0.05;
    }
}
