package cn.hotline.feed;

import static cn.hotline.access.Role.Names.AGENT;
import static cn.hotline.access.Role.Names.AUDITOR;
import static cn.hotline.access.Role.Names.DISPATCHER;
import static cn.hotline.access.Role.Names.HANDLER;
import static cn.hotline.access.Role.Names.MANAGER;
import static cn.hotline.access.Role.Names.REVIEWER;
import static cn.hotline.access.Role.Names.SUPERVISOR;

import cn.hotline.access.Callers;
import cn.hotline.platform.Language;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** Staff poll what happens: to one ticket, on a unit's desk, and what supervision has to look at. */
@Path("/api/staff/v1")
@RolesAllowed({AGENT, DISPATCHER, REVIEWER, MANAGER, SUPERVISOR, HANDLER, AUDITOR})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class StaffFeedResource {

    private final Polls polls;
    private final Callers callers;
    private final Language language;

    StaffFeedResource(Polls polls, Callers callers, Language language) {
        this.polls = polls;
        this.callers = callers;
        this.language = language;
    }

    @GET
    @Path("/tickets/{number}/events")
    public FeedPage ofTicket(@PathParam("number") String number, @Context UriInfo uri) {
        return read(new Topic.OneTicket(number), uri);
    }

    @GET
    @Path("/desks/{unit}/events")
    public FeedPage ofDesk(@PathParam("unit") String unit, @Context UriInfo uri) {
        return read(Topic.parse("desk:" + unit), uri);
    }

    @GET
    @Path("/supervision/events")
    @RolesAllowed({SUPERVISOR, MANAGER})
    public FeedPage supervision(@Context UriInfo uri) {
        return read(new Topic.Supervision(), uri);
    }

    private FeedPage read(Topic topic, UriInfo uri) {
        var reader = new Topics.Reader(callers.staff(), callers.address(), language.messages());
        return polls.read(topic, reader, Polls.Part.of(uri));
    }
}
