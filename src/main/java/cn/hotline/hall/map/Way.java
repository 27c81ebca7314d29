package cn.hotline.hall.map;

import cn.hotline.hall.Counter;
import cn.hotline.platform.Messages;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where do I go now: from wherever somebody stands in a hall to a counter or anything else in it. */
@ApplicationScoped
public class Way {

    private final HallMaps maps;
    private final Pace pace;
    private final Clock clock;

    Way(HallMaps maps, WayRules rules, Clock clock) {
        this.maps = maps;
        this.clock = clock;
        this.pace = Pace.of(rules);
    }

    /**
     * What is asked.
     *
     * @param from id of a point; the first entrance when it is left out
     * @param to id of a point, or code of a counter
     * @param stepFree without stairs and escalators
     */
    public record Wish(String hall, @Nullable String from, String to, boolean stepFree) {}

    /** In plain words. */
    public record View(
            String hall,
            String from,
            String to,
            boolean stepFree,
            int metres,
            int seconds,
            List<String> points,
            List<StepView> steps) {}

    /**
     * One thing to do.
     *
     * @param floor where it is done
     */
    public record StepView(String text, int floor, int metres) {}

    /** @throws Refusal 404 when hall or points are unknown, 409 when there is no such way */
    public View of(Wish wish, Messages messages) {
        var map = maps.current(wish.hall());
        var route = route(map, wish);
        var steps = Directions.of(route, map, messages).stream()
                .map(step -> new StepView(step.text(), step.floor(), step.metres()))
                .toList();
        return new View(
                wish.hall(),
                route.start().id(),
                route.goal().id(),
                wish.stepFree(),
                (int) Math.round(route.metres()),
                (int) Math.round(route.seconds()),
                route.points(),
                steps);
    }

    /** A counter that does this service, an open one first, one that is shut last. @throws Refusal 404 when there is none */
    String counterFor(String hall, String service) {
        var shut = Counter.shut(hall, clock.instant());
        return Counter.of(hall).stream()
                .filter(one -> one.services().contains(service))
                .min(Comparator.comparing((Counter one) -> shut.contains(one.code()))
                        .thenComparing(Counter::state)
                        .thenComparing(Counter::code))
                .map(Counter::code)
                .orElseThrow(() -> Refusal.notFound("counter-unknown"));
    }

    /** Where whoever was called asks the way, below the address of their door. */
    public static String toCounter(String hall, String counter) {
        return "/halls/" + hall + "/route?to=" + counter;
    }

    /** Where whoever comes for a service asks the way, below the address of their door. */
    public static String toService(String hall, String service) {
        return "/halls/" + hall + "/route?service=" + service;
    }

    /** As SVG. @throws Refusal as {@link #of} */
    public String drawing(Wish wish, Messages messages) {
        var map = maps.current(wish.hall());
        var route = route(map, wish);
        var counters = Counter.of(wish.hall()).stream().map(Counter::code).collect(Collectors.toSet());
        return RouteDrawing.of(route, map, counters, messages);
    }

    private Route route(HallMap map, Wish wish) {
        var from = wish.from() == null
                ? map.first(point -> point.kind() == Point.Kind.ENTRANCE).orElseThrow()
                : point(map, wish.from());
        var to = point(map, wish.to());
        if (to.counter() != null) {
            Counter.known(wish.hall(), to.counter());
        }
        var ends = new Route.Ends(from.id(), to.id());
        return Route.between(map, ends, wish.stepFree(), pace)
                .orElseThrow(
                        () -> new Refusal(ProblemType.REFUSED, wish.stepFree() ? "way-not-step-free" : "way-none"));
    }

    private static Point point(HallMap map, String named) {
        var point = map.point(named);
        return point != null ? point : map.ofCounter(named).orElseThrow(() -> Refusal.notFound("map-point-not-found"));
    }
}
