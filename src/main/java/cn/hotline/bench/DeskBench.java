package cn.hotline.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures every list a desk uses with a million tickets in the database, by HTTP, one request at a time. The lists take turns: a slow
 * moment of the machine meets all of them, and statements that differ in their values alone share their plans as they do in a city.
 */
final class DeskBench {

    private static final String USAGE = """
            usage: ./hotline bench desk [--tickets N] [--requests N] [--data DIR]
                   N tickets, 1000 to 2000000 (default 1000000); N requests a list (60); DIR keeps the filled data for another run
            """;
    private static final double LIMIT_MILLIS = 50;

    /** After ten executions on a connection a statement may get a plan that no longer looks at its values. */
    private static final int WARM_UP = 25;

    private final Target target;
    private final DeskPlan plan;
    private final Map<String, String> tokens = new HashMap<>();

    private DeskBench(Target target, DeskPlan plan) {
        this.target = target;
        this.plan = plan;
    }

    static int run(String[] args) {
        var plan = DeskPlan.of(args);
        if (plan.isEmpty()) {
            System.err.print(USAGE);
            return 2;
        }
        var data = plan.get().data();
        try (var target = data == null ? Target.start(List.of()) : Target.startOn(data)) {
            return new DeskBench(target, plan.get()).measure() ? 0 : 1;
        } catch (IOException | SQLException | InterruptedException e) {
            System.err.println("The benchmark could not run: " + e.getMessage());
            return 1;
        }
    }

    private boolean measure() throws IOException, SQLException {
        fill();
        var lists = DeskList.all();
        try (var wire = target.connect()) {
            skill(wire, "reviewer", "0101");
            skill(wire, "agent", "120103");
            for (var list : lists) {
                list.prepare(wire, token(list.user()));
            }
            System.out.println("warming up …");
            for (int round = 0; round < Math.min(WARM_UP, plan.requests()); round++) {
                for (var list : lists) {
                    list.exchange(wire);
                }
            }
            for (int round = 0; round < plan.requests(); round++) {
                for (var list : lists) {
                    list.measure(wire);
                }
            }
            scores(wire);
            return verdict(lists);
        }
    }

    private void fill() throws IOException, SQLException {
        try (var db = target.connectToDatabase()) {
            var fill = new DeskFill(db);
            if (fill.isFilled()) {
                return;
            }
            System.out.printf("filling %d tickets …%n", plan.tickets());
            var sample = new IntakeByHttp(target, new Texts(), 1).once();
            long begin = System.nanoTime();
            fill.fill(plan.tickets(), sample.number());
            System.out.printf(Locale.ROOT, "filled in %.0f s%n", (System.nanoTime() - begin) / 1e9);
        }
    }

    private void skill(Wire wire, String user, String matter) throws IOException {
        var body = "{\"skills\":[\"" + matter + "\"]}";
        var request = new String(
                        Wire.post(
                                "/api/staff/v1/desk/me",
                                "Authorization: Bearer " + token(user) + "\r\n",
                                body.getBytes(StandardCharsets.UTF_8)),
                        StandardCharsets.UTF_8)
                .replaceFirst("POST", "PUT");
        var answer = wire.exchange(request.getBytes(StandardCharsets.UTF_8));
        if (answer.status() != 200) {
            throw new IOException(answer.status() + ": " + answer.body());
        }
    }

    private String token(String user) throws IOException {
        if (!user.isEmpty() && !tokens.containsKey(user)) {
            tokens.put(user, target.staffToken(user));
        }
        return tokens.getOrDefault(user, "");
    }

    private static boolean verdict(List<DeskList> lists) {
        System.out.printf("%n%-45s %8s %8s %8s   p95 of the limit%n", "ms", "p50", "p95", "max");
        int over = 0;
        for (var list : lists) {
            double p95 = list.micros().getValueAtPercentile(95) / 1000.0;
            over += p95 < LIMIT_MILLIS ? 0 : 1;
            System.out.printf(
                    Locale.ROOT,
                    "%-45s %8.1f %8.1f %8.1f   %5.2f%s%n",
                    list.name(),
                    list.micros().getValueAtPercentile(50) / 1000.0,
                    p95,
                    list.micros().getMaxValue() / 1000.0,
                    p95 / LIMIT_MILLIS,
                    p95 < LIMIT_MILLIS ? "" : "  OVER");
        }
        System.out.printf("%n%d lists, %d over %.0f ms%n", lists.size(), over, LIMIT_MILLIS);
        return over == 0;
    }

    /** A report, not a list: no limit. */
    private void scores(Wire wire) throws IOException {
        var now = Instant.now();
        var path = "/api/staff/v1/supervision/scores?from=" + now.minus(Duration.ofDays(30)) + "&before=" + now;
        for (int round = 1; round <= 3; round++) {
            long begin = System.nanoTime();
            var answer = wire.exchange(Wire.get(path, "Authorization: Bearer " + token("manager") + "\r\n"));
            System.out.printf(
                    Locale.ROOT,
                    "scores of a month, run %d: %.0f ms, %d KB%n",
                    round,
                    (System.nanoTime() - begin) / 1e6,
                    answer.body().length() / 1024);
        }
    }
}
