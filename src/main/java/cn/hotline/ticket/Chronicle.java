package cn.hotline.ticket;

import cn.hotline.platform.Counts;
import cn.hotline.platform.SpokenCode;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Writes steps down: the row, the word to other rooms, the count. */
@Singleton
final class Chronicle {

    private final Event<TicketStepped> stepped;
    private final Counts counts;

    Chronicle(Event<TicketStepped> stepped, Counts counts) {
        this.stepped = stepped;
        this.counts = counts;
    }

    void born(Ticket ticket, Action.File file, TicketEvent event, SpokenCode code) {
        write(ticket, file, event, code.spoken());
    }

    void note(Ticket ticket, Action action, TicketEvent event) {
        write(ticket, action, event, null);
        counts.committed("hotline.ticket.actions", "action", event.verb().name());
        if (ticket.closedAt != null && ticket.closedAt.equals(event.deed().at())) {
            counts.committed("hotline.tickets.closed", "outcome", String.valueOf(ticket.outcome));
        }
    }

    private void write(Ticket ticket, Action action, TicketEvent event, @Nullable String code) {
        event.persist();
        var at = event.deed().at();
        stepped.fire(
                new TicketStepped(ticket.id, event.seq(), action, at, TicketFacts.of(ticket), ticket.reporter(), code));
    }

    /** By a citizen's filing; parts that are split off were filed already. */
    void filed(Ticket ticket) {
        counts.committed("hotline.tickets.filed", "channel", ticket.channel.name(), "type", ticket.type.name());
    }
}
