package cn.hotline.hall.map;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Points and passages of one hall; immutable. */
final class HallMap {

    private final Map<String, Point> points = new LinkedHashMap<>();
    private final Map<String, List<Passage>> ways = new HashMap<>();
    private final List<Passage> drawn;

    /**
     * @param oneWay those that cannot be gone back
     */
    HallMap(Collection<Point> points, Collection<Passage> both, Collection<Passage> oneWay) {
        points.forEach(point -> this.points.put(point.id(), point));
        both.forEach(passage -> {
            add(passage);
            add(passage.back());
        });
        oneWay.forEach(this::add);
        this.drawn = new ArrayList<>(both);
        this.drawn.addAll(oneWay);
    }

    private void add(Passage passage) {
        ways.computeIfAbsent(passage.from(), any -> new ArrayList<>()).add(passage);
    }

    Collection<Point> points() {
        return points.values();
    }

    /** Each once, whichever way it goes. */
    List<Passage> passages() {
        return drawn;
    }

    List<Passage> from(String point) {
        return ways.getOrDefault(point, List.of());
    }

    @Nullable
    Point point(String id) {
        return points.get(id);
    }

    Point demand(String id) {
        var point = points.get(id);
        if (point == null) {
            throw new IllegalArgumentException("no point " + id);
        }
        return point;
    }

    Optional<Point> first(Predicate<Point> wanted) {
        return points.values().stream().filter(wanted).findFirst();
    }

    Optional<Point> ofCounter(String counter) {
        return first(point -> counter.equals(point.counter()));
    }

    /** Where one gets from any entrance. */
    Set<String> reached(boolean stepFree) {
        var seen = new HashSet<String>();
        var next = new ArrayDeque<String>();
        points.values().stream()
                .filter(point -> point.kind() == Point.Kind.ENTRANCE)
                .forEach(point -> next.add(point.id()));
        while (!next.isEmpty()) {
            var at = next.poll();
            if (seen.add(at)) {
                from(at).stream()
                        .filter(passage -> !stepFree || passage.kind().isStepFree())
                        .forEach(passage -> next.add(passage.to()));
            }
        }
        return seen;
    }
}
