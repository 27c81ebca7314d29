package cn.hotline.ticket;

import org.jspecify.annotations.Nullable;

/**
 * Second and last handling after a bad outcome (重办, domain §5).
 *
 * @param first the rating that led to it, once it was upheld
 * @param unit the unit it went straight back to; null where the centre began anew
 */
public record Redo(
        State state, @Nullable Rating first, @Nullable String unit) {

    /** How far it came. */
    public enum State {
        /** The first rating of the handling is a 4 with a reason; the centre reviews it. */
        ASKED,
        UPHELD,
        REFUSED
    }

    static final Redo ASKED = new Redo(State.ASKED, null, null);
    static final Redo REFUSED = new Redo(State.REFUSED, null, null);

    /** Only the first rating can lead to a redo, and only with a reason; ratings from before there was one do not say whence they came. */
    static @Nullable Redo after(Action.Rate rate, @Nullable Redo before) {
        boolean asks = rate.handling() == 4
                && rate.via() != null
                && rate.reason() != null
                && !rate.reason().isBlank();
        return before == null && asks ? ASKED : before;
    }

    /** Whether its unit took the duty on by the reply that is redone. */
    static boolean isOfItsUnit(@Nullable Redo redo) {
        return redo != null && redo.unit != null;
    }

    static boolean isOpen(@Nullable Redo redo) {
        return redo != null && redo.state == State.ASKED;
    }
}
