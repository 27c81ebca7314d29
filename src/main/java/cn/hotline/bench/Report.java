package cn.hotline.bench;

import java.util.Locale;

/** Prints comparisons as plain tables. */
final class Report {

    private Report() {}

    static void throughput(String title, String first, String second, Load.Pair pair) {
        System.out.printf("%n%s%n", title);
        side(first, pair.first());
        side(second, pair.second());
        System.out.printf(Locale.ROOT, "  ratio            %.0f %%%n", pair.ratio() * 100);
    }

    static void latency(String title, String first, String second, Load.Pair pair) {
        System.out.printf("%n%s%n", title);
        side(first, pair.first());
        side(second, pair.second());
        System.out.printf(
                Locale.ROOT,
                "  p50 ratio %.1f, p99 ratio %.1f%n",
                pair.first().latency().getValueAtPercentile(50)
                        / (double) Math.max(1, pair.second().latency().getValueAtPercentile(50)),
                pair.first().latency().getValueAtPercentile(99)
                        / (double) Math.max(1, pair.second().latency().getValueAtPercentile(99)));
    }

    static void verdict(double intake, double intakeAim, double reads, double readsAim) {
        System.out.printf(
                Locale.ROOT,
                "%nintake %.0f %% of plain JDBC (aim %.0f %%), track reads %.0f %% of the empty endpoint (aim %.0f %%)%n",
                intake * 100,
                intakeAim * 100,
                reads * 100,
                readsAim * 100);
    }

    private static void side(String name, Load.Side side) {
        System.out.printf(
                Locale.ROOT,
                "  %-15s %8.0f/s   p50 %7.2f ms   p99 %7.2f ms   %d done, %d failed%n",
                name,
                side.perSecond(),
                side.latency().getValueAtPercentile(50) / 1000.0,
                side.latency().getValueAtPercentile(99) / 1000.0,
                side.done(),
                side.failed());
    }
}
