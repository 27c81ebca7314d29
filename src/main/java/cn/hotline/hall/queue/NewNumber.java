package cn.hotline.hall.queue;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who comes to a hall.
 *
 * @param channel by which door, as {@code KIOSK}
 * @param citizen who they are, where that is known
 * @param appointment what they have booked
 * @param actor client name of whoever asks for the number
 */
public record NewNumber(
        String hall,
        String service,
        Priority priority,
        String channel,
        @Nullable UUID citizen,
        @Nullable Appointment appointment,
        String actor) {

    /** Channel of who asks at the reception desk (导办台). */
    static final String AT_RECEPTION = "WINDOW";

    /** The slot's beginning decides on the turn. */
    public record Appointment(UUID booking, Instant startsAt) {}
}
