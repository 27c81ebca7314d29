package cn.hotline.ticket;

import cn.hotline.access.Caller;
import cn.hotline.platform.Vault;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happens to tickets because time passes: other rooms hold a ticket, add a step of their own, and keep the date it was promised for. */
@Singleton
public class Clockwork {

    private final Vault vault;
    private final History history;
    private final Chronicle chronicle;
    private final Clock clock;

    Clockwork(Vault vault, History history, Chronicle chronicle, Clock clock) {
        this.vault = vault;
        this.history = history;
        this.chronicle = chronicle;
        this.clock = clock;
    }

    /** What the citizen is told, and until when the unit may return the ticket. */
    public record Promise(
            @Nullable Instant dueAt,
            boolean provisional,
            @Nullable Instant returnBy) {

        public static final Promise NONE = new Promise(null, false, null);
    }

    /** Holds the ticket until the transaction ends; empty when somebody else is at it, or there is none. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<TicketFacts> tryHold(UUID ticket) {
        return Ticket.idle(ticket).map(TicketFacts::of);
    }

    /** As {@link #tryHold}, but waits for whoever is at it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public TicketFacts hold(UUID ticket) {
        return TicketFacts.of(Ticket.held(ticket));
    }

    /** Adds a step to a ticket that is held; whether it is lawful is for the caller to know. */
    @Transactional(Transactional.TxType.MANDATORY)
    public int step(UUID id, UnitAction action, Caller by) {
        Ticket ticket = Ticket.findById(id);
        ticket.unseal(vault);
        var event = ticket.apply(action, Deed.of(by, action.verb(), clock.instant()), history);
        chronicle.note(ticket, action, event);
        return event.seq();
    }

    /** Keeps what was promised with the ticket, in the transaction that reckoned it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void promise(UUID id, Promise promise) {
        Ticket ticket = Ticket.findById(id);
        ticket.dueAt = promise.dueAt();
        ticket.dueProvisional = promise.provisional();
        ticket.returnBy = promise.returnBy();
    }

    /** What {@link #promise} kept last, for who is told of a step in its transaction; facts are from before. */
    @Transactional(Transactional.TxType.MANDATORY)
    public @Nullable Instant promised(UUID id) {
        return Ticket.<Ticket>findById(id).dueAt;
    }
}
