package cn.hotline.hall;

import static cn.hotline.access.Role.Names.ADMINISTRATOR;
import static cn.hotline.access.Role.Names.AGENT;
import static cn.hotline.access.Role.Names.AUDITOR;
import static cn.hotline.access.Role.Names.CLERK;
import static cn.hotline.access.Role.Names.HALL_MANAGER;
import static cn.hotline.access.Role.Names.MANAGER;
import static cn.hotline.access.Role.Names.SUPERVISOR;

import cn.hotline.access.Callers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Hall managers look after the plan of their hall. */
@Path("/api/staff/v1/halls/{hall}/plan")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class PlanResource {

    private final Plans plans;
    private final Callers callers;

    PlanResource(Plans plans, Callers callers) {
        this.plans = plans;
        this.callers = callers;
    }

    @GET
    @RolesAllowed({AGENT, MANAGER, SUPERVISOR, AUDITOR, ADMINISTRATOR, CLERK, HALL_MANAGER})
    public Response read(@PathParam("hall") String hall) {
        HallScope.demand(callers.staff(), hall);
        return KnownVersion.tagged(plans.read(hall));
    }

    @PUT
    @RolesAllowed({HALL_MANAGER, ADMINISTRATOR})
    public Response put(
            @PathParam("hall") String hall,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Plan plan) {
        HallScope.demand(callers.staff(), hall);
        return KnownVersion.tagged(plans.put(hall, plan, KnownVersion.ofIfMatch(ifMatch)));
    }
}
