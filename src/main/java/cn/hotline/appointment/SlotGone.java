package cn.hotline.appointment;

import cn.hotline.platform.Refusal;
import java.util.UUID;

/** A slot can't be had; what is free instead is looked for when the transaction is over and holds nothing any more. */
@SuppressWarnings("serial") // never serialised
final class SlotGone extends RuntimeException {

    final Refusal why;
    final UUID slot;
    final UUID own;

    /** @param own the slot they have, whose seat is theirs */
    SlotGone(Refusal why, UUID slot, UUID own) {
        super(why.getMessage(), null, false, false);
        this.why = why;
        this.slot = slot;
        this.own = own;
    }
}
