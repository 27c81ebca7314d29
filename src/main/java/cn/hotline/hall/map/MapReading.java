package cn.hotline.hall.map;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a map of its GeoJSON, or says of each feature what is wrong with it. */
final class MapReading {

    private static final int MAX_FAULTS = 100;
    private static final int MAX_VERTICES = 100;

    /** A line ends where its points are. */
    private static final double NEAR_METRES = 2;

    private final Map<String, Point> points = new LinkedHashMap<>();
    private final List<Passage> both = new ArrayList<>();
    private final List<Passage> oneWay = new ArrayList<>();
    private final Refusal refusal = new Refusal(ProblemType.INVALID, "invalid");
    private double @Nullable [] origin;
    private int faults;

    private MapReading() {}

    /** @throws Refusal 422 naming each fault */
    static HallMap of(MapInput input, Set<String> counters) {
        var reading = new MapReading();
        reading.read(input.features());
        var map = new HallMap(reading.points.values(), reading.both, reading.oneWay);
        if (reading.faults == 0) {
            reading.whole(map, counters);
        }
        if (reading.faults > 0) {
            throw reading.refusal;
        }
        return map;
    }

    private void read(List<MapInput.Feature> features) {
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < features.size(); i++) {
                var feature = features.get(i);
                var at = "features[" + i + "].";
                boolean point = feature.geometry().type().equals("Point");
                if (point && pass == 0) {
                    point(feature, at);
                } else if (!point && pass == 1) {
                    line(feature, at);
                }
            }
        }
    }

    private void point(MapInput.Feature feature, String at) {
        var given = feature.properties();
        var kind = constant(Point.Kind.class, given.kind(), at);
        var spot = spot(feature.geometry().coordinates(), at);
        if (given.id() == null || given.floor() == null) {
            fault(at + "properties.id", "map-point-needs");
        } else if (kind != null && spot != null) {
            if (kind != Point.Kind.CROSSING && (given.name() == null || given.nameEn() == null)) {
                fault(at + "properties.name", "map-point-name");
            }
            if ((kind == Point.Kind.COUNTER) != (given.counter() != null)) {
                fault(at + "properties.counter", "map-counter-kind");
            }
            var name = Objects.requireNonNullElse(given.name(), "");
            var point = new Point(
                    given.id(),
                    given.floor(),
                    kind,
                    name,
                    Objects.requireNonNullElse(given.nameEn(), name),
                    given.counter(),
                    spot);
            if (points.putIfAbsent(given.id(), point) != null) {
                fault(at + "properties.id", "map-point-twice", given.id());
            }
        }
    }

    private void line(MapInput.Feature feature, String at) {
        var given = feature.properties();
        var kind = constant(Passage.Kind.class, given.kind(), at);
        var from = end(given.from(), at + "properties.from");
        var to = end(given.to(), at + "properties.to");
        var line = line(feature.geometry().coordinates(), at);
        if (kind == null || from == null || to == null || line == null) {
            return;
        }
        if (line.getFirst().metresTo(from.spot()) > NEAR_METRES
                || line.getLast().metresTo(to.spot()) > NEAR_METRES) {
            fault(at + "geometry.coordinates", "map-line-ends");
        }
        int floors = Math.abs(from.floor() - to.floor());
        if (from.equals(to) || floors > 0 && kind == Passage.Kind.WALK || floors == 0 && kind == Passage.Kind.LIFT) {
            fault(at + "properties.kind", "map-line-floors");
        }
        var passage = new Passage(from.id(), to.id(), kind, floors, line);
        (Boolean.TRUE.equals(given.oneWay()) ? oneWay : both).add(passage);
    }

    private @Nullable Point end(@Nullable String id, String field) {
        var point = id == null ? null : points.get(id);
        if (point == null) {
            fault(field, "map-point-unknown", id == null ? "?" : id);
        }
        return point;
    }

    private @Nullable List<Spot> line(JsonNode coordinates, String at) {
        var spots = new ArrayList<Spot>();
        if (coordinates.isArray() && coordinates.size() >= 2 && coordinates.size() <= MAX_VERTICES) {
            for (var one : coordinates) {
                var spot = spot(one, at);
                if (spot == null) {
                    return null;
                }
                spots.add(spot);
            }
            return spots;
        }
        fault(at + "geometry.coordinates", "map-coordinates");
        return null;
    }

    /** Longitude first; a height is left aside, as RFC 7946 allows. */
    private @Nullable Spot spot(JsonNode given, String at) {
        boolean shaped = given.isArray()
                && (given.size() == 2 || given.size() == 3)
                && given.get(0).isNumber()
                && given.get(1).isNumber();
        double lon = shaped ? given.get(0).asDouble() : 999;
        double lat = shaped ? given.get(1).asDouble() : 999;
        if (Math.abs(lon) > 180 || Math.abs(lat) > 85) {
            fault(at + "geometry.coordinates", "map-coordinates");
            return null;
        }
        if (origin == null) {
            origin = new double[] {lon, lat};
        }
        var spot = Spot.of(lon, lat, origin[0], origin[1]);
        if (Math.hypot(spot.x(), spot.y()) > 2000) {
            fault(at + "geometry.coordinates", "map-far");
            return null;
        }
        return spot;
    }

    private <E extends Enum<E>> @Nullable E constant(Class<E> type, String name, String at) {
        var all = Arrays.asList(type.getEnumConstants());
        var found = all.stream().filter(one -> one.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            fault(
                    at + "properties.kind",
                    "expected",
                    String.join(", ", all.stream().map(Enum::name).toList()));
        }
        return found.orElse(null);
    }

    /** What only the whole map shows. */
    private void whole(HallMap map, Set<String> counters) {
        if (map.first(point -> point.kind() == Point.Kind.ENTRANCE).isEmpty()) {
            fault("features", "map-entrance");
        }
        var reached = map.reached(false);
        map.points().stream()
                .filter(point -> !reached.contains(point.id()))
                .forEach(point -> fault("features", "map-unreachable", point.id()));
        for (var counter : counters) {
            if (map.ofCounter(counter).isEmpty()) {
                fault("features", "map-counter-missing", counter);
            }
        }
        map.points().stream()
                .filter(point -> point.counter() != null && !counters.contains(point.counter()))
                .forEach(point -> fault("features", "map-counter-unknown", point.id()));
    }

    private void fault(String field, String key, String... args) {
        if (faults++ < MAX_FAULTS) {
            refusal.andField(field, key, (Object[]) args);
        }
    }
}
