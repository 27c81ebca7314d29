package cn.hotline.channel.partner;

import cn.hotline.access.Callers;
import cn.hotline.channel.Doors;
import cn.hotline.channel.Following;
import cn.hotline.channel.Submission;
import cn.hotline.platform.Language;
import cn.hotline.platform.Page;
import cn.hotline.platform.QueryParameters;
import cn.hotline.ticket.Action;
import cn.hotline.ticket.Channel;
import cn.hotline.ticket.Etags;
import cn.hotline.ticket.Supplementary;
import cn.hotline.ticket.TicketQuery;
import cn.hotline.ticket.TicketRequest;
import cn.hotline.ticket.TicketSummary;
import cn.hotline.ticket.Tickets;
import cn.hotline.ticket.Timeline;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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

/** Partners file, read and supplement the tickets that are theirs. */
@Path("/api/partner/v1")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class PartnerTicketResource {

    private static final String WRITE = "tickets.write";
    private static final String READ = "tickets.read";

    /** A submission under the partner's own id. */
    public static final class PartnerSubmission extends Submission {
        private @Nullable @Size(min = 1, max = 100) String externalId;

        @Nullable
        String externalId() {
            return externalId;
        }
    }

    private final Doors doors;
    private final Following following;
    private final Tickets tickets;
    private final TicketQuery query;
    private final Callers callers;
    private final Language language;

    PartnerTicketResource(
            Doors doors, Following following, Tickets tickets, TicketQuery query, Callers callers, Language language) {
        this.doors = doors;
        this.following = following;
        this.tickets = tickets;
        this.query = query;
        this.callers = callers;
        this.language = language;
    }

    @POST
    @Path("/tickets")
    @PermissionsAllowed(WRITE)
    public Response file(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid PartnerSubmission submission) {
        var partner = callers.partner();
        var origin = new Action.Origin(Channel.PARTNER, partner.client(), submission.externalId(), null, partner.id());
        return doors.file(
                new Doors.Filing(partner, origin, key, "/api/partner/v1", language.messages()), submission.gist());
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
        return query.ofPartner(callers.partner(), parameters.text("externalId", 1, 100), paging);
    }

    @GET
    @Path("/tickets/{number}")
    @PermissionsAllowed(READ)
    public Response read(
            @PathParam("number") String number, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return Etags.read(tickets.read(request(number)), ifNoneMatch);
    }

    @GET
    @Path("/tickets/{number}/timeline")
    @PermissionsAllowed(READ)
    public Timeline timeline(@PathParam("number") String number) {
        return tickets.timeline(request(number));
    }

    @POST
    @Path("/tickets/{number}/supplements")
    @PermissionsAllowed(WRITE)
    public Response supplement(
            @PathParam("number") String number,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid Supplementary input) {
        return following.supplement(request(number), Channel.PARTNER, key, input);
    }

    private TicketRequest request(String number) {
        return TicketRequest.of(number, callers.partner(), language.messages());
    }
}
