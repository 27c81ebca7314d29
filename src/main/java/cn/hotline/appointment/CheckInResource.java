package cn.hotline.appointment;

import static cn.hotline.access.Role.Names.CLERK;
import static cn.hotline.access.Role.Names.HALL_MANAGER;

import cn.hotline.access.Callers;
import cn.hotline.hall.HallScope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The reception desk checks in who has an appointment. */
@Path("/api/staff/v1/halls/{hall}/check-ins")
@RolesAllowed({CLERK, HALL_MANAGER})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class CheckInResource {

    private final Reception reception;
    private final Callers callers;

    CheckInResource(Reception reception, Callers callers) {
        this.reception = reception;
        this.callers = callers;
    }

    @POST
    public Response checkIn(
            @PathParam("hall") String hall,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid Reception.Named named) {
        var staff = callers.staff();
        HallScope.demand(staff, hall);
        return reception.clerk(hall, named, staff, key);
    }
}
