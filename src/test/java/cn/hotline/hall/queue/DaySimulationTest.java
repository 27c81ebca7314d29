package cn.hotline.hall.queue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.hall.queue.SimulatedDay.Call;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A day of 800 visitors by the real rule and the real forecast; {@code -Dqueue.seed} plays another one. */
class DaySimulationTest {

    private static final long SEED = Long.getLong("queue.seed", 12345);
    private static final Turn FIRST_COME = new Turn(Duration.ZERO, Duration.ZERO, Duration.ZERO);
    private static final List<Call> CALLS = new SimulatedDay(SEED, SimulatedDay.RULE, true).run();

    @Test
    void nobodyIsPassedAgainstTheRule() {
        assertThat(visitors(CALLS)).hasSize(800);
        assertThat(CALLS).hasSizeGreaterThan(850);
        var credit = SimulatedDay.RULE.greatestCredit();
        for (var call : CALLS) {
            for (var waiter : call.passed()) {
                assertThat(call.turn()).isBeforeOrEqualTo(waiter.turn());
                if (waiter.visitor().isPlain() && waiter.turn().equals(waiter.visitor().came)) {
                    assertThat(call.visitor().came)
                            .isBeforeOrEqualTo(waiter.visitor().came.plus(credit));
                }
            }
        }
    }

    /** Whoever comes later than the greatest credit after a walk-in is behind them, so that is the most they can lose. */
    @Test
    void noWalkInWaitsLongerThanByComingFirstAndTheGreatestCredit() {
        var plain = new SimulatedDay(SEED, FIRST_COME, true).run();
        var credit = SimulatedDay.RULE.greatestCredit();
        System.out.printf(
                "a day of 800 (seed %d): waits in minutes, mean/p90/longest: walk-ins %s (who comes first is first: %s), appointments %s, priorities %s%n",
                SEED,
                waits(CALLS, SimulatedVisitor::isPlain),
                waits(plain, SimulatedVisitor::isPlain),
                waits(CALLS, SimulatedVisitor::isBooked),
                waits(CALLS, one -> !one.isBooked() && !one.isPlain()));
        assertThat(longest(CALLS)).isLessThanOrEqualTo(longest(plain).plus(credit));
    }

    @Test
    void theForecastIsNotFarOffAndBetterWhereBookingsAreKnown() {
        var known = errors("bookings known", CALLS);
        var unknown = errors("bookings unknown", new SimulatedDay(SEED, SimulatedDay.RULE, false).run());
        assertThat(known[0]).isLessThan(6).isLessThan(unknown[0]);
        assertThat(known[1]).isGreaterThan(0.6);
    }

    /** @return mean absolute error in minutes, share within five */
    private static double[] errors(String which, List<Call> calls) {
        var errors = visitors(calls).stream()
                .mapToDouble(one -> one.foreseen.minus(one.waited()).toSeconds() / 60.0)
                .toArray();
        double mean = java.util.Arrays.stream(errors).average().orElseThrow();
        double absolute =
                java.util.Arrays.stream(errors).map(Math::abs).average().orElseThrow();
        double close = java.util.Arrays.stream(errors)
                        .filter(error -> Math.abs(error) <= 5)
                        .count()
                / (double) errors.length;
        System.out.printf(
                "foreseen less actual wait, %s: mean %.1f min, mean absolute %.1f min, within 5 min %.0f %%%n",
                which, mean, absolute, close * 100);
        return new double[] {absolute, close};
    }

    private static List<SimulatedVisitor> visitors(List<Call> calls) {
        return calls.stream().map(Call::visitor).distinct().toList();
    }

    private static Duration longest(List<Call> calls) {
        return waited(calls, SimulatedVisitor::isPlain).getLast();
    }

    private static List<Duration> waited(List<Call> calls, Predicate<SimulatedVisitor> which) {
        return visitors(calls).stream()
                .filter(which)
                .map(SimulatedVisitor::waited)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static String waits(List<Call> calls, Predicate<SimulatedVisitor> which) {
        var sorted = waited(calls, which);
        var mean = sorted.stream().mapToLong(Duration::toSeconds).average().orElse(0);
        return "%.1f/%.1f/%.1f"
                .formatted(
                        mean / 60,
                        sorted.get(sorted.size() * 9 / 10).toSeconds() / 60.0,
                        sorted.getLast().toSeconds() / 60.0);
    }
}
