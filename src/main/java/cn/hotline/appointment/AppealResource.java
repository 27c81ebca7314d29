package cn.hotline.appointment;

import static cn.hotline.access.Role.Names.HALL_MANAGER;
import static cn.hotline.access.Role.Names.MANAGER;

import cn.hotline.access.Callers;
import cn.hotline.hall.HallScope;
import cn.hotline.platform.Page;
import cn.hotline.platform.Paging;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hall managers decide whether a missed appointment counts. */
@Path("/api/staff/v1/halls/{hall}/appeals")
@RolesAllowed({HALL_MANAGER, MANAGER})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class AppealResource {

    /** What is decided. */
    public record DecisionInput(
            @NotNull Boolean upheld,
            @Nullable @Size(min = 1, max = 500) String answer) {

        @Override
        public String toString() {
            return "DecisionInput[" + upheld + "]";
        }
    }

    private final Appeals appeals;
    private final Callers callers;

    AppealResource(Appeals appeals, Callers callers) {
        this.appeals = appeals;
        this.callers = callers;
    }

    @GET
    public Page<AppealView> open(@PathParam("hall") String hall, @Context UriInfo uri) {
        HallScope.demand(callers.staff(), hall);
        return appeals.open(hall, Paging.Plain.of(uri));
    }

    @POST
    @Path("/{id}/decision")
    public AppealView decide(
            @PathParam("hall") String hall, @PathParam("id") UUID id, @NotNull @Valid DecisionInput input) {
        var staff = callers.staff();
        HallScope.demand(staff, hall);
        return appeals.decide(hall, id, input, staff.client());
    }
}
