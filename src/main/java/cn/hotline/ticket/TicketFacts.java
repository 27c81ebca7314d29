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
        Channel channel,
        @Nullable UUID citizen,
        @Nullable String parent,
        @Nullable MatterRef matter,
        @Nullable String region,
        String title,
        String text,
        Map<String, Object> elements,
        @Nullable UnitRef unit,
        Handling handling,
        @Nullable Outcome outcome,
        Redo.@Nullable State redo,
        Instant updatedAt,
        @Nullable Instant dueAt,
        @Nullable Instant repliedAt,
        @Nullable Instant closedAt,
        int urges) {

    static TicketFacts of(Ticket ticket) {
        return new TicketFacts(
                ticket.id,
                ticket.number,
                ticket.status(),
                ticket.type,
                ticket.level,
                ticket.channel,
                ticket.citizen,
                ticket.parent,
                ticket.matter,
                ticket.place().region(),
                ticket.title,
                ticket.text,
                ticket.elements,
                ticket.unit,
                ticket.handling,
                ticket.outcome,
                ticket.redo == null ? null : ticket.redo.state(),
                ticket.updatedAt,
                ticket.dueAt,
                ticket.repliedAt,
                ticket.closedAt,
                ticket.urges);
    }
}
