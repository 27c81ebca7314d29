package cn.hotline.hall.queue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How a number stands; the whole life of a number is {@link #after}. */
public enum QueueState {
    WAITING,
    CALLED,
    SERVING,
    PARKED,
    SKIPPED,
    DONE,
    LEFT;

    /** Who is there, for statements; the words of the indexes. */
    static final String PRESENT = "('WAITING', 'CALLED', 'SERVING', 'PARKED')";

    /** Who is there or may come back. */
    static final String OPEN = "('WAITING', 'CALLED', 'SERVING', 'PARKED', 'SKIPPED')";

    /** Where that leads; empty for what can't happen now. */
    Optional<QueueState> after(QueueVerb verb) {
        return Optional.ofNullable(
                switch (verb) {
                    case TAKEN -> null;
                    case NEAR -> this == WAITING ? WAITING : null;
                    case CALLED -> this == WAITING ? CALLED : null;
                    case RECALLED -> this == CALLED ? CALLED : null;
                    case STARTED -> this == CALLED ? SERVING : null;
                    case SKIPPED -> this == CALLED ? SKIPPED : null;
                    case PARKED -> this == CALLED || this == SERVING ? PARKED : null;
                    case RETURNED -> this == PARKED || this == SKIPPED ? WAITING : null;
                    case REDIRECTED -> this == CALLED || this == SERVING ? WAITING : null;
                    case PRIORITISED -> this == WAITING ? WAITING : null;
                    case FINISHED -> this == SERVING ? DONE : null;
                    case LEFT -> isOver() ? null : LEFT;
                });
    }

    /** What can happen now. */
    List<QueueVerb> allowed() {
        return Arrays.stream(QueueVerb.values())
                .filter(verb -> after(verb).isPresent())
                .toList();
    }

    boolean isOver() {
        return this == DONE || this == LEFT;
    }

    boolean isAtCounter() {
        return this == CALLED || this == SERVING;
    }
}
