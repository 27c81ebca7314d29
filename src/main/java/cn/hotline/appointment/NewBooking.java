package cn.hotline.appointment;

import cn.hotline.ticket.Channel;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to book.
 *
 * @param madeBy client name of whoever asks, who may be an agent
 * @param matter code of the catalogue, for the guide of what to bring
 * @param ticket number of the ticket it belongs to
 * @param materials what they said they have at hand
 */
record NewBooking(
        UUID slot,
        Visitor visitor,
        Channel channel,
        String madeBy,
        @Nullable String matter,
        @Nullable String ticket,
        List<String> materials) {

    /** What is known of it before the database writes it. */
    Booking held(UUID id) {
        var booking = new Booking();
        booking.id = id;
        booking.slot = slot;
        booking.citizen = visitor.citizen();
        booking.visitorSealed = visitor.sealed();
        booking.channel = channel;
        booking.matter = matter;
        booking.ticket = ticket;
        booking.materials = materials;
        booking.state = Booking.State.HELD;
        return booking;
    }
}
