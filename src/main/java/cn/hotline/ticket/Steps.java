package cn.hotline.ticket;

import cn.hotline.access.Caller;
import cn.hotline.platform.Messages;
import cn.hotline.platform.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Single steps of many tickets, in one query, for whoever passes them on. */
@ApplicationScoped
public class Steps {

    private final Vault vault;
    private final History history;

    Steps(Vault vault, History history) {
        this.vault = vault;
        this.history = history;
    }

    /** One step of one ticket: the place in its history is counted from 1. */
    public record Key(UUID ticketId, int seq) {}

    /** A step with all it takes to judge who may see it. */
    public final class Step {

        private final Ticket ticket;
        private final TicketEvent event;

        private Step(Ticket ticket, TicketEvent event) {
            this.ticket = ticket;
            this.event = event;
        }

        /** Whether this caller would find the step in the ticket's timeline now. */
        public boolean isVisibleTo(Caller caller) {
            return Sight.sees(caller, ticket) && Timeline.isFor(caller, event.verb());
        }

        /** As {@link TicketView#statusText()} of the ticket after this step. */
        public String statusText(boolean staff, Messages messages) {
            return TicketView.statusText(event.status(), staff, messages);
        }

        public int seq() {
            return event.seq();
        }

        public String number() {
            return ticket.number;
        }

        /** The line of the timeline; the words depend on nothing but its two arguments. */
        public Timeline.Entry entry(boolean staff, Messages messages) {
            ticket.unseal(vault);
            return Timeline.entry(ticket, event, new Timeline.Reader(staff, messages), history);
        }
    }

    /** Those of the steps that there are. */
    @ActivateRequestContext
    public Map<Key, Step> read(Collection<Key> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        var steps = new HashMap<Key, Step>();
        for (var found : TicketEvent.of(keys)) {
            var event = found.event();
            steps.put(new Key(event.ticketId(), event.seq()), new Step(found.ticket(), event));
        }
        return steps;
    }
}
