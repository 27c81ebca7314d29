package cn.hotline.channel.web;

import cn.hotline.access.Caller;
import cn.hotline.access.Callers;
import cn.hotline.access.Door;
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
import io.quarkus.security.UnauthorizedException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
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
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Citizens file, follow, supplement, urge, withdraw and rate: by login or by number and track code. */
@Path("/api/citizen/v1")
@PermitAll
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class CitizenTicketResource {

    /** A submission from the web portal, the app or the mini-program. */
    public static final class CitizenSubmission extends Submission {
        private @Nullable Door channel;

        /** As it says itself, else the door of the login. */
        Channel channel(Door login) {
            return CitizenTicketResource.channel(channel == null ? login : channel);
        }
    }

    private final Doors doors;
    private final Following following;
    private final Tickets tickets;
    private final TicketQuery query;
    private final Uploads uploads;
    private final Callers callers;
    private final Language language;

    CitizenTicketResource(
            Doors doors,
            Following following,
            Tickets tickets,
            TicketQuery query,
            Uploads uploads,
            Callers callers,
            Language language) {
        this.doors = doors;
        this.following = following;
        this.tickets = tickets;
        this.query = query;
        this.uploads = uploads;
        this.callers = callers;
        this.language = language;
    }

    @POST
    @Path("/tickets")
    public Response file(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid CitizenSubmission submission) {
        var caller = callers.citizen();
        var citizen = caller instanceof Caller.Citizen c ? c.id() : null;
        var channel = submission.channel(callers.door());
        if (channel != Channel.WEB && citizen == null) {
            throw new UnauthorizedException();
        }
        doors.limit(citizen == null ? callers.address() : caller.client());
        var origin = new Action.Origin(channel, caller.client(), null, citizen, null);
        return doors.file(
                new Doors.Filing(caller, origin, key, "/api/citizen/v1", language.messages()), submission.gist());
    }

    @GET
    @Path("/tickets")
    @RolesAllowed(Role.Names.CITIZEN)
    public Page<TicketSummary> list(@Context UriInfo uri) {
        var parameters = new QueryParameters(uri, Set.of("limit", "after"));
        var paging = new TicketQuery.Paging(
                parameters.integer("limit", 20, 1, Page.MAX_LIMIT),
                parameters.text("after", 1, 200),
                language.messages());
        return callers.citizen() instanceof Caller.Citizen citizen
                ? query.ofCitizen(citizen, paging)
                : new Page<>(List.of(), null);
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
        return following.supplement(request(number), channel(), key, input);
    }

    @POST
    @Path("/tickets/{number}/urges")
    public Response urge(
            @PathParam("number") String number,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid UrgeInput input) {
        return following.urge(request(number), channel(), key, input);
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
        return following.rate(request(number), channel(), input);
    }

    @GET
    @Path("/tickets/{number}/attachments/{id}")
    @Produces(MediaType.WILDCARD)
    public Response download(@PathParam("number") String number, @PathParam("id") UUID id) {
        return tickets.download(request(number), id);
    }

    @POST
    @Path("/attachments")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public Response upload(@HeaderParam("Idempotency-Key") @Nullable String key, InputStream content) {
        var caller = callers.citizen();
        var limited = caller instanceof Caller.Citizen ? caller.client() : callers.address();
        return uploads.upload(content, caller.client(), key, limited);
    }

    static Channel channel(Door door) {
        return Channel.valueOf(door.name());
    }

    private Channel channel() {
        return channel(callers.door());
    }

    private TicketRequest request(String number) {
        return TicketRequest.of(number, callers.citizen(), language.messages());
    }
}
