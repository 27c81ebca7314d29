package cn.hotline.feed;

import cn.hotline.access.Callers;
import cn.hotline.access.Role;
import cn.hotline.platform.Language;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** Citizens poll what happens: to one ticket by login or track code, to all of their own by login. */
@Path("/api/citizen/v1")
@PermitAll
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class CitizenFeedResource {

    private final Polls polls;
    private final Callers callers;
    private final Language language;

    CitizenFeedResource(Polls polls, Callers callers, Language language) {
        this.polls = polls;
        this.callers = callers;
        this.language = language;
    }

    @GET
    @Path("/events")
    @RolesAllowed(Role.Names.CITIZEN)
    public FeedPage mine(@Context UriInfo uri) {
        return polls.read(new Topic.Mine(), reader(), Polls.Part.of(uri));
    }

    @GET
    @Path("/tickets/{number}/events")
    public FeedPage ofTicket(@PathParam("number") String number, @Context UriInfo uri) {
        return polls.read(new Topic.OneTicket(number), reader(), Polls.Part.of(uri));
    }

    private Topics.Reader reader() {
        return new Topics.Reader(callers.citizen(), callers.address(), language.messages());
    }
}
