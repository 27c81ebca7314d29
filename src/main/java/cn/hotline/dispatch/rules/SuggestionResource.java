package cn.hotline.dispatch.rules;

import static cn.hotline.access.Role.Names.AGENT;
import static cn.hotline.access.Role.Names.AUDITOR;
import static cn.hotline.access.Role.Names.DISPATCHER;
import static cn.hotline.access.Role.Names.HANDLER;
import static cn.hotline.access.Role.Names.MANAGER;
import static cn.hotline.access.Role.Names.REVIEWER;
import static cn.hotline.access.Role.Names.SUPERVISOR;

import cn.hotline.access.Callers;
import cn.hotline.platform.Language;
import cn.hotline.ticket.TicketRequest;
import cn.hotline.ticket.Tickets;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Tells whoever sees a ticket whose duty it is by the catalogue in force. */
@Path("/api/staff/v1/tickets/{number}/dispatch-suggestion")
@RolesAllowed({AGENT, DISPATCHER, REVIEWER, MANAGER, SUPERVISOR, HANDLER, AUDITOR})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class SuggestionResource {

    private final Tickets tickets;
    private final Duties duties;
    private final Callers callers;
    private final Language language;

    SuggestionResource(Tickets tickets, Duties duties, Callers callers, Language language) {
        this.tickets = tickets;
        this.duties = duties;
        this.callers = callers;
        this.language = language;
    }

    @GET
    public Suggestion suggest(@PathParam("number") String number) {
        var messages = language.messages();
        return duties.suggestion(tickets.facts(TicketRequest.of(number, callers.staff(), messages)), messages);
    }
}
