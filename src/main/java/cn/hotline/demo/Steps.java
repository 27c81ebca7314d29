package cn.hotline.demo;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** How often each step was answered, how fast, and how often it was tried again or failed. */
final class Steps {
    private final Map<Step, Tally> tallies = new EnumMap<>(Step.class);

    Steps() {
        for (Step step : Step.values()) {
            tallies.put(step, new Tally());
        }
    }

    void answered(Step step, long nanos) {
        of(step).answered(nanos);
    }

    void retried(Step step) {
        of(step).retries.incrementAndGet();
    }

    void failed(Step step) {
        of(step).failures.incrementAndGet();
    }

    /** The steps that happened at all, in their order. */
    List<Line> lines() {
        return Arrays.stream(Step.values())
                .map(step -> of(step).line(step.words()))
                .filter(line -> line.count() + line.failures() + line.retries() > 0)
                .toList();
    }

    private Tally of(Step step) {
        return Objects.requireNonNull(tallies.get(step));
    }

    /** One line of the summary; times are of answered requests in milliseconds, waits between tries left out. */
    record Line(String step, int count, double meanMs, double p99Ms, int failures, int retries) {}

    private static final class Tally {
        private final ReentrantLock lock = new ReentrantLock();
        private final AtomicInteger failures = new AtomicInteger();
        private final AtomicInteger retries = new AtomicInteger();
        private int[] micros = new int[64];
        private int count;

        void answered(long nanos) {
            lock.lock();
            try {
                if (count == micros.length) {
                    micros = Arrays.copyOf(micros, count * 2);
                }
                micros[count++] = (int) Math.min(nanos / 1_000, Integer.MAX_VALUE);
            } finally {
                lock.unlock();
            }
        }

        Line line(String words) {
            lock.lock();
            try {
                int[] sorted = Arrays.copyOf(micros, count);
                Arrays.sort(sorted);
                double mean = Arrays.stream(sorted).average().orElse(0) / 1_000;
                double p99 = count == 0 ? 0 : sorted[(int) Math.ceil(count * 0.99) - 1] / 1_000.0;
                return new Line(words, count, mean, p99, failures.get(), retries.get());
            } finally {
                lock.unlock();
            }
        }
    }
}
