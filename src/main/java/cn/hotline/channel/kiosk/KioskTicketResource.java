package cn.hotline.channel.kiosk;

import cn.hotline.access.Callers;
import cn.hotline.access.Role;
import cn.hotline.channel.Doors;
import cn.hotline.channel.Following;
import cn.hotline.channel.Following.RatingInput;
import cn.hotline.channel.Following.UrgeInput;
import cn.hotline.channel.Following.WithdrawalInput;
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
import cn.hotline.ticket.Uploads;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The citizen in front of a kiosk files, or follows tickets: by a visit, or one by number and track code. */
@Path("/api/kiosk/v1")
@RolesAllowed(Role.Names.DEVICE)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class KioskTicketResource {

    private final Doors doors;
    private final Following following;
    private final Tickets tickets;
    private final TicketQuery query;
    private final Visitors visitors;
    private final Uploads uploads;
    private final Callers callers;
    private final Language language;

    KioskTicketResource(
            Doors doors,
            Following following,
            Tickets tickets,
            TicketQuery query,
            Visitors visitors,
            Uploads uploads,
            Callers callers,
            Language language) {
        this.doors = doors;
        this.following = following;
        this.tickets = tickets;
        this.query = query;
        this.visitors = visitors;
        this.uploads = uploads;
        this.callers = callers;
        this.language = language;
    }

    /** A submission from a kiosk has nothing of its own. */
    public static final class KioskSubmission extends Submission {}

    @POST
    @Path("/tickets")
    public Response file(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid KioskSubmission submission) {
        var there = callers.atKiosk();
        var visit = there.visit();
        var citizen = visit == null ? null : visit.citizen();
        var origin = new Action.Origin(Channel.KIOSK, there.device().client(), null, citizen, null);
        var gist = visitors.completed(submission.gist(), citizen, visit == null ? null : visit.name());
        return doors.file(new Doors.Filing(there.caller(), origin, key, "/api/kiosk/v1", language.messages()), gist);
    }

    @GET
    @Path("/tickets")
    public Page<TicketSummary> list(@Context UriInfo uri) {
        var parameters = new QueryParameters(uri, Set.of("limit", "after"));
        var paging = new TicketQuery.Paging(
                parameters.integer("limit", 20, 1, Page.MAX_LIMIT),
                parameters.text("after", 1, 200),
                language.messages());
        return query.ofCitizen(callers.atKiosk().demandCitizen(), paging);
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

    @POST
    @Path("/tickets/{number}/supplements")
    public Response supplement(
            @PathParam("number") String number,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid Supplementary input) {
        var there = callers.atKiosk();
        var request = TicketRequest.of(number, callers.shown(there), language.messages());
        var origin = new Action.Origin(Channel.KIOSK, there.device().client(), null, null, null);
        return following.supplement(request, origin, key, input);
    }

    @POST
    @Path("/tickets/{number}/urges")
    public Response urge(
            @PathParam("number") String number,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid UrgeInput input) {
        return following.urge(request(number), Channel.KIOSK, key, input);
    }

    @POST
    @Path("/tickets/{number}/withdrawal")
    public Response withdraw(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid WithdrawalInput input) {
        return following.withdraw(request(number).ifMatch(ifMatch), input);
    }

    @POST
    @Path("/tickets/{number}/rating")
    public Response rate(@PathParam("number") String number, @NotNull @Valid RatingInput input) {
        return following.rate(request(number), Channel.KIOSK, input);
    }

    @POST
    @Path("/attachments")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public Response upload(@HeaderParam("Idempotency-Key") @Nullable String key, InputStream content) {
        var client = callers.atKiosk().device().client();
        return uploads.upload(content, client, key, client);
    }

    private TicketRequest request(String number) {
        return TicketRequest.of(number, callers.kiosk(), language.messages());
    }
}
