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
        boolean isPossible = switch (verb) {
            case TAKEN -> false;
            case NEAR, CALLED, PRIORITISED -> this == WAITING;
            case RECALLED, STARTED, SKIPPED -> this == CALLED;
            case PARKED, REDIRECTED -> isAtCounter();
            case RETURNED -> this == PARKED || this == SKIPPED;
            case FINISHED -> this == SERVING;
            case LEFT -> !isOver() && this != SERVING;
        };
        return isPossible ? Optional.of(verb.leadsTo()) : Optional.empty();
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
