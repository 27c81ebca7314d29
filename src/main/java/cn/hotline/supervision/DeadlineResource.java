package cn.hotline.supervision;

import static cn.hotline.access.Role.Names.AGENT;
import static cn.hotline.access.Role.Names.AUDITOR;
import static cn.hotline.access.Role.Names.DISPATCHER;
import static cn.hotline.access.Role.Names.HANDLER;
import static cn.hotline.access.Role.Names.MANAGER;
import static cn.hotline.access.Role.Names.REVIEWER;
import static cn.hotline.access.Role.Names.SUPERVISOR;

import cn.hotline.access.Callers;
import cn.hotline.platform.Language;
import cn.hotline.platform.QueryParameters;
import cn.hotline.ticket.TicketRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Shows deadlines with their reasons, and how units keep them. */
@Path("/api/staff/v1")
@RolesAllowed({AGENT, DISPATCHER, REVIEWER, MANAGER, SUPERVISOR, HANDLER, AUDITOR})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class DeadlineResource {

    /** All clocks of a ticket, the earliest first. */
    public record DeadlineList(List<DeadlineView> items) {}

    private final Explanations explanations;
    private final Scores scores;
    private final Callers callers;
    private final Language language;
    private final Clock clock;

    DeadlineResource(Explanations explanations, Scores scores, Callers callers, Language language, Clock clock) {
        this.explanations = explanations;
        this.scores = scores;
        this.callers = callers;
        this.language = language;
        this.clock = clock;
    }

    @GET
    @Path("/tickets/{number}/deadlines")
    public DeadlineList explain(@PathParam("number") String number) {
        return new DeadlineList(explanations.of(TicketRequest.of(number, callers.staff(), language.messages())));
    }

    @GET
    @Path("/supervision/scores")
    @RolesAllowed({MANAGER, SUPERVISOR, HANDLER, AUDITOR})
    public Scores.Table scores(@Context UriInfo uri) {
        var query = new QueryParameters(uri, Set.of("from", "before", "unit"));
        var from = query.instant("from");
        var before = query.instant("before");
        var until = before == null ? clock.instant() : before;
        var since = from == null ? until.minus(Duration.ofDays(30)) : from;
        return scores.between(since, until, query.code("unit"), callers.staff());
    }
}
