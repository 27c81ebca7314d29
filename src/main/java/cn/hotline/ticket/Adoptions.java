package cn.hotline.ticket;

import cn.hotline.access.Caller;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** Makes a ticket that was filed without login one of whoever logged in and shows its track code (认领). */
@ApplicationScoped
public class Adoptions {

    private final EntityManager db;
    private final Tickets tickets;
    private final Doorkeeper doorkeeper;
    private final Vault vault;

    Adoptions(EntityManager db, Tickets tickets, Doorkeeper doorkeeper, Vault vault) {
        this.db = db;
        this.tickets = tickets;
        this.doorkeeper = doorkeeper;
        this.vault = vault;
    }

    /**
     * Nothing is written where it is theirs already.
     *
     * @param shown by the holder of the code
     * @throws Refusal 404 or 429 as for every code that is shown, 409 for a ticket of somebody else
     */
    @Transactional
    public TicketView adopt(TicketRequest shown, Caller.Citizen citizen) {
        db.detach(tickets.visible(shown)); // wrong codes are written to the row, which must not be held then
        var ticket = Ticket.locked(shown.number()).orElseThrow(() -> Refusal.notFound("no-such-ticket-or-code"));
        if (ticket.citizen == null) {
            ticket.unseal(vault);
            tickets.apply(ticket, new Action.Adopt(citizen.id()), citizen);
        } else if (!doorkeeper.sees(citizen, ticket)) {
            throw new Refusal(ProblemType.REFUSED, "ticket-of-somebody");
        }
        return tickets.view(ticket, new TicketRequest(shown.number(), citizen, null, shown.messages()));
    }
}
