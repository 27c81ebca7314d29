package cn.hotline.ticket;

import static cn.hotline.access.Role.Names.AGENT;
import static cn.hotline.access.Role.Names.AUDITOR;
import static cn.hotline.access.Role.Names.DISPATCHER;
import static cn.hotline.access.Role.Names.HANDLER;
import static cn.hotline.access.Role.Names.MANAGER;
import static cn.hotline.access.Role.Names.REVIEWER;
import static cn.hotline.access.Role.Names.SUPERVISOR;

import cn.hotline.access.Callers;
import cn.hotline.platform.Language;
import cn.hotline.platform.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Staff look for tickets and read them. */
@Path("/api/staff/v1")
@RolesAllowed({AGENT, DISPATCHER, REVIEWER, MANAGER, SUPERVISOR, HANDLER, AUDITOR})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class TicketResource {

    private final Tickets tickets;
    private final TicketQuery query;
    private final Uploads uploads;
    private final Callers callers;
    private final Language language;

    TicketResource(Tickets tickets, TicketQuery query, Uploads uploads, Callers callers, Language language) {
        this.tickets = tickets;
        this.query = query;
        this.uploads = uploads;
        this.callers = callers;
        this.language = language;
    }

    @GET
    @Path("/tickets")
    public Page<TicketSummary> list(@Context UriInfo uri) {
        return query.ofStaff(callers.staff(), TicketFilter.of(uri), language.messages());
    }

    @POST
    @Path("/tickets/search")
    @RolesAllowed({AGENT, DISPATCHER, REVIEWER, MANAGER})
    public Page<TicketSummary> search(@NotNull @Valid ReporterSearch search) {
        return query.ofReporter(callers.staff(), search, language.messages());
    }

    @GET
    @Path("/tickets/{number}")
    public Response read(
            @PathParam("number") String number, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return Etags.read(tickets.read(request(number)), ifNoneMatch);
    }

    @GET
    @Path("/tickets/{number}/timeline")
    public Timeline timeline(@PathParam("number") String number) {
        return tickets.timeline(request(number));
    }

    @GET
    @Path("/tickets/{number}/attachments/{id}")
    @Produces(MediaType.WILDCARD)
    public Response download(@PathParam("number") String number, @PathParam("id") UUID id) {
        return tickets.download(request(number), id);
    }

    @POST
    @Path("/attachments")
    @RolesAllowed({AGENT, DISPATCHER, REVIEWER, MANAGER, HANDLER})
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public Response upload(@HeaderParam("Idempotency-Key") @Nullable String key, InputStream content) {
        var client = callers.staff().client();
        return uploads.upload(content, client, key, client);
    }

    private TicketRequest request(String number) {
        return TicketRequest.of(number, callers.staff(), language.messages());
    }
}
