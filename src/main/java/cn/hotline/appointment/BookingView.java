package cn.hotline.appointment;

import cn.hotline.hall.map.Way;
import cn.hotline.ticket.Channel;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An appointment as who made it sees it.
 *
 * @param holdUntil until then it can be confirmed; none once it is
 * @param changeUntil until then it can be cancelled or moved
 * @param conflict the hall can't keep it; it can be moved at any time
 * @param visitor name, but for the first character masked, of somebody else who comes
 * @param way leads through the hall, to be asked at the same door
 * @param allowed what the caller may do with it now
 */
public record BookingView(
        UUID id,
        String number,
        Booking.State state,
        String hall,
        String service,
        UUID slot,
        Instant startsAt,
        Channel channel,
        @Nullable String matter,
        @Nullable String ticket,
        List<String> materials,
        boolean offered,
        boolean conflict,
        @Nullable Instant holdUntil,
        Instant changeUntil,
        @Nullable String visitor,
        String way,
        List<Deed> allowed) {

    /** What can be done with an appointment. */
    public enum Deed {
        CONFIRM,
        CANCEL,
        MOVE
    }

    static BookingView of(Booking booking, @Nullable String visitor, AppointmentRules rules, Instant now) {
        return new BookingView(
                booking.id,
                booking.number,
                booking.state(now),
                booking.hall,
                booking.service,
                booking.slot,
                booking.startsAt,
                booking.channel,
                booking.matter,
                booking.ticket,
                booking.materials,
                booking.offered,
                booking.conflictAt != null,
                booking.holdUntil,
                booking.startsAt.minus(rules.cancelBefore()),
                visitor,
                Way.toService(booking.hall, booking.service),
                allowed(booking, rules, now));
    }

    /** The whole table of what is lawful when. */
    static List<Deed> allowed(Booking booking, AppointmentRules rules, Instant now) {
        boolean early = booking.conflictAt != null
                || booking.startsAt.minus(rules.cancelBefore()).isAfter(now);
        return switch (booking.state(now)) {
            case HELD -> List.of(Deed.CONFIRM, Deed.CANCEL);
            case CONFIRMED ->
                !early ? List.of() : mayMove(booking, rules) ? List.of(Deed.CANCEL, Deed.MOVE) : List.of(Deed.CANCEL);
            case CHECKED_IN, SERVED, MISSED, CANCELLED, EXPIRED -> List.of();
        };
    }

    private static boolean mayMove(Booking booking, AppointmentRules rules) {
        return booking.conflictAt != null || booking.moved < rules.moves();
    }

    @Override
    public String toString() {
        return "BookingView[" + number + "]";
    }
}
