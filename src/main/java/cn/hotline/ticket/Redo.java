package cn.hotline.ticket;

import org.jspecify.annotations.Nullable;

/**
 * Second and last handling after a bad outcome (重办, domain §5).
 *
 * @param first the rating that led to it, once it was upheld
 */
public record Redo(State state, @Nullable Rating first) {

    /** How far it came. */
    public enum State {
        /** The first rating of the handling is a 4 with a reason; the centre reviews it. */
        ASKED,
        UPHELD,
        REFUSED
    }

    static final Redo ASKED = new Redo(State.ASKED, null);
    static final Redo REFUSED = new Redo(State.REFUSED, null);

    /** Only the first rating can lead to a redo, and only with a reason. */
    static @Nullable Redo after(Action.Rate rate, @Nullable Redo before) {
        boolean asks =
                rate.handling() == 4 && rate.reason() != null && !rate.reason().isBlank();
        return before == null && asks ? ASKED : before;
    }

    static boolean isOpen(@Nullable Redo redo) {
        return redo != null && redo.state == State.ASKED;
    }
}
