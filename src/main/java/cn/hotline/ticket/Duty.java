package cn.hotline.ticket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose duty it is.
 *
 * @param returnedBy units whose returns were upheld, in their order
 * @param forced dispatched by determination: no return
 * @param firstReceiver whoever had it first
 */
public record Duty(
        List<UnitRef> returnedBy,
        boolean forced,
        Appeal appeal,
        @Nullable UnitRef firstReceiver) {

    /** How a determination is taken by the unit. */
    public enum Appeal {
        NONE,
        OPEN,
        DECIDED
    }

    static final Duty OPEN = new Duty(List.of(), false, Appeal.NONE, null);

    Duty receivedBy(UnitRef unit, boolean byForce) {
        return new Duty(returnedBy, byForce, Appeal.NONE, firstReceiver == null ? unit : firstReceiver);
    }

    /** Whether the unit's return was upheld; it gets the ticket again only by determination. */
    public boolean hasReturned(UnitRef unit) {
        return returnedBy.stream().anyMatch(other -> other.code().equals(unit.code()));
    }

    Duty returned(List<UnitRef> by) {
        return new Duty(Handling.joined(returnedBy, by), false, Appeal.NONE, firstReceiver);
    }

    /** Whoever replies does not appeal any more. */
    Duty settled() {
        return appeal == Appeal.OPEN ? appealed(Appeal.DECIDED) : this;
    }

    Duty appealed(Appeal now) {
        return new Duty(returnedBy, forced, now, firstReceiver);
    }
}
