package cn.hotline.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Measures the packaged service against limits taken in the same run: intake beside the very same SQL by plain JDBC with as many
 * connections, and track reads beside an empty endpoint. Rounds of both sides take turns, because machines are shared and noisy.
 */
public final class Bench {

    private static final String USAGE = """
            usage: ./hotline bench [--seconds N]   N = length of one round, 1 to 30 (default 4)
                   ./hotline bench feed [ARGS]     sockets that follow tickets while these change
                   ./hotline bench dry-run [ARGS]  a dispatch catalogue over tickets of the past
                   ./hotline bench desk [ARGS]     every list a desk uses, with a million tickets
                   ./hotline bench notice [ARGS]   a hundred thousand invitations due at nine
                   ./hotline bench bookings [ARGS] appointments, also when all want the same slot
            """;
    private static final Map<String, ToIntFunction<String[]>> OTHERS = Map.of(
            "feed", FeedBench::run,
            "dry-run", DryRunBench::run,
            "desk", DeskBench::run,
            "notice", NoticeBench::run,
            "bookings", BookingBench::run);
    private static final Logger ROOT = Logger.getLogger(""); // a field, so that it stays what it was told
    private static final int ROUNDS = 4;
    private static final int CONNECTIONS = 20;
    private static final int READERS = 16;
    private static final int WARM = 15_000;
    private static final double OPEN_SHARE = 0.5;

    private Bench() {}

    public static int run(String[] args) {
        ROOT.setLevel(Level.WARNING); // nobody reads what the driver would tell of each message, and to tell it costs
        if (args.length > 0 && OTHERS.containsKey(args[0])) {
            return OTHERS.get(args[0]).applyAsInt(Arrays.copyOfRange(args, 1, args.length));
        }
        int seconds = seconds(args);
        if (seconds == 0) {
            System.err.print(USAGE);
            return 2;
        }
        try (var target = Target.start(List.of())) {
            new Bench().measure(target, seconds);
            return 0;
        } catch (IOException | InterruptedException e) {
            System.err.println("The benchmark could not run: " + e.getMessage());
            return 1;
        }
    }

    /** 0 for anything that is not understood. */
    static int seconds(String[] args) {
        if (args.length == 0) {
            return 4;
        }
        boolean given = args.length == 2 && args[0].equals("--seconds") && args[1].matches("\\d{1,2}");
        int seconds = given ? Integer.parseInt(args[1]) : 0;
        return seconds <= 30 ? seconds : 0;
    }

    private void measure(Target target, int seconds) throws IOException, InterruptedException {
        System.out.printf(
                "%d rounds of %d s a side, taking turns; %d connections to PostgreSQL on each side%n%n",
                ROUNDS, seconds, CONNECTIONS);
        var texts = new Texts();
        var http = new IntakeByHttp(target, texts);
        var jdbc = new IntakeByJdbc(target, texts);
        System.out.println("warming up …");
        Load.warmUp(http, WARM, CONNECTIONS);
        Load.interleaved(http, jdbc, new Load.Plan(1, seconds, CONNECTIONS, 0));

        var closed = Load.interleaved(http, jdbc, new Load.Plan(ROUNDS, seconds, CONNECTIONS, 0));
        Report.throughput("intake, as fast as it goes", "service", "plain JDBC", closed);
        int rate = (int) (closed.first().perSecond() * OPEN_SHARE);
        var open = Load.interleaved(http, jdbc, new Load.Plan(ROUNDS, seconds, CONNECTIONS, Math.max(rate, 1)));
        Report.latency(
                String.format(Locale.ROOT, "intake, %d arrivals/s whatever happens (open model)", rate),
                "service",
                "plain JDBC",
                open);

        var track = new TrackByHttp(target, http.filed());
        var empty = new EmptyByHttp(target);
        Load.warmUp(track, WARM, READERS);
        Load.warmUp(empty, WARM, READERS);
        var reads = Load.interleaved(track, empty, new Load.Plan(ROUNDS, seconds, READERS, 0));
        Report.throughput("track reads, as fast as it goes", "track", "empty endpoint", reads);
        Report.verdict(closed.ratio(), 0.5, reads.ratio(), 0.6);
    }
}
