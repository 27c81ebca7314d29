package cn.hotline.hall.map;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch walked straight on.
 *
 * @param turn that is taken before it, if any
 */
record Run(@Nullable Turn turn, double metres) {

    /** Less than this is straight on. */
    private static final double BEND = 35;

    private static final double ABOUT = 150;

    /** As one who walks sees it. */
    enum Turn {
        LEFT,
        RIGHT,
        BACK
    }

    static List<Run> of(List<Spot> line) {
        var runs = new ArrayList<Run>();
        Double heading = null;
        for (int i = 1; i < line.size(); i++) {
            double metres = line.get(i - 1).metresTo(line.get(i));
            if (metres < 0.1) {
                continue;
            }
            double bearing = line.get(i - 1).bearingTo(line.get(i));
            var turn = heading == null ? null : turn(bearing - heading);
            heading = bearing;
            if (turn == null && !runs.isEmpty()) {
                var last = runs.removeLast();
                runs.add(new Run(last.turn(), last.metres() + metres));
            } else {
                runs.add(new Run(turn, metres));
            }
        }
        return runs;
    }

    private static @Nullable Turn turn(double degrees) {
        double by = Math.IEEEremainder(degrees, 360);
        if (Math.abs(by) < BEND) {
            return null;
        }
        if (Math.abs(by) > ABOUT) {
            return Turn.BACK;
        }
        return by > 0 ? Turn.LEFT : Turn.RIGHT;
    }
}
