package cn.hotline.appointment;

import cn.hotline.access.Callers;
import cn.hotline.access.Role;
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

/** Citizens see which appointments belong to their ticket. */
@Path("/api/citizen/v1/tickets/{number}/bookings")
@RolesAllowed(Role.Names.CITIZEN)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class OwnTicketBookingResource {

    private final BookingViews bookings;
    private final Tickets tickets;
    private final Callers callers;
    private final Language language;

    OwnTicketBookingResource(BookingViews bookings, Tickets tickets, Callers callers, Language language) {
        this.bookings = bookings;
        this.tickets = tickets;
        this.callers = callers;
        this.language = language;
    }

    /** @throws cn.hotline.platform.Refusal 404 for a ticket the caller may not see */
    @GET
    public TicketBookings list(@PathParam("number") String number) {
        var facts = tickets.facts(TicketRequest.of(number, callers.self(), language.messages()));
        return new TicketBookings(bookings.ofTicket(facts.number()));
    }
}
