package cn.hotline.hall.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Routes on random small maps, against all the ways there are. */
class RouteTest {

    private static final Pace PACE = new Pace(1, 40, 5, 25, 20);
    private static final int POINTS = 7;

    @Property(tries = 1000)
    void theRouteIsTheQuickestOfAllWays(@ForAll long seed, @ForAll boolean stepFree) {
        var map = map(new Random(seed));
        double best = best(map, new ArrayList<>(), "0", stepFree);
        var route = Route.between(map, new Route.Ends("0", "6"), stepFree, PACE);
        assertThat(route.isPresent()).isEqualTo(best < Double.MAX_VALUE);
        route.ifPresent(found -> {
            assertThat(found.seconds()).isCloseTo(best, within(1e-6));
            assertThat(cost(found.passages())).isCloseTo(best, within(1e-6));
        });
    }

    @Property(tries = 500)
    void aRouteGoesAlongPassagesOnly(@ForAll long seed, @ForAll boolean stepFree) {
        var map = map(new Random(seed));
        Route.between(map, new Route.Ends("0", "6"), stepFree, PACE).ifPresent(route -> {
            var at = "0";
            for (var passage : route.passages()) {
                assertThat(passage.from()).isEqualTo(at);
                assertThat(map.from(at)).contains(passage);
                assertThat(stepFree && !passage.kind().isStepFree()).isFalse();
                at = passage.to();
            }
            assertThat(at).isEqualTo("6");
            assertThat(route.points()).hasSize(route.passages().size() + 1).doesNotHaveDuplicates();
        });
    }

    @Property(tries = 200)
    void whatIsReachedStepFreeHasAWayWithoutSteps(@ForAll long seed) {
        var map = map(new Random(seed));
        var reached = map.reached(true);
        map.points()
                .forEach(point -> assertThat(Route.between(map, new Route.Ends("0", point.id()), true, PACE)
                                .isPresent())
                        .isEqualTo(reached.contains(point.id())));
    }

    /** Point 0 is the entrance. */
    private static HallMap map(Random random) {
        var points = new ArrayList<Point>();
        for (int i = 0; i < POINTS; i++) {
            var kind = i == 0 ? Point.Kind.ENTRANCE : Point.Kind.CROSSING;
            var spot = new Spot(random.nextInt(50), random.nextInt(50));
            points.add(new Point(Integer.toString(i), 1 + random.nextInt(3), kind, "点" + i, "P" + i, null, spot));
        }
        List<Passage> both = new ArrayList<>();
        List<Passage> oneWay = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            var from = points.get(random.nextInt(POINTS));
            var to = points.get(random.nextInt(POINTS));
            int floors = Math.abs(from.floor() - to.floor());
            var kinds = Passage.Kind.values();
            var kind = floors == 0 ? Passage.Kind.WALK : kinds[1 + random.nextInt(kinds.length - 1)];
            if (from != to) {
                (random.nextInt(4) == 0 ? oneWay : both)
                        .add(new Passage(from.id(), to.id(), kind, floors, List.of(from.spot(), to.spot())));
            }
        }
        return new HallMap(points, both, oneWay);
    }

    private static double best(HallMap map, List<Passage> way, String at, boolean stepFree) {
        if (at.equals("6")) {
            return cost(way);
        }
        Set<String> seen = new HashSet<>(Set.of("0"));
        way.forEach(passage -> seen.add(passage.to()));
        double best = Double.MAX_VALUE;
        for (var passage : map.from(at)) {
            if (!seen.contains(passage.to()) && (!stepFree || passage.kind().isStepFree())) {
                way.add(passage);
                best = Math.min(best, best(map, way, passage.to(), stepFree));
                way.removeLast();
            }
        }
        return best;
    }

    private static double cost(List<Passage> way) {
        double sum = 0;
        boolean riding = false;
        for (var passage : way) {
            sum += PACE.seconds(passage, riding);
            riding = passage.kind() == Passage.Kind.LIFT;
        }
        return sum;
    }
}
