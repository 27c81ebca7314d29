package cn.hotline.ticket;

import cn.hotline.access.Caller;
import cn.hotline.access.Role;
import cn.hotline.platform.Counts;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Unmasking the reporter: an audited act, written down in the transaction that reads it. */
@ApplicationScoped
public class Disclosures {

    private final Tickets tickets;
    private final Vault vault;
    private final Clock clock;
    private final Counts counts;

    Disclosures(Tickets tickets, Vault vault, Clock clock, Counts counts) {
        this.tickets = tickets;
        this.vault = vault;
        this.clock = clock;
        this.counts = counts;
    }

    /** The reporter in the clear. */
    public record Disclosed(
            Reporter.Kind kind,
            @Nullable String name,
            @Nullable String phone) {}

    /** @throws Refusal 403 for a handler and a reporter who is not named, or a unit that the report is about */
    @Transactional
    public Disclosed disclose(TicketRequest request, String purpose) {
        var ticket = tickets.visible(request);
        var people = ticket.unseal(vault);
        if (request.caller() instanceof Caller.Staff staff && !mayKnow(staff, ticket, people)) {
            throw Refusal.forbidden("reporter-protected");
        }
        return disclosed(ticket, request.caller(), purpose);
    }

    /**
     * To whoever was asked to take the matter over, which the room that asked them vouches for.
     *
     * @throws Refusal 403 for a confidential reporter
     */
    @Transactional
    public Disclosed handOver(TicketNumber number, Caller.Partner receiver, String purpose) {
        var ticket = Ticket.byNumber(number).orElseThrow(() -> Refusal.notFound("no-such-ticket"));
        ticket.unseal(vault);
        if (ticket.isConfidential()) {
            throw Refusal.forbidden("reporter-protected");
        }
        return disclosed(ticket, receiver, purpose);
    }

    private Disclosed disclosed(Ticket ticket, Caller to, String purpose) {
        var why = ticket.masked(purpose, false);
        new Disclosure(ticket.id, to.client(), why, clock.instant()).persist();
        counts.committed("hotline.disclosures");
        var reporter = ticket.reporter();
        return new Disclosed(reporter.kind(), reporter.name(), reporter.phone());
    }

    public List<Disclosure.View> of(TicketRequest request) {
        return Disclosure.of(tickets.visible(request).id);
    }

    private static boolean mayKnow(Caller.Staff staff, Ticket ticket, Ticket.People people) {
        boolean asHandler = staff.has(Role.HANDLER) && people.reporter().kind() == Reporter.Kind.NAMED;
        return (staff.isCentre() || asHandler) && !Sight.isReporterHiddenFrom(staff, ticket, people);
    }
}
