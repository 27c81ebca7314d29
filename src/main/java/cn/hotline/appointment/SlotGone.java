package cn.hotline.appointment;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import java.util.List;
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

    static SlotGone full(UUID slot, UUID own) {
        return new SlotGone(new Refusal(ProblemType.REFUSED, "slot-full"), slot, own);
    }

    /** What is held there can only be given back. */
    static SlotGone closed(Booking booking) {
        var why = new Refusal(ProblemType.REFUSED, "slot-closed").allowing(List.of(BookingView.Deed.CANCEL.name()));
        return new SlotGone(why, booking.slot, booking.slot);
    }
}
