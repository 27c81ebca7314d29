package cn.hotline.hall.map;

import org.jspecify.annotations.Nullable;

/**
 * Something in a hall that one can stand at.
 *
 * @param counter whose place it is
 */
record Point(
        String id,
        int floor,
        Kind kind,
        String name,
        String nameEn,
        @Nullable String counter,
        Spot spot) {

    /** What is there. */
    enum Kind {
        ENTRANCE,
        COUNTER,
        LIFT,
        STAIRS,
        ESCALATOR,
        RAMP,
        TOILET,
        KIOSK,
        WAITING,
        RECEPTION,
        /** Where ways meet; nothing to be named. */
        CROSSING
    }

    String name(boolean english) {
        return english ? nameEn : name;
    }
}
