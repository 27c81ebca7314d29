package cn.hotline.supervision;

import static cn.hotline.access.Role.Names.AUDITOR;
import static cn.hotline.access.Role.Names.HANDLER;
import static cn.hotline.access.Role.Names.MANAGER;
import static cn.hotline.access.Role.Names.SUPERVISOR;

import cn.hotline.access.Callers;
import cn.hotline.platform.Page;
import cn.hotline.platform.QueryParameters;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import java.util.UUID;

/** Cards: supervisors issue or dismiss what the service proposes, units appeal. */
@Path("/api/staff/v1")
@RolesAllowed(SUPERVISOR)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class CardResource {

    /** Why. */
    public record Reason(@NotBlank @Size(max = 1000) String reason) {}

    /** Whether the supervisor follows the unit. */
    public enum Decision {
        UPHOLD,
        REFUSE
    }

    /** The decision on an appeal. */
    public record AppealDecision(
            @NotNull Decision decision,
            @NotBlank @Size(max = 1000) String reason) {}

    private final Cards cards;
    private final Papers papers;
    private final Callers callers;

    CardResource(Cards cards, Papers papers, Callers callers) {
        this.cards = cards;
        this.papers = papers;
        this.callers = callers;
    }

    @GET
    @Path("/supervision/cards")
    @RolesAllowed({SUPERVISOR, MANAGER, HANDLER, AUDITOR})
    public Page<CardView> list(@Context UriInfo uri) {
        var query = new QueryParameters(uri, Set.of("state", "unit", "limit", "after"));
        var filter = new Papers.Filter(
                query.oneOf(Card.State.class, "state"),
                query.code("unit"),
                query.integer("limit", 20, 1, Page.MAX_LIMIT),
                query.text("after", 1, 200));
        return papers.cards(callers.staff(), filter);
    }

    @POST
    @Path("/supervision/cards/{id}/issue")
    public CardView issue(@PathParam("id") UUID id) {
        return cards.issue(id, callers.staff());
    }

    @POST
    @Path("/supervision/cards/{id}/dismissal")
    public CardView dismiss(@PathParam("id") UUID id, @NotNull @Valid Reason input) {
        return cards.dismiss(id, input.reason(), callers.staff());
    }

    @POST
    @Path("/supervision/cards/{id}/appeal")
    @RolesAllowed(HANDLER)
    public CardView appeal(@PathParam("id") UUID id, @NotNull @Valid Reason input) {
        return cards.appeal(id, input.reason(), callers.staff());
    }

    @POST
    @Path("/supervision/cards/{id}/appeal-review")
    public CardView reviewAppeal(@PathParam("id") UUID id, @NotNull @Valid AppealDecision input) {
        return cards.reviewAppeal(id, input.decision() == Decision.UPHOLD, input.reason(), callers.staff());
    }
}
