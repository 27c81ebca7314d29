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

/** Supervision orders and what units answer to them. */
@Path("/api/staff/v1")
@RolesAllowed({SUPERVISOR, MANAGER, HANDLER, AUDITOR})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class OrderResource {

    /** What was done, and why it came to this; both are mandatory. */
    public record AnswerInput(
            @NotBlank @Size(max = 2000) String measures,
            @NotBlank @Size(max = 2000) String explanation) {
        String text() {
            return measures + "\n" + explanation;
        }
    }

    private final Orders orders;
    private final Papers papers;
    private final Callers callers;

    OrderResource(Orders orders, Papers papers, Callers callers) {
        this.orders = orders;
        this.papers = papers;
        this.callers = callers;
    }

    @GET
    @Path("/supervision/orders")
    public Page<OrderView> list(@Context UriInfo uri) {
        var query = new QueryParameters(uri, Set.of("state", "unit", "limit", "after"));
        var filter = new Papers.Filter(
                query.oneOf(SupervisionOrder.State.class, "state"),
                query.code("unit"),
                query.integer("limit", 20, 1, Page.MAX_LIMIT),
                query.text("after", 1, 200));
        return papers.orders(callers.staff(), filter);
    }

    @POST
    @Path("/supervision/orders/{id}/answer")
    @RolesAllowed(HANDLER)
    public OrderView answer(@PathParam("id") UUID id, @NotNull @Valid AnswerInput input) {
        return orders.answer(id, callers.staff(), input.text());
    }
}
