package cn.hotline.hall.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one written rule of who goes first (ADR 0025): the lowest turn. A walk-in's is when they came; an appointment kept in time and a
 * priority have a credit, of which the greatest counts. So nobody is passed by whoever comes later than the greatest credit after them.
 */
record Turn(Duration late, Duration bookingCredit, Duration priorityCredit) {

    Turn {
        if (late.isNegative() || bookingCredit.isNegative() || priorityCredit.isNegative()) {
            throw new IllegalArgumentException("a credit is not negative");
        }
    }

    static Turn by(QueueRules rules) {
        return new Turn(rules.late(), rules.bookingCredit(), rules.priorityCredit());
    }

    /** @param startsAt beginning of the slot they booked */
    Instant of(Instant takenAt, Priority priority, @Nullable Instant startsAt) {
        var ahead = priority == Priority.NONE ? takenAt : takenAt.minus(priorityCredit);
        if (startsAt == null || takenAt.isAfter(startsAt.plus(late))) {
            return ahead;
        }
        var counted = takenAt.isAfter(startsAt) ? takenAt : startsAt;
        return Collections.min(List.of(takenAt, ahead, counted.minus(bookingCredit)));
    }

    /** Nobody who comes later than this after a walk-in goes before them. */
    Duration greatestCredit() {
        return Collections.max(List.of(bookingCredit, priorityCredit));
    }
}
