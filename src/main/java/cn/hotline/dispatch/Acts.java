package cn.hotline.dispatch;

import cn.hotline.access.Callers;
import cn.hotline.platform.Language;
import cn.hotline.ticket.Action;
import cn.hotline.ticket.Etags;
import cn.hotline.ticket.TicketFacts;
import cn.hotline.ticket.TicketRequest;
import cn.hotline.ticket.Tickets;
import cn.hotline.ticket.Verb;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the present staff caller does to a ticket, answered with the ticket as it is then. */
@RequestScoped
public class Acts {

    private final Tickets tickets;
    private final Callers callers;
    private final Language language;

    Acts(Tickets tickets, Callers callers, Language language) {
        this.tickets = tickets;
        this.callers = callers;
        this.language = language;
    }

    /** Which ticket, in which version the caller knows it. */
    record On(String number, @Nullable String ifMatch) {}

    Response act(On ticket, Action action) {
        return Etags.ok(tickets.act(request(ticket), action));
    }

    Response act(On ticket, Verb verb, Function<TicketFacts, Action> action) {
        return Etags.ok(tickets.act(request(ticket), verb, action));
    }

    TicketRequest request(On ticket) {
        return TicketRequest.of(ticket.number(), callers.staff(), language.messages())
                .ifMatch(ticket.ifMatch());
    }
}
