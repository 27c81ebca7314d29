package cn.hotline.hall.map;

import java.util.List;

/**
 * A way from one point to another.
 *
 * @param floors that lie between them
 * @param line with both ends
 */
record Passage(String from, String to, Kind kind, int floors, List<Spot> line) {

    /** How one gets along it. */
    enum Kind {
        WALK,
        STAIRS,
        LIFT,
        ESCALATOR,
        RAMP;

        /** Whether wheels get along it. */
        boolean isStepFree() {
            return this != STAIRS && this != ESCALATOR;
        }
    }

    Passage {
        line = List.copyOf(line);
    }

    double metres() {
        double sum = 0;
        for (int i = 1; i < line.size(); i++) {
            sum += line.get(i - 1).metresTo(line.get(i));
        }
        return sum;
    }

    Passage back() {
        return new Passage(to, from, kind, floors, line.reversed());
    }
}
