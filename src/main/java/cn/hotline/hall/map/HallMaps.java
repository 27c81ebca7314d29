package cn.hotline.hall.map;

import cn.hotline.hall.Counter;
import cn.hotline.hall.KnownVersion;
import cn.hotline.hall.PlanWritten;
import cn.hotline.platform.Messages;
import cn.hotline.platform.OneColumn;
import cn.hotline.platform.Refusal;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps the maps of halls, one version after the other; the newest is read once a node. */
@ApplicationScoped
class HallMaps {

    private final EntityManager db;
    private final ObjectMapper json;
    private final Clock clock;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    HallMaps(EntityManager db, ObjectMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    private record Kept(int version, HallMap map) {}

    /** What is good to know and no fault. */
    record Warning(@Nullable String point, @Nullable String counter, String text) {

        static Warning of(Point point, String text) {
            return new Warning(point.id(), point.counter(), text);
        }
    }

    /** A version as staff see it. */
    record View(String hall, int version, String author, Instant at, List<Warning> warnings, MapInput map)
            implements KnownVersion.Versioned {}

    /** @throws Refusal 412 when there is another version, 422 naming each fault */
    @Transactional
    View put(String hall, MapInput input, KnownVersion known, String author) {
        int newest = version(hall).orElse(0);
        known.demand(newest);
        MapReading.of(input, Set.copyOf(codes(hall)));
        // Whoever was quicker has taken the number.
        int made = db.createNativeQuery("""
                        insert into hall_map (hall, version, map, author, at)
                        values (:hall, :version, cast(:map as jsonb), :author, :at) on conflict do nothing""")
                .setParameter("hall", hall)
                .setParameter("version", newest + 1)
                .setParameter("map", written(input))
                .setParameter("author", author)
                .setParameter("at", clock.instant())
                .executeUpdate();
        if (made == 0) {
            throw KnownVersion.changed(newest + 1);
        }
        return view(hall, Messages.accepting(null)).orElseThrow();
    }

    @Transactional
    boolean isMissing(String hall) {
        return version(hall).isEmpty();
    }

    @Transactional
    Optional<View> view(String hall, Messages messages) {
        List<?> rows = db.createNativeQuery("""
                        select version, cast(map as text), author, at from hall_map
                        where hall = :hall order by version desc limit 1""", Object[].class)
                .setParameter("hall", hall)
                .getResultList();
        return rows.stream().map(Object[].class::cast).findFirst().map(row -> {
            var input = read((String) row[1]);
            var map = map(input);
            return new View(
                    hall,
                    ((Number) row[0]).intValue(),
                    (String) row[2],
                    (Instant) row[3],
                    warnings(hall, map, messages),
                    input);
        });
    }

    /** @throws Refusal 404 for a hall without a map */
    @Transactional
    HallMap current(String hall) {
        int version = version(hall).orElseThrow(() -> Refusal.notFound("map-unknown"));
        var known = kept.get(hall);
        if (known == null || known.version() < version) {
            known = new Kept(version, map(read(text(hall, version))));
            kept.put(hall, known);
        }
        return known.map();
    }

    /** So that whoever writes a plan knows that the map has to follow. */
    void planned(@Observes PlanWritten plan) {
        if (version(plan.hall()).isPresent()) {
            plan.unmapped().addAll(unmapped(codes(plan.hall()), current(plan.hall())));
        }
    }

    private static List<String> codes(String hall) {
        return Counter.of(hall).stream().map(Counter::code).toList();
    }

    private static List<String> unmapped(List<String> counters, HallMap map) {
        return counters.stream()
                .filter(counter -> map.ofCounter(counter).isEmpty())
                .toList();
    }

    /** Also of what the hall's plan, written anew since, has changed. */
    private static List<Warning> warnings(String hall, HallMap map, Messages messages) {
        var counters = codes(hall);
        var free = map.reached(true);
        var missing = unmapped(counters, map).stream()
                .map(counter -> new Warning(null, counter, messages.text("map-counter-missing", counter)));
        var gone = map.points().stream()
                .filter(point -> point.counter() != null && !counters.contains(point.counter()))
                .map(point -> Warning.of(point, messages.text("map-counter-unknown", point.id())));
        var steps = map.points().stream()
                .filter(point -> point.kind() != Point.Kind.CROSSING && !free.contains(point.id()))
                .map(point -> Warning.of(point, messages.text("map-not-step-free", point.name(messages.isEnglish()))));
        return Stream.of(missing, gone, steps).flatMap(all -> all).limit(100).toList();
    }

    /** Of one that was checked when it was written. */
    private static HallMap map(MapInput input) {
        var counters = input.features().stream()
                .map(feature -> feature.properties().counter())
                .filter(counter -> counter != null)
                .collect(Collectors.toSet());
        return MapReading.of(input, counters);
    }

    private Optional<Integer> version(String hall) {
        var latest = db.createNativeQuery(
                        "select version from hall_map where hall = :hall order by version desc limit 1")
                .setParameter("hall", hall);
        return OneColumn.first(latest, Integer.class);
    }

    private String text(String hall, int version) {
        return (String)
                db.createNativeQuery("select cast(map as text) from hall_map where hall = :hall and version = :version")
                        .setParameter("hall", hall)
                        .setParameter("version", version)
                        .getSingleResult();
    }

    private MapInput read(String text) {
        try {
            return json.readerFor(MapInput.class).readValue(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map that was written cannot be read", e);
        }
    }

    private String written(MapInput input) {
        try {
            return json.writeValueAsString(input);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map that was read cannot be written", e);
        }
    }
}
