package cn.hotline.appointment;

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

/** Staff see which appointments belong to a ticket. */
@Path("/api/staff/v1/tickets/{number}/bookings")
@RolesAllowed({AGENT, DISPATCHER, REVIEWER, MANAGER, SUPERVISOR, HANDLER, AUDITOR})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class TicketBookingResource {

    private final BookingViews bookings;
    private final Tickets tickets;
    private final Callers callers;
    private final Language language;

    TicketBookingResource(BookingViews bookings, Tickets tickets, Callers callers, Language language) {
        this.bookings = bookings;
        this.tickets = tickets;
        this.callers = callers;
        this.language = language;
    }

    /** @throws cn.hotline.platform.Refusal 404 for a ticket the caller may not see */
    @GET
    public TicketBookings list(@PathParam("number") String number) {
        var facts = tickets.facts(TicketRequest.of(number, callers.staff(), language.messages()));
        return new TicketBookings(bookings.ofTicket(facts.number()));
    }
}
