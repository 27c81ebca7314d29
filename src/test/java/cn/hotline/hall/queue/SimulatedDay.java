package cn.hotline.hall.queue;

import cn.hotline.hall.queue.Forecast.Desk;
import cn.hotline.hall.queue.Forecast.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Eight hundred people in a hall of thirteen counters, second by second, by the rules of the service itself. */
final class SimulatedDay {

    static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");
    static final Turn TURN = new Turn(Duration.ofMinutes(10), Duration.ofMinutes(20), Duration.ofMinutes(15));

    private static final int OPEN_SECONDS = 390 * 60;

    /** Minutes of a visit, as planned, and how many come for it. */
    private static final Map<String, int[]> SERVICES = Map.of(
            "GENERAL", new int[] {3, 130},
            "TAX", new int[] {4, 120},
            "BUSINESS", new int[] {7, 70},
            "SOCIAL", new int[] {6, 150},
            "MEDICAL", new int[] {5, 90},
            "FUND", new int[] {5, 80},
            "RESIDENCE", new int[] {7, 95},
            "PROPERTY", new int[] {10, 65});

    private static final List<List<String>> COUNTERS = List.of(
            List.of("GENERAL", "TAX"),
            List.of("GENERAL", "BUSINESS"),
            List.of("TAX", "BUSINESS"),
            List.of("BUSINESS", "TAX"),
            List.of("SOCIAL", "MEDICAL"),
            List.of("SOCIAL"),
            List.of("SOCIAL", "MEDICAL"),
            List.of("MEDICAL", "FUND"),
            List.of("FUND"),
            List.of("RESIDENCE"),
            List.of("RESIDENCE"),
            List.of("PROPERTY"),
            List.of("PROPERTY"));

    private final Random random;
    private final List<Visitor> called = new ArrayList<>();
    private final List<Visitor> waiting = new ArrayList<>();
    private final List<Visitor> done = new ArrayList<>();
    private final Map<Integer, Visitor> atCounter = new HashMap<>();

    /** Somebody who comes, and what became of them. */
    static final class Visitor {
        final UUID id;
        final String service;
        final Priority priority;
        final @Nullable Instant slot;
        final Instant came;
        final Instant turn;
        final Duration visit;

        @Nullable
        Duration foreseen;

        @Nullable
        Instant calledAt;

        private Visitor(String service, int second, Random random) {
            this.id = new UUID(random.nextLong(), random.nextLong());
            this.service = service;
            this.priority = random.nextInt(100) < 12 ? Priority.values()[1 + random.nextInt(5)] : Priority.NONE;
            this.came = NINE.plusSeconds(second);
            this.slot = random.nextInt(100) < 35 ? came.plusSeconds(random.nextInt(-900, 1800)) : null;
            this.turn = TURN.of(came, priority, slot);
            this.visit = Duration.ofSeconds(
                    (long) (SERVICES.get(service)[0] * 60 * Math.exp(random.nextGaussian() * 0.5 - 0.125)));
        }

        boolean isPlain() {
            return priority == Priority.NONE && slot == null;
        }

        Duration waited() {
            return Duration.between(came, calledAt);
        }
    }

    SimulatedDay(long seed) {
        this.random = new Random(seed);
    }

    /** @return all in the order in which they were called */
    List<Visitor> run() {
        var comers = comers();
        for (int second = 0; !comers.isEmpty() || !waiting.isEmpty(); second++) {
            var now = NINE.plusSeconds(second);
            while (!comers.isEmpty() && !comers.getFirst().came.isAfter(now)) {
                enter(comers.removeFirst(), now);
            }
            for (int counter = 0; counter < COUNTERS.size(); counter++) {
                serve(counter, now);
            }
        }
        return called;
    }

    private List<Visitor> comers() {
        return SERVICES.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(one -> java.util.stream.IntStream.range(0, one.getValue()[1])
                        .mapToObj(i -> new Visitor(one.getKey(), second(), random)))
                .sorted(Comparator.comparing(visitor -> visitor.came))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** More in the morning. */
    private int second() {
        return (int) (OPEN_SECONDS * Math.pow(random.nextDouble(), 1.15));
    }

    private void enter(Visitor visitor, Instant now) {
        waiting.add(visitor);
        var places = waiting.stream()
                .map(one -> new Place(one.id, one.service, one.turn, now, null))
                .toList();
        var call = Forecast.of(places, desks(now), means()).get(visitor.id);
        visitor.foreseen = Duration.between(now, call);
    }

    private void serve(int counter, Instant now) {
        var present = atCounter.get(counter);
        if (present != null && present.calledAt.plus(present.visit).isAfter(now)) {
            return;
        }
        if (present != null) {
            done.add(atCounter.remove(counter));
        }
        waiting.stream()
                .filter(one -> COUNTERS.get(counter).contains(one.service))
                .min(Comparator.comparing((Visitor one) -> one.turn).thenComparing(one -> one.id.toString()))
                .ifPresent(next -> {
                    waiting.remove(next);
                    next.calledAt = now;
                    atCounter.put(counter, next);
                    called.add(next);
                });
    }

    private List<Desk> desks(Instant now) {
        var means = means();
        var desks = new ArrayList<Desk>();
        for (int counter = 0; counter < COUNTERS.size(); counter++) {
            var present = atCounter.get(counter);
            var mean = present == null ? Duration.ZERO : means.get(present.service);
            var least = now.plus(mean.dividedBy(4));
            var end = present == null ? now : present.calledAt.plus(mean);
            desks.add(new Desk("" + counter, COUNTERS.get(counter), end.isBefore(least) ? least : end));
        }
        return desks;
    }

    /** As {@link Standings} has them: the plan weighs as much as three visits. */
    private Map<String, Duration> means() {
        var means = new HashMap<String, Duration>();
        SERVICES.forEach((service, plan) -> {
            var visits =
                    done.stream().filter(one -> one.service.equals(service)).toList();
            long sum = visits.stream().mapToLong(one -> one.visit.toSeconds()).sum();
            means.put(service, Duration.ofSeconds((plan[0] * 180L + sum) / (3 + visits.size())));
        });
        return means;
    }
}
