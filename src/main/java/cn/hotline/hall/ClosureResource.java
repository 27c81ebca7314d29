package cn.hotline.hall;

import static cn.hotline.access.Role.Names.ADMINISTRATOR;
import static cn.hotline.access.Role.Names.AGENT;
import static cn.hotline.access.Role.Names.AUDITOR;
import static cn.hotline.access.Role.Names.CLERK;
import static cn.hotline.access.Role.Names.HALL_MANAGER;
import static cn.hotline.access.Role.Names.MANAGER;
import static cn.hotline.access.Role.Names.SUPERVISOR;

import cn.hotline.access.Callers;
import cn.hotline.platform.Idempotency;
import cn.hotline.platform.Idempotency.Done;
import cn.hotline.platform.Idempotency.Once;
import cn.hotline.platform.Language;
import cn.hotline.platform.Page;
import cn.hotline.platform.Paging;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hall managers shut their hall, or a counter of it, for a time. */
@Path("/api/staff/v1/halls/{hall}/closures")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class ClosureResource {

    private final Closures closures;
    private final Callers callers;
    private final Idempotency idempotency;
    private final Language language;

    ClosureResource(Closures closures, Callers callers, Idempotency idempotency, Language language) {
        this.closures = closures;
        this.callers = callers;
        this.idempotency = idempotency;
        this.language = language;
    }

    @POST
    @RolesAllowed({HALL_MANAGER, ADMINISTRATOR})
    public Response make(
            @PathParam("hall") String hall,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid ClosureInput input) {
        var staff = callers.staff();
        HallScope.demand(staff, hall);
        return idempotency
                .once(
                        new Once(staff.client(), key, "close-hall:" + hall, input),
                        () -> new Done(201, closures.make(hall, input, staff.client()), null, null))
                .response();
    }

    @GET
    @RolesAllowed({AGENT, MANAGER, SUPERVISOR, AUDITOR, ADMINISTRATOR, CLERK, HALL_MANAGER})
    public Page<HallClosure.View> list(@PathParam("hall") String hall, @Context UriInfo uri) {
        HallScope.demand(callers.staff(), hall);
        return closures.page(hall, Paging.Plain.of(uri), language.messages().isEnglish());
    }

    @POST
    @Path("/{id}/lifting")
    @RolesAllowed({HALL_MANAGER, ADMINISTRATOR})
    public HallClosure.View lift(@PathParam("hall") String hall, @PathParam("id") UUID id) {
        var staff = callers.staff();
        HallScope.demand(staff, hall);
        return closures.lift(hall, id, staff.client(), language.messages().isEnglish());
    }
}
