package cn.hotline.demo;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** The run in numbers, as printed and as given by --json. */
record Report(
        Ledger.Tickets tickets,
        End end,
        Pace pace,
        List<Ledger.Share> labels,
        List<Ledger.Share> doors,
        List<Tour.Stop> tour,
        List<Steps.Line> steps,
        List<Ledger.Failure> failures) {

    /** How it ended: closed and rated out of how many, and whether it was broken off. */
    record End(int closedAndRated, int messages, boolean interrupted, boolean serviceGone) {
        boolean isWhole() {
            return closedAndRated == messages && !interrupted;
        }
    }

    /** Whether all ended as it should. */
    boolean isWell() {
        return end.isWhole() && tickets.failed() == 0 && tour.stream().noneMatch(Tour.Stop::failed);
    }

    /** Time from the first filing to the last rating; the check afterwards is not in it. */
    record Pace(double seconds, double messagesPerSecond) {
        static Pace of(int messages, long nanos) {
            double seconds = (double) nanos / TimeUnit.SECONDS.toNanos(1);
            return new Pace(seconds, seconds > 0 ? messages / seconds : 0);
        }
    }

    static Report of(Ledger ledger, Steps steps, End end, Pace pace, List<Tour.Stop> tour) {
        return new Report(
                ledger.tickets(), end, pace, ledger.labels(), ledger.doors(), tour, steps.lines(), ledger.failures());
    }
}
