package cn.hotline.hall.queue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.hall.queue.SimulatedDay.Visitor;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A day of 800 visitors by the real rule and the real forecast; {@code -Dqueue.seed} plays another one. */
class DaySimulationTest {

    private static final long SEED = Long.getLong("queue.seed", 12345);

    private final List<Visitor> called = new SimulatedDay(SEED).run();

    @Test
    void everybodyIsServedAndNobodyIsPassedAgainstTheRule() {
        assertThat(called).hasSize(800);
        for (int i = 0; i < called.size(); i++) {
            var before = called.get(i);
            for (var after : called.subList(i + 1, called.size())) {
                boolean competed = after.service.equals(before.service) && !after.came.isAfter(before.calledAt);
                if (competed) {
                    assertThat(before.turn).isBeforeOrEqualTo(after.turn);
                }
                if (competed && after.isPlain()) {
                    assertThat(before.came).isBeforeOrEqualTo(after.came.plus(SimulatedDay.TURN.greatestCredit()));
                }
            }
        }
        System.out.printf(
                "a day of 800 (seed %d): waits in minutes, mean/p90/longest: walk-ins %s, appointments %s, priorities %s%n",
                SEED,
                waits(Visitor::isPlain),
                waits(one -> one.slot != null),
                waits(one -> one.slot == null && !one.isPlain()));
    }

    @Test
    void theForecastIsNotFarOff() {
        var errors = called.stream()
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
                "foreseen less actual wait: mean %.1f min, mean absolute %.1f min, within 5 min %.0f %%%n",
                mean, absolute, close * 100);
        assertThat(absolute).isLessThan(6);
        assertThat(close).isGreaterThan(0.6);
    }

    private String waits(Predicate<Visitor> which) {
        var sorted = called.stream()
                .filter(which)
                .map(Visitor::waited)
                .sorted(Comparator.naturalOrder())
                .toList();
        var mean = LongStream.of(sorted.stream().mapToLong(Duration::toSeconds).toArray())
                .average()
                .orElse(0);
        return "%.1f/%.1f/%.1f"
                .formatted(
                        mean / 60,
                        sorted.get(sorted.size() * 9 / 10).toSeconds() / 60.0,
                        sorted.getLast().toSeconds() / 60.0);
    }
}
