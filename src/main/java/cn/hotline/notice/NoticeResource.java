package cn.hotline.notice;

import static cn.hotline.access.Role.Names.ADMINISTRATOR;
import static cn.hotline.access.Role.Names.AGENT;
import static cn.hotline.access.Role.Names.AUDITOR;
import static cn.hotline.access.Role.Names.DISPATCHER;
import static cn.hotline.access.Role.Names.MANAGER;
import static cn.hotline.access.Role.Names.REVIEWER;
import static cn.hotline.access.Role.Names.SUPERVISOR;

import cn.hotline.access.Callers;
import cn.hotline.platform.Language;
import cn.hotline.platform.Page;
import cn.hotline.platform.QueryParameters;
import cn.hotline.ticket.TicketRequest;
import cn.hotline.ticket.Tickets;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/** What citizens were told, of which ticket and at which cost; never to whom, nor in which words. */
@Path("/api/staff/v1")
@RolesAllowed({MANAGER, ADMINISTRATOR})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class NoticeResource {

    /** States somebody may want to look into. */
    public enum Stuck {
        FAILED_PERMANENT,
        FAILED_TEMPORARY,
        SUPPRESSED
    }

    private final NoticeDesk desk;
    private final NoticeFigures figures;
    private final Tickets tickets;
    private final Callers callers;
    private final Language language;
    private final Clock clock;

    NoticeResource(
            NoticeDesk desk, NoticeFigures figures, Tickets tickets, Callers callers, Language language, Clock clock) {
        this.desk = desk;
        this.figures = figures;
        this.tickets = tickets;
        this.callers = callers;
        this.language = language;
        this.clock = clock;
    }

    @GET
    @Path("/tickets/{number}/notices")
    @RolesAllowed({AGENT, DISPATCHER, REVIEWER, MANAGER, SUPERVISOR, AUDITOR})
    public Page<NoticeView> ofTicket(@PathParam("number") String number, @Context UriInfo uri) {
        var paging = paging(new QueryParameters(uri, Set.of("limit", "after")));
        var ticket = tickets.facts(TicketRequest.of(number, callers.staff(), language.messages()));
        return desk.about(ticket.id(), paging);
    }

    @GET
    @Path("/notices")
    public Page<NoticeView> stuck(@Context UriInfo uri) {
        var query = new QueryParameters(uri, Set.of("state", "limit", "after"));
        var state = query.oneOf(Stuck.class, "state");
        return desk.in(NoticeState.valueOf((state == null ? Stuck.FAILED_PERMANENT : state).name()), paging(query));
    }

    @POST
    @Path("/notices/{id}/retry")
    @RolesAllowed(MANAGER)
    public NoticeView retry(@PathParam("id") UUID id) {
        return desk.retry(id);
    }

    @GET
    @Path("/notices/summary")
    @RolesAllowed({MANAGER, AUDITOR, ADMINISTRATOR})
    public NoticeSummary summary(@Context UriInfo uri) {
        var query = new QueryParameters(uri, Set.of("from", "to"));
        var until = query.instant("to");
        var to = until == null ? clock.instant() : until;
        var since = query.instant("from");
        return figures.between(since == null ? to.minus(Duration.ofDays(30)) : since, to);
    }

    @GET
    @Path("/sms-replies")
    @RolesAllowed({MANAGER, REVIEWER})
    public Page<NoticeFigures.UnusedReply> replies(@Context UriInfo uri) {
        var paging = paging(new QueryParameters(uri, Set.of("limit", "after")));
        return figures.unused(paging.limit(), paging.after());
    }

    private static NoticeDesk.Paging paging(QueryParameters query) {
        return new NoticeDesk.Paging(query.integer("limit", 20, 1, Page.MAX_LIMIT), query.text("after", 1, 200));
    }
}
