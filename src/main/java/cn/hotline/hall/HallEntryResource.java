package cn.hotline.hall;

import static cn.hotline.access.Role.Names.ADMINISTRATOR;
import static cn.hotline.access.Role.Names.AGENT;
import static cn.hotline.access.Role.Names.AUDITOR;
import static cn.hotline.access.Role.Names.CLERK;
import static cn.hotline.access.Role.Names.HALL_MANAGER;
import static cn.hotline.access.Role.Names.MANAGER;
import static cn.hotline.access.Role.Names.SUPERVISOR;

import cn.hotline.access.Callers;
import cn.hotline.access.Role;
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

/** Administrators add halls, hall managers say how theirs is found. */
@Path("/api/staff/v1/halls/{hall}")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class HallEntryResource {

    private final HallRegister register;
    private final Callers callers;

    HallEntryResource(HallRegister register, Callers callers) {
        this.register = register;
        this.callers = callers;
    }

    @GET
    @RolesAllowed({AGENT, MANAGER, SUPERVISOR, AUDITOR, ADMINISTRATOR, CLERK, HALL_MANAGER})
    public Response read(@PathParam("hall") String hall) {
        HallScope.demand(callers.staff(), hall);
        return KnownVersion.tagged(register.read(hall));
    }

    @PUT
    @RolesAllowed({HALL_MANAGER, ADMINISTRATOR})
    public Response put(
            @PathParam("hall") String hall,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid HallEntry entry) {
        var staff = callers.staff();
        if (!staff.has(Role.ADMINISTRATOR)) {
            HallScope.demand(staff, hall);
        }
        return KnownVersion.tagged(register.put(hall, entry, KnownVersion.ofIfMatch(ifMatch)));
    }
}
