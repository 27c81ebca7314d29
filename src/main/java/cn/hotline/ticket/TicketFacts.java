package cn.hotline.ticket;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What another room may look at to decide an action on a ticket. */
public record TicketFacts(
        UUID id,
        String number,
        Status status,
        TicketType type,
        Level level,
        @Nullable MatterRef matter,
        @Nullable String region,
        String title,
        String text,
        Map<String, Object> elements,
        @Nullable UnitRef unit,
        Handling handling,
        Instant updatedAt,
        @Nullable Instant dueAt,
        int urges) {

    static TicketFacts of(Ticket ticket) {
        return new TicketFacts(
                ticket.id,
                ticket.number,
                ticket.status(),
                ticket.type,
                ticket.level,
                ticket.matter,
                ticket.place().region(),
                ticket.title,
                ticket.text,
                ticket.elements,
                ticket.unit,
                ticket.handling,
                ticket.updatedAt,
                ticket.dueAt,
                ticket.urges);
    }
}
