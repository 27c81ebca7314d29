package cn.hotline.feed;

import static cn.hotline.access.Role.Names.CLERK;
import static cn.hotline.access.Role.Names.HALL_MANAGER;

import cn.hotline.access.Callers;
import cn.hotline.hall.queue.CounterBoard;
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

/** Clerks look at what their counter has to know, and poll what changes. */
@Path("/api/staff/v1/halls/{hall}/counters/{counter}")
@RolesAllowed({CLERK, HALL_MANAGER})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class CounterFeedResource {

    private final Polls polls;
    private final Callers callers;
    private final Language language;

    CounterFeedResource(Polls polls, Callers callers, Language language) {
        this.polls = polls;
        this.callers = callers;
        this.language = language;
    }

    @GET
    @Path("/board")
    public TopicView<CounterBoard> view(@PathParam("hall") String hall, @PathParam("counter") String counter) {
        return polls.view(topic(hall, counter), reader(), CounterBoard.class);
    }

    @GET
    @Path("/events")
    public FeedPage read(@PathParam("hall") String hall, @PathParam("counter") String counter, @Context UriInfo uri) {
        return polls.read(topic(hall, counter), reader(), Polls.Part.of(uri));
    }

    private static Topic topic(String hall, String counter) {
        return Topic.parse("counter:" + hall + "/" + counter);
    }

    private Topics.Reader reader() {
        return new Topics.Reader(callers.staff(), callers.address(), language.messages());
    }
}
