package cn.hotline.hall.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The quickest way between two points. */
record Route(Point start, Point goal, List<Passage> passages, double seconds) {

    /** Whether they stand in a lift matters to what the next passage costs. */
    private record Stand(String point, boolean riding) {}

    private record Reached(
            Stand stand,
            double seconds,
            @Nullable Reached before,
            @Nullable Passage by) {}

    Route {
        passages = List.copyOf(passages);
    }

    /** By Dijkstra; of two that take as long always the same one. Empty where there is no way. */
    static Optional<Route> between(HallMap map, Ends ends, boolean stepFree, Pace pace) {
        var queue = new PriorityQueue<Reached>(Comparator.comparingDouble(Reached::seconds)
                .thenComparing(reached -> reached.stand().point()));
        var done = new HashSet<Stand>();
        queue.add(new Reached(new Stand(ends.from(), false), 0, null, null));
        while (!queue.isEmpty()) {
            var at = queue.poll();
            if (!done.add(at.stand())) {
                continue;
            }
            if (ends.to().equals(at.stand().point())) {
                return Optional.of(new Route(map.demand(ends.from()), map.demand(ends.to()), trace(at), at.seconds()));
            }
            for (var passage : map.from(at.stand().point())) {
                if (!stepFree || passage.kind().isStepFree()) {
                    var next = new Stand(passage.to(), passage.kind() == Passage.Kind.LIFT);
                    double seconds =
                            at.seconds() + pace.seconds(passage, at.stand().riding());
                    queue.add(new Reached(next, seconds, at, passage));
                }
            }
        }
        return Optional.empty();
    }

    /** Ids of the points. */
    record Ends(String from, String to) {}

    private static List<Passage> trace(Reached last) {
        var passages = new ArrayList<Passage>();
        for (Reached at = last; at != null && at.by() != null; at = at.before()) {
            passages.addFirst(at.by());
        }
        return passages;
    }

    double metres() {
        return passages.stream().mapToDouble(Passage::metres).sum();
    }

    List<String> points() {
        return Stream.concat(Stream.of(start.id()), passages.stream().map(Passage::to))
                .toList();
    }
}
