package cn.hotline.channel.partner;

import cn.hotline.access.Callers;
import cn.hotline.access.partner.Partners;
import cn.hotline.platform.Language;
import cn.hotline.platform.Page;
import cn.hotline.platform.QueryParameters;
import cn.hotline.ticket.Etags;
import cn.hotline.ticket.TicketQuery;
import cn.hotline.ticket.TicketRequest;
import cn.hotline.ticket.TicketSummary;
import cn.hotline.ticket.Tickets;
import cn.hotline.ticket.Timeline;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Partners file and read the tickets that are theirs. */
@Path(PartnerFilings.HOME)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
final class PartnerTicketResource {

    private static final String WRITE = "tickets.write";
    private static final String READ = "tickets.read";

    private final PartnerFilings filings;
    private final Tickets tickets;
    private final TicketQuery query;
    private final Sandbox sandbox;
    private final Partners partners;
    private final Callers callers;
    private final Language language;

    PartnerTicketResource(
            PartnerFilings filings,
            Tickets tickets,
            TicketQuery query,
            Sandbox sandbox,
            Partners partners,
            Callers callers,
            Language language) {
        this.filings = filings;
        this.tickets = tickets;
        this.query = query;
        this.sandbox = sandbox;
        this.partners = partners;
        this.callers = callers;
        this.language = language;
    }

    @POST
    @Path("/tickets")
    @PermissionsAllowed(WRITE)
    public Response file(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid PartnerSubmission submission) {
        return filings.file(submission, key, language.messages());
    }

    @GET
    @Path("/tickets")
    @PermissionsAllowed(READ)
    public Page<TicketSummary> list(@Context UriInfo uri) {
        var parameters = new QueryParameters(uri, Set.of("limit", "after", "externalId"));
        var paging = new TicketQuery.Paging(
                parameters.integer("limit", 20, 1, Page.MAX_LIMIT),
                parameters.text("after", 1, 200),
                language.messages());
        var partner = callers.partner();
        var externalId = parameters.text("externalId", 1, 100);
        return partners.isSandbox(partner)
                ? sandbox.list(partner, externalId, paging)
                : query.ofPartner(partner, externalId, paging);
    }

    @GET
    @Path("/tickets/{number}")
    @PermissionsAllowed(READ)
    public Response read(
            @PathParam("number") String number, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        var request = TicketRequest.of(number, callers.partner(), language.messages());
        return partners.isSandbox(request.caller())
                ? sandbox.read(request, ifNoneMatch)
                : Etags.read(tickets.read(request), ifNoneMatch);
    }

    @GET
    @Path("/tickets/{number}/timeline")
    @PermissionsAllowed(READ)
    public Timeline timeline(@PathParam("number") String number) {
        var request = TicketRequest.of(number, callers.partner(), language.messages());
        return partners.isSandbox(request.caller()) ? sandbox.timeline(request) : tickets.timeline(request);
    }
}
