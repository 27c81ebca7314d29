package cn.hotline.hall.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Foresees when each who waits is called: plays the queue on, turn by turn, over the counters that are open and what they can do. */
final class Forecast {

    /**
     * Somebody who waits, or will.
     *
     * @param from when they are there
     * @param wants the one counter they were sent to
     * @param isAsking how long they would wait, and takes nobody's time
     */
    record Place(
            UUID id,
            String service,
            Instant turnAt,
            Instant from,
            @Nullable String wants,
            boolean isAsking) {

        static final Comparator<Place> ORDER = Comparator.comparing(Place::turnAt)
                .thenComparing(place -> place.id().toString());

        Place(UUID id, String service, Instant turnAt, Instant from, @Nullable String wants) {
            this(id, service, turnAt, from, wants, false);
        }

        boolean fits(Desk desk) {
            return desk.services().contains(service) && (wants == null || wants.equals(desk.code()));
        }
    }

    /** A counter that calls. */
    record Desk(String code, List<String> services, Instant freeAt) {

        static final Comparator<Desk> ORDER = Comparator.comparing(Desk::freeAt).thenComparing(Desk::code);

        Desk until(Instant time) {
            return new Desk(code, services, time);
        }
    }

    private Forecast() {}

    /**
     * When each is called; who is missing can't be served by any counter that is open.
     *
     * @param visits how long a visit takes, by service
     */
    static Map<UUID, Instant> of(List<Place> places, List<Desk> desks, Map<String, Duration> visits) {
        var called = new HashMap<UUID, Instant>();
        var pending = new TreeSet<>(Place.ORDER);
        pending.addAll(places);
        var free = new PriorityQueue<>(Desk.ORDER);
        free.addAll(desks);
        while (!free.isEmpty() && !pending.isEmpty()) {
            var desk = free.remove();
            var next = first(pending, desk);
            if (next.isPresent()) {
                var place = next.get();
                pending.remove(place);
                called.put(place.id(), desk.freeAt());
                var visit = Objects.requireNonNull(visits.get(place.service()), place.service());
                free.add(place.isAsking() ? desk : desk.until(desk.freeAt().plus(visit)));
            } else {
                arrival(pending, desk).ifPresent(time -> free.add(desk.until(time)));
            }
        }
        return called;
    }

    private static Optional<Place> first(SortedSet<Place> pending, Desk desk) {
        return pending.stream()
                .filter(place -> place.fits(desk) && !place.from().isAfter(desk.freeAt()))
                .findFirst();
    }

    /** When the next one comes that this counter waits for. */
    private static Optional<Instant> arrival(SortedSet<Place> pending, Desk desk) {
        return pending.stream()
                .filter(place -> place.fits(desk))
                .map(Place::from)
                .min(Comparator.naturalOrder());
    }
}
