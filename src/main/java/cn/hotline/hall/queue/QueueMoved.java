package cn.hotline.hall.queue;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something happened to a number, told within the transaction in which it happens.
 *
 * @param ticket the number's id
 * @param booking the appointment it was checked in with
 * @param from how it stood before; none when it was taken
 */
public record QueueMoved(
        UUID ticket,
        @Nullable UUID booking,
        QueueVerb verb,
        @Nullable QueueState from,
        Instant at) {}
