package cn.hotline.hall.map;

import cn.hotline.hall.map.Run.Turn;
import cn.hotline.platform.Messages;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A route in plain words. */
final class Directions {

    /** So near a counter stands beside the way, not at its end. */
    private static final double BESIDE_METRES = 6;

    private final Route route;
    private final HallMap map;
    private final Messages messages;
    private final List<Step> steps = new ArrayList<>();

    /**
     * One thing to do.
     *
     * @param floor where it is done
     */
    record Step(String text, int floor, int metres) {}

    private Directions(Route route, HallMap map, Messages messages) {
        this.route = route;
        this.map = map;
        this.messages = messages;
    }

    static List<Step> of(Route route, HallMap map, Messages messages) {
        var directions = new Directions(route, map, messages);
        directions.tell();
        return List.copyOf(directions.steps);
    }

    private void tell() {
        if (route.passages().isEmpty()) {
            say("way.here", route.goal().floor(), 0, name(route.goal()));
            return;
        }
        say(
                route.start().kind() == Point.Kind.ENTRANCE ? "way.enter" : "way.from",
                route.start().floor(),
                0,
                name(route.start()));
        var walked = new ArrayList<Spot>();
        for (int i = 0; i < route.passages().size(); i++) {
            var passage = route.passages().get(i);
            if (passage.floors() == 0 && passage.kind() != Passage.Kind.LIFT) {
                walked.addAll(passage.line());
            } else {
                walk(walked, map.demand(passage.from()).floor());
                walked.clear();
                i = ride(i);
            }
        }
        arrive(walked);
    }

    /** The whole ride, over however many passages. @return the last one of it */
    private int ride(int first) {
        var kind = route.passages().get(first).kind();
        int last = first;
        while (last + 1 < route.passages().size()
                && route.passages().get(last + 1).kind() == kind
                && route.passages().get(last + 1).floors() > 0) {
            last++;
        }
        int floor = map.demand(route.passages().get(last).to()).floor();
        say(key(kind), map.demand(route.passages().get(first).from()).floor(), 0, floor(floor));
        return last;
    }

    private void walk(List<Spot> line, int floor) {
        Run.of(line).forEach(run -> run(run, floor));
    }

    private void run(Run run, int floor) {
        int metres = rounded(run.metres());
        say(key(run.turn()), floor, metres, Integer.toString(metres));
    }

    private void arrive(List<Spot> line) {
        var runs = new ArrayList<>(Run.of(line));
        Turn side = null;
        if (!runs.isEmpty()
                && runs.getLast().metres() <= BESIDE_METRES
                && runs.getLast().turn() != Turn.BACK) {
            side = runs.getLast().turn();
            if (side != null) {
                runs.removeLast();
            }
        }
        int floor = route.goal().floor();
        runs.forEach(run -> run(run, floor));
        var key = side == null ? "way.there" : side == Turn.LEFT ? "way.there-left" : "way.there-right";
        say(key, floor, 0, name(route.goal()));
    }

    private static String key(@Nullable Turn turn) {
        return switch (turn) {
            case null -> "way.on";
            case LEFT -> "way.left";
            case RIGHT -> "way.right";
            case BACK -> "way.back";
        };
    }

    private static String key(Passage.Kind kind) {
        return switch (kind) {
            case LIFT -> "way.by-lift";
            case STAIRS -> "way.by-stairs";
            case ESCALATOR -> "way.by-escalator";
            case RAMP -> "way.by-ramp";
            case WALK -> "way.on";
        };
    }

    private String name(Point point) {
        return point.name(messages.isEnglish());
    }

    private String floor(int floor) {
        return messages.text(floor < 0 ? "way.basement" : "way.floor", Integer.toString(Math.abs(floor)));
    }

    private void say(String key, int floor, int metres, String said) {
        steps.add(new Step(messages.text(key, said), floor, metres));
    }

    /** As people say it. */
    private static int rounded(double metres) {
        return (int) (metres < 10 ? Math.max(1, Math.round(metres)) : 5 * Math.round(metres / 5));
    }
}
