package cn.hotline.feed;

import cn.hotline.access.Callers;
import cn.hotline.platform.Language;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** Partners read the change feed of their tickets, page by page or waiting for more. */
@Path("/api/partner/v1")
@PermissionsAllowed("tickets.read")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class PartnerFeedResource {

    private final Polls polls;
    private final Callers callers;
    private final Language language;

    PartnerFeedResource(Polls polls, Callers callers, Language language) {
        this.polls = polls;
        this.callers = callers;
        this.language = language;
    }

    @GET
    @Path("/events")
    public FeedPage mine(@Context UriInfo uri) {
        return polls.read(new Topic.Mine(), reader(), Polls.Part.of(uri));
    }

    @GET
    @Path("/tickets/{number}/events")
    public FeedPage ofTicket(@PathParam("number") String number, @Context UriInfo uri) {
        return polls.read(new Topic.OneTicket(number), reader(), Polls.Part.of(uri));
    }

    private Topics.Reader reader() {
        return new Topics.Reader(callers.partner(), callers.address(), language.messages());
    }
}
