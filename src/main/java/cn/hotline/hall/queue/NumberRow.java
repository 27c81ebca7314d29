package cn.hotline.hall.queue;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A number of today as the hall's staff see it in a list. */
public record NumberRow(
        UUID id,
        String number,
        String service,
        QueueState state,
        Priority priority,
        boolean booked,
        Instant takenAt,
        @Nullable String counter) {

    static NumberRow of(QueueTicket ticket) {
        return new NumberRow(
                ticket.id,
                ticket.number,
                ticket.service,
                ticket.state,
                ticket.priority,
                ticket.kind == QueueTicket.Kind.BOOKED,
                ticket.takenAt,
                ticket.counter);
    }
}
