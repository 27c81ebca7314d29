package cn.hotline.feed;

import cn.hotline.access.Callers;
import cn.hotline.access.Role;
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

/** A kiosk polls what happens to the ticket whose track code the person in front of it shows. */
@Path("/api/kiosk/v1")
@RolesAllowed(Role.Names.DEVICE)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class KioskFeedResource {

    private final Polls polls;
    private final Callers callers;
    private final Language language;

    KioskFeedResource(Polls polls, Callers callers, Language language) {
        this.polls = polls;
        this.callers = callers;
        this.language = language;
    }

    @GET
    @Path("/tickets/{number}/events")
    public FeedPage ofTicket(@PathParam("number") String number, @Context UriInfo uri) {
        return polls.read(new Topic.OneTicket(number), reader(), Polls.Part.of(uri));
    }

    private Topics.Reader reader() {
        return new Topics.Reader(callers.kiosk(), callers.address(), language.messages());
    }
}
