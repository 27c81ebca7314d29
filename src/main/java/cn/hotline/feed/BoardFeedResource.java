package cn.hotline.feed;

import cn.hotline.access.Callers;
import cn.hotline.hall.queue.BoardView;
import cn.hotline.platform.Language;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** Anybody looks at what the screens of a hall show, and polls what changes. */
@Path("/api/citizen/v1/halls/{hall}/board")
@PermitAll
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class BoardFeedResource {

    private final Polls polls;
    private final Callers callers;
    private final Language language;

    BoardFeedResource(Polls polls, Callers callers, Language language) {
        this.polls = polls;
        this.callers = callers;
        this.language = language;
    }

    @GET
    public TopicView<BoardView> view(@PathParam("hall") String hall) {
        return polls.view(Topic.parse("board:" + hall), reader(), BoardView.class);
    }

    @GET
    @Path("/events")
    public FeedPage read(@PathParam("hall") String hall, @Context UriInfo uri) {
        return polls.read(Topic.parse("board:" + hall), reader(), Polls.Part.of(uri));
    }

    private Topics.Reader reader() {
        return new Topics.Reader(callers.citizen(), callers.address(), language.messages());
    }
}
