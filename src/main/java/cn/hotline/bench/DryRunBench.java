package cn.hotline.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/** Measures the dry run of a dispatch catalogue over tickets of the past: from the request to the whole report, by HTTP. */
final class DryRunBench {

    private static final String USAGE = """
            usage: ./hotline bench dry-run [--tickets N] [--rules N] [--words on|off]
                   N tickets, 1 to 100000 (default 100000); N rules, 1 to 5000 (2000); with keywords in one rule of ten (on)
            """;
    private static final String PATH = "/api/staff/v1/dispatch-catalogues";
    private static final int ROUNDS = 5;
    private static final double AIM_SECONDS = 10;
    private static final Pattern VERSION = Pattern.compile("\"version\":(\\d+)");
    private static final Pattern TOTALS =
            Pattern.compile("\"tickets\":(\\d+).*?\"changed\":(\\d+),\"unmatched\":(\\d+)");

    private final DryRunPlan plan;
    private final Target target;
    private final String headers;

    private DryRunBench(DryRunPlan plan, Target target) throws IOException {
        this.plan = plan;
        this.target = target;
        this.headers = "Authorization: Bearer " + target.staffToken("manager") + "\r\n";
    }

    static int run(String[] args) {
        var plan = DryRunPlan.of(args);
        if (plan.isEmpty()) {
            System.err.print(USAGE);
            return 2;
        }
        try (var target = Target.start(List.of())) {
            return new DryRunBench(plan.get(), target).measure() ? 0 : 1;
        } catch (IOException | SQLException | InterruptedException e) {
            System.err.println("The benchmark could not run: " + e.getMessage());
            return 1;
        }
    }

    private boolean measure() throws IOException, SQLException {
        System.out.printf("filling %d tickets …%n", plan.tickets());
        fill();
        var version = draft();
        var body = ("{\"filedFrom\":\"2001-01-01T00:00:00Z\",\"filedBefore\":\"2199-01-01T00:00:00Z\",\"limit\":"
                        + plan.tickets() + "}")
                .getBytes(StandardCharsets.UTF_8);
        var seconds = new ArrayList<Double>();
        for (int round = 1; round <= ROUNDS; round++) {
            long begin = System.nanoTime();
            var report = exchange(Wire.post(PATH + "/" + version + "/dry-run", headers, body), 200);
            seconds.add((System.nanoTime() - begin) / 1e9);
            tell(round, seconds.getLast(), report);
        }
        return verdict(seconds);
    }

    private void tell(int round, double seconds, String report) throws IOException {
        var totals = TOTALS.matcher(report);
        if (!totals.find() || Integer.parseInt(totals.group(1)) != plan.tickets()) {
            throw new IOException("not all tickets were looked at");
        }
        System.out.printf(
                Locale.ROOT,
                "  run %d: %s tickets, %d rules, %.2f s, %.0f tickets/s; %s would move, %s fit no rule; service %d MB%n",
                round,
                totals.group(1),
                plan.rules(),
                seconds,
                plan.tickets() / seconds,
                totals.group(2),
                totals.group(3),
                target.memory().peakMegabytes());
    }

    /** The first run is as cold as any that a person asks for, so it counts. */
    private static boolean verdict(List<Double> seconds) {
        double worst = seconds.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        boolean met = worst < AIM_SECONDS;
        System.out.printf(
                Locale.ROOT,
                "%nslowest %.2f s = %.2f of the limit of %.0f s: %s%n",
                worst,
                worst / AIM_SECONDS,
                AIM_SECONDS,
                met ? "met" : "MISSED");
        return met;
    }

    private void fill() throws SQLException, IOException {
        var texts = new Texts();
        var words = new ArrayList<String>();
        for (int i = 0; i < 300; i++) {
            words.add(texts.next());
        }
        try (var db = target.connectToDatabase();
                var statement = db.prepareStatement(sql("/bench/dry-run.sql"))) {
            statement.setInt(1, plan.tickets());
            statement.setArray(2, db.createArrayOf("text", words.toArray()));
            statement.executeUpdate();
            analyze(db);
        }
    }

    /** As autovacuum would have done long before. */
    private static void analyze(Connection db) throws SQLException {
        try (var statement = db.createStatement()) {
            statement.execute("vacuum analyze ticket");
        }
    }

    private String draft() throws SQLException, IOException {
        try (var db = target.connectToDatabase()) {
            var body = plan.catalogue(
                    column(db, "select code from matter where leaf order by code"),
                    column(db, "select code from region order by code"));
            var key = "Idempotency-Key: " + UUID.randomUUID() + "\r\n";
            var made = exchange(Wire.post(PATH, headers + key, body.getBytes(StandardCharsets.UTF_8)), 201);
            var version = VERSION.matcher(made);
            if (!version.find()) {
                throw new IOException("no version in " + made);
            }
            System.out.printf("a draft of %d rules, %d KiB%n", plan.rules(), body.length() / 1024);
            return version.group(1);
        }
    }

    private static List<String> column(Connection db, String sql) throws SQLException {
        var values = new ArrayList<String>();
        try (var statement = db.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private String exchange(byte[] request, int expected) throws IOException {
        try (var wire = target.connect()) {
            var answer = wire.exchange(request);
            if (answer.status() != expected) {
                throw new IOException(answer.status() + ": " + answer.body());
            }
            return answer.body();
        }
    }

    private static String sql(String resource) throws IOException {
        try (var in = Objects.requireNonNull(DryRunBench.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
