package cn.hotline.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Prints what a run of the feed came to, beside what is aimed at. */
final class FeedReport {

    private static final double AIM_MILLIS = 100;
    private static final double AIM_MEGABYTES = 1024;

    private final Map<String, Memory> memory = new LinkedHashMap<>();

    void memory(String when, Memory now) {
        memory.put(when, now);
    }

    /** @return whether every step that was acknowledged arrived once and in order */
    boolean print(FeedPlan plan, Load.Side load, Ledger ledger) {
        System.out.printf(
                Locale.ROOT,
                "%n%d sockets, %d changes/s planned, %.0f/s made, %d failed%n",
                plan.sockets(),
                plan.rate(),
                load.perSecond(),
                load.failed());
        latency("change, plan to answer", load.latency());
        latency("made, before commit, to frame", ledger.sinceMade());
        latency("answer to frame", ledger.sinceAnswered());
        memory.forEach((when, now) -> System.out.printf(
                "  %-30s RSS %5d MB   peak %5d MB%n", when, now.residentMegabytes(), now.peakMegabytes()));
        System.out.printf(
                "  %-30s %d acknowledged, %d arrived, %d lost, %d doubled, %d out of order%n%n",
                "steps, with the warm-up",
                ledger.answered(),
                ledger.arrived(),
                ledger.lost(),
                ledger.timesDoubled(),
                ledger.timesOutOfOrder());
        return verdict(load, ledger);
    }

    private boolean verdict(Load.Side load, Ledger ledger) {
        double worst = millis(ledger.sinceMade(), 99);
        long peak =
                memory.values().stream().mapToLong(Memory::peakMegabytes).max().orElse(0);
        boolean whole =
                load.failed() == 0 && ledger.lost() == 0 && ledger.timesDoubled() == 0 && ledger.timesOutOfOrder() == 0;
        line("p99 from change to frame %.1f ms (aim %.0f ms)", worst, AIM_MILLIS, worst <= AIM_MILLIS);
        line(
                "memory of the service at most %.0f MB (aim %.0f MB)",
                (double) peak, AIM_MEGABYTES, peak <= AIM_MEGABYTES);
        line("steps lost, doubled or out of order: %.0f (aim %.0f)", bad(ledger), 0, whole);
        return whole;
    }

    private static double bad(Ledger ledger) {
        return (double) (ledger.lost() + ledger.timesDoubled() + ledger.timesOutOfOrder());
    }

    private static void line(String text, double value, double aim, boolean met) {
        System.out.printf(Locale.ROOT, text + ": %s%n", value, aim, met ? "met" : "MISSED");
    }

    private static void latency(String name, Histogram micros) {
        System.out.printf(
                Locale.ROOT,
                "  %-30s p50 %8.2f ms   p99 %8.2f ms   max %8.2f ms%n",
                name,
                millis(micros, 50),
                millis(micros, 99),
                micros.getMaxValue() / 1000.0);
    }

    private static double millis(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / 1000.0;
    }
}
