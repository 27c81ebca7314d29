package cn.hotline.ticket;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What another room may look at to decide an action on a ticket. */
public record TicketFacts(
        String number,
        TicketType type,
        Level level,
        @Nullable MatterRef matter,
        @Nullable String region,
        Map<String, Object> elements) {

    static TicketFacts of(Ticket ticket) {
        return new TicketFacts(
                ticket.number,
                ticket.type,
                ticket.level,
                ticket.matter,
                ticket.place().region(),
                ticket.elements);
    }
}
