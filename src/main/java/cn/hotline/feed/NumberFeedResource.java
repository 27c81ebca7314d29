package cn.hotline.feed;

import cn.hotline.access.Callers;
import cn.hotline.platform.Language;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The holder of a number in the queue polls what happens to it: by login, or by the code of the slip. */
@Path("/api/citizen/v1/numbers/{id}/events")
@PermitAll
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class NumberFeedResource {

    private final Polls polls;
    private final Callers callers;
    private final Language language;

    NumberFeedResource(Polls polls, Callers callers, Language language) {
        this.polls = polls;
        this.callers = callers;
        this.language = language;
    }

    @GET
    public FeedPage read(
            @PathParam("id") UUID id, @HeaderParam("Queue-Code") @Nullable String code, @Context UriInfo uri) {
        var reader = new Topics.Reader(callers.citizen(), null, code, callers.address(), language.messages());
        return polls.read(new Topic.OneNumber(id), reader, Polls.Part.of(uri));
    }
}
