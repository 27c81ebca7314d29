package cn.hotline.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Measures the feed: so many sockets, each following a ticket of its own by its track code, while tickets change at a steady rate,
 * come what may. Every change that was acknowledged has to arrive, once and in order.
 */
final class FeedBench {

    private static final String USAGE = """
            usage: ./hotline bench feed [--sockets N] [--rate N] [--seconds N]
                   N sockets, 1 to 15000 (default 10000); changes a second, 1 to 5000 (300); seconds measured, 1 to 600 (60)
            """;
    private static final int FILERS = 16;
    private static final int CHANGERS = 16;
    private static final int WARM_UP_SECONDS = 120;
    private static final int LATE_SECONDS = 10;

    /** Heap as a city would give it for this many sockets; the aim for the whole process is 1 GiB. */
    private static final String HEAP = "-Xmx640m";

    private final FeedPlan plan;
    private final Target target;
    private final FeedReport report = new FeedReport();
    private final Ledger ledger = new Ledger();
    private final long begin = System.nanoTime();

    private FeedBench(FeedPlan plan, Target target) {
        this.plan = plan;
        this.target = target;
    }

    static int run(String[] args) {
        var plan = FeedPlan.of(args);
        if (plan.isEmpty()) {
            System.err.print(USAGE);
            return 2;
        }
        try (var target = Target.start(settings())) {
            return new FeedBench(plan.get(), target).measure() ? 0 : 1;
        } catch (IOException | InterruptedException e) {
            System.err.println("The benchmark could not run: " + e.getMessage());
            return 1;
        }
    }

    /** All sockets come from this one machine, and tickets are urged more often than people may. */
    private static List<String> settings() {
        return List.of(HEAP, "-Dhotline.feed.connections-per-address=20000", "-Dhotline.ticket.urge-pause=0s");
    }

    private boolean measure() throws IOException, InterruptedException {
        tell("service with " + HEAP + "; filing " + plan.sockets() + " tickets …");
        var tickets = tickets();
        report.memory("before the first socket", target.memory());
        tell("opening " + plan.sockets() + " sockets …");
        try (var sockets = FeedSockets.open(target.port(), tickets, ledger)) {
            report.memory("all sockets open, idle", target.memory());
            var changes = new ChangeByHttp(target, tickets, ledger);
            tell("warming up for " + WARM_UP_SECONDS + " s …");
            Load.run(changes, new Load.Plan(1, WARM_UP_SECONDS, CHANGERS, plan.rate()));
            tell("measuring for " + plan.seconds() + " s …");
            ledger.measure();
            var load = Load.run(changes, new Load.Plan(1, plan.seconds(), CHANGERS, plan.rate()));
            awaitLate();
            report.memory("after the load", target.memory());
            return report.print(plan, load, ledger) && sockets.broken() == 0;
        }
    }

    private void tell(String text) {
        System.out.printf("%4d s  %s%n", (System.nanoTime() - begin) / 1_000_000_000L, text);
    }

    private List<FollowedTicket> tickets() throws InterruptedException {
        var intake = new IntakeByHttp(target, new Texts(), plan.sockets());
        var filers = new ArrayList<Thread>();
        for (int i = 0; i < FILERS; i++) {
            int share = plan.sockets() / FILERS + (i < plan.sockets() % FILERS ? 1 : 0);
            filers.add(Thread.ofPlatform().start(() -> file(intake, share)));
        }
        for (var filer : filers) {
            filer.join();
        }
        var tickets = intake.filed().stream().map(FollowedTicket::of).toList();
        if (tickets.size() != plan.sockets()) {
            throw new IllegalStateException("only " + tickets.size() + " tickets were filed");
        }
        return tickets;
    }

    @SuppressWarnings("try") // its threads are never interrupted
    private static void file(IntakeByHttp intake, int count) {
        try (var worker = intake.worker()) {
            for (int i = 0; i < count; i++) {
                worker.once();
            }
        } catch (Exception e) {
            System.err.println("failed: " + e);
        }
    }

    private void awaitLate() throws InterruptedException {
        for (int i = 0; i < LATE_SECONDS * 10 && ledger.lost() > 0; i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
