package cn.hotline.ticket;

import cn.hotline.access.Role;
import cn.hotline.platform.Vault;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is asked about a ticket after its end. */
@Singleton
public class Aftercare {

    private final Vault vault;

    Aftercare(Vault vault) {
        this.vault = vault;
    }

    /** The agent (话务员) who served the citizen: the first who did anything for them, by the name history knows them by. */
    public @Nullable String agent(UUID ticket) {
        return TicketEvent.find(
                        "select e.actor from TicketEvent e where e.key.ticketId = ?1 and e.role = ?2 order by e.key.seq",
                        ticket,
                        Role.AGENT)
                .project(String.class)
                .firstResult();
    }

    /** Words about a ticket as staff may read them: without the reporter's name and any number. */
    public String masked(UUID ticket, String words) {
        Ticket found = Ticket.findById(ticket);
        found.unseal(vault);
        return found.masked(words, false);
    }
}
