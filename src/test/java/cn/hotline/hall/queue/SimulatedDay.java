package cn.hotline.hall.queue;

import cn.hotline.hall.queue.Forecast.Desk;
import cn.hotline.hall.queue.Forecast.Place;
import cn.hotline.hall.queue.SimulatedVisitor.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Eight hundred people in a hall of thirteen counters, second by second, by the rules of the service itself: some are skipped and come
 * back, some fetch a paper, some are sent elsewhere, and of those who have booked some never come.
 */
final class SimulatedDay {

    static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");
    static final Turn RULE = new Turn(Duration.ofMinutes(10), Duration.ofMinutes(20), Duration.ofMinutes(15));

    private static final int OPEN_SECONDS = 390 * 60;
    private static final int RETURN_AFTER = 3;

    private final Turn rule;
    private final boolean knowsBookings;
    private final Random random;
    private final SimulatedHall hall = new SimulatedHall();
    private final List<SimulatedVisitor> comers;
    private final List<SimulatedVisitor> absent;
    private final List<SimulatedVisitor> waiting = new ArrayList<>();
    private final TreeMap<Instant, List<SimulatedVisitor>> away = new TreeMap<>();
    private final Map<String, SimulatedVisitor> atCounter = new HashMap<>();
    private final List<Call> calls = new ArrayList<>();

    /** @param passed who waited at that moment, could have been called instead, and was not */
    record Call(SimulatedVisitor visitor, Instant turn, List<Waiter> passed) {}

    record Waiter(SimulatedVisitor visitor, Instant turn) {}

    /** @param knowsBookings whether those are foreseen who have booked and are not there yet */
    SimulatedDay(long seed, Turn rule, boolean knowsBookings) {
        this.random = new Random(seed);
        this.rule = rule;
        this.knowsBookings = knowsBookings;
        this.comers = SimulatedHall.SERVICES.entrySet().stream()
                .flatMap(one -> IntStream.range(0, one.getValue()[1]).mapToObj(i -> comer(one.getKey())))
                .sorted(Comparator.comparing(visitor -> visitor.came))
                .collect(Collectors.toCollection(ArrayList::new));
        this.absent = IntStream.range(0, 45)
                .mapToObj(i -> comer(SimulatedHall.NAMES.get(random.nextInt(SimulatedHall.NAMES.size()))))
                .toList();
    }

    /** More in the morning. */
    private SimulatedVisitor comer(String service) {
        var came = NINE.plusSeconds((int) (OPEN_SECONDS * Math.pow(random.nextDouble(), 1.15)));
        return new SimulatedVisitor(service, came, SimulatedHall.SERVICES.get(service)[0], rule, random);
    }

    List<Call> run() {
        for (var now = NINE; !comers.isEmpty() || !waiting.isEmpty() || !away.isEmpty() || !atCounter.isEmpty(); ) {
            while (!comers.isEmpty() && !comers.getFirst().came.isAfter(now)) {
                enter(comers.removeFirst(), now);
            }
            while (!away.isEmpty() && !away.firstKey().isAfter(now)) {
                away.pollFirstEntry().getValue().forEach(this::comesBack);
            }
            for (var counter : SimulatedHall.COUNTERS.keySet()) {
                serve(counter, now);
            }
            now = now.plusSeconds(1);
        }
        return calls;
    }

    private void enter(SimulatedVisitor visitor, Instant now) {
        waiting.add(visitor);
        var places = Stream.concat(
                        waiting.stream().map(one -> new Place(one.id, one.service, one.turn, now, one.wants)),
                        expected(now))
                .toList();
        visitor.foreseen = Duration.between(
                now, Forecast.of(places, desks(now), hall.means()).get(visitor.id));
    }

    /** As {@link Standings} has them: confirmed, not there yet, within two hours. */
    private Stream<Place> expected(Instant now) {
        return Stream.concat(comers.stream(), absent.stream())
                .filter(one -> knowsBookings && one.isBooked())
                .filter(one -> !one.slot.isBefore(now) && one.slot.isBefore(now.plus(Duration.ofHours(2))))
                .map(one -> new Place(one.id, one.service, rule.of(one.slot, Priority.NONE, one.slot), one.slot, null));
    }

    private void serve(String counter, Instant now) {
        var present = atCounter.get(counter);
        if (present != null && present.since.plus(present.stay()).isAfter(now)) {
            return;
        }
        if (present != null) {
            leaves(counter, present, now);
        }
        var able = waiting.stream()
                .filter(one -> SimulatedHall.isFit(counter, one))
                .toList();
        able.stream()
                .min(Comparator.comparing((SimulatedVisitor one) -> one.turn).thenComparing(one -> one.id.toString()))
                .ifPresent(next -> call(counter, next, able, now));
    }

    private void call(String counter, SimulatedVisitor next, List<SimulatedVisitor> able, Instant now) {
        waiting.remove(next);
        next.since = now;
        next.calledAt = next.calledAt == null ? now : next.calledAt;
        atCounter.put(counter, next);
        calls.add(new Call(
                next,
                next.turn,
                able.stream()
                        .filter(one -> one != next)
                        .map(one -> new Waiter(one, one.turn))
                        .toList()));
    }

    private void leaves(String counter, SimulatedVisitor present, Instant now) {
        atCounter.remove(counter);
        switch (present.fate) {
            case NOTHING -> hall.served(present.service, present.stay());
            case SKIPPED -> isAway(present, now.plus(Duration.ofMinutes(6)));
            case PARKED -> {
                present.wants = counter;
                present.visit = present.visit.dividedBy(2);
                isAway(present, now.plus(Duration.ofMinutes(10)));
            }
            case REDIRECTED -> {
                present.service =
                        SimulatedHall.NAMES.get(Math.floorMod(present.id.hashCode(), SimulatedHall.NAMES.size()));
                waiting.add(present);
                present.fate = Fate.NOTHING;
            }
        }
    }

    private void isAway(SimulatedVisitor visitor, Instant until) {
        away.computeIfAbsent(until, time -> new ArrayList<>()).add(visitor);
    }

    /** As {@link Numbers} has it: from fetching a paper with the turn they had, else behind three. */
    private void comesBack(SimulatedVisitor visitor) {
        if (visitor.fate == Fate.SKIPPED) {
            var first = waiting.stream()
                    .filter(one -> one.service.equals(visitor.service))
                    .map(one -> one.turn)
                    .sorted()
                    .limit(RETURN_AFTER)
                    .toList();
            if (!first.isEmpty() && !first.getLast().isBefore(visitor.turn)) {
                visitor.turn = first.getLast().plusNanos(1000);
            }
        }
        visitor.fate = Fate.NOTHING;
        waiting.add(visitor);
    }

    private List<Desk> desks(Instant now) {
        var means = hall.means();
        var desks = new ArrayList<Desk>();
        SimulatedHall.COUNTERS.forEach((counter, services) -> {
            var present = atCounter.get(counter);
            var mean = present == null ? Duration.ZERO : means.get(present.service);
            var least = now.plus(mean.dividedBy(4));
            var end = present == null ? now : present.since.plus(mean);
            desks.add(new Desk(counter, services, end.isBefore(least) ? least : end));
        });
        return desks;
    }
}
