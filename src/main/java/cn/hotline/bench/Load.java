package cn.hotline.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Runs two kinds of work in turns, bounded in time, closed (as fast as it goes) or open (at a rate, come what may). */
final class Load {

    private static final long SECOND = 1_000_000_000L;
    private static final int WARM_ROUNDS = 30;
    private static final int WARM_SECONDS = 3;

    private Load() {}

    /** Something done over and over; each worker has its own connection. */
    interface Work {
        Worker worker() throws Exception;
    }

    /** One connection. */
    @SuppressWarnings("try") // its threads are never interrupted
    interface Worker extends AutoCloseable {
        void once() throws Exception;
    }

    /** @param rate arrivals a second over all workers; 0: closed */
    record Plan(int rounds, int seconds, int workers, int rate) {}

    /** What one side did; latencies in microseconds, in the open model counted from the planned arrival. */
    record Side(long done, long failed, double seconds, Histogram latency) {
        double perSecond() {
            return done / seconds;
        }
    }

    /** Both sides of one comparison. */
    record Pair(Side first, Side second) {
        double ratio() {
            return first.perSecond() / second.perSecond();
        }
    }

    /** Both sides keep their connections over all rounds. */
    static Pair interleaved(Work first, Work second, Plan plan) throws InterruptedException {
        var one = new ArrayList<Side>();
        var two = new ArrayList<Side>();
        try (var firsts = Team.of(first, plan.workers());
                var seconds = Team.of(second, plan.workers())) {
            for (int round = 0; round < plan.rounds(); round++) {
                one.add(run(firsts, plan));
                two.add(run(seconds, plan));
            }
        }
        return new Pair(sum(one), sum(two));
    }

    /** Does it so often that the compiler has seen all of it often enough, or until a minute and a half is over. */
    static void warmUp(Work work, long times, int workers) throws InterruptedException {
        try (var team = Team.of(work, workers)) {
            long done = 0;
            for (int round = 0; round < WARM_ROUNDS && done < times; round++) {
                done += run(team, new Plan(1, WARM_SECONDS, workers, 0)).done();
            }
        }
    }

    /** One round. */
    static Side run(Work work, Plan plan) throws InterruptedException {
        try (var team = Team.of(work, plan.workers())) {
            return run(team, plan);
        }
    }

    /** Workers with their connections open, before any clock runs. */
    private record Team(List<Worker> workers) implements AutoCloseable {

        static Team of(Work work, int count) {
            var workers = new ArrayList<Worker>();
            try {
                for (int i = 0; i < count; i++) {
                    workers.add(work.worker());
                }
                return new Team(workers);
            } catch (Exception e) {
                new Team(workers).close();
                throw new IllegalStateException("no connection: " + e.getMessage(), e);
            }
        }

        @Override
        @SuppressWarnings("try") // as above
        public void close() {
            for (var worker : workers) {
                try {
                    worker.close();
                } catch (Exception e) {
                    System.err.println("closing: " + e);
                }
            }
        }
    }

    private static Side run(Team team, Plan plan) throws InterruptedException {
        var latency = new ConcurrentHistogram(60_000_000L, 3);
        var done = new AtomicLong();
        var failed = new AtomicLong();
        var arrivals = new AtomicInteger();
        long begin = System.nanoTime();
        long end = begin + plan.seconds() * SECOND;
        var threads = new ArrayList<Thread>();
        for (var worker : team.workers()) {
            threads.add(Thread.ofPlatform().start(() -> {
                while (true) {
                    long from = plan.rate() == 0
                            ? System.nanoTime()
                            : begin + arrivals.getAndIncrement() * (SECOND / plan.rate());
                    if (from >= end) {
                        return;
                    }
                    for (long wait = from - System.nanoTime(); wait > 0; wait = from - System.nanoTime()) {
                        LockSupport.parkNanos(wait);
                    }
                    try {
                        worker.once();
                    } catch (Exception e) {
                        if (failed.getAndIncrement() == 0) {
                            System.err.println("failed: " + e);
                        }
                        return;
                    }
                    latency.recordValue(Math.min((System.nanoTime() - from) / 1000, 59_000_000L));
                    done.incrementAndGet();
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        return new Side(done.get(), failed.get(), (System.nanoTime() - begin) / (double) SECOND, latency);
    }

    private static Side sum(List<Side> sides) {
        var latency = new Histogram(60_000_000L, 3);
        sides.forEach(side -> latency.add(side.latency()));
        return new Side(
                sides.stream().mapToLong(Side::done).sum(),
                sides.stream().mapToLong(Side::failed).sum(),
                sides.stream().mapToDouble(Side::seconds).sum(),
                latency);
    }
}
