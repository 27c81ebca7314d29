package cn.hotline.appointment;

import static cn.hotline.access.Role.Names.AGENT;
import static cn.hotline.access.Role.Names.CLERK;
import static cn.hotline.access.Role.Names.HALL_MANAGER;
import static cn.hotline.access.Role.Names.MANAGER;

import cn.hotline.access.Callers;
import cn.hotline.appointment.OnBehalfResource.Whose;
import cn.hotline.appointment.WaitingResource.WaitingInput;
import cn.hotline.hall.HallScope;
import cn.hotline.platform.Page;
import cn.hotline.platform.Paging;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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

/** Agents and clerks put whom they talk to on the waitlist (代办候补). */
@Path("/api/staff/v1/on-behalf")
@RolesAllowed({AGENT, MANAGER, HALL_MANAGER, CLERK})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class OnBehalfWaitingResource {

    /** For whom, by the number they call from. */
    public record WaitingOnBehalf(
            @NotBlank @Size(max = 30) String phone,
            @NotNull @Valid WaitingInput waiting) {

        @Override
        public String toString() {
            return "WaitingOnBehalf[]";
        }
    }

    private final Waitlist waitlist;
    private final BookingDesk desk;
    private final OnBehalf onBehalf;
    private final Callers callers;

    OnBehalfWaitingResource(Waitlist waitlist, BookingDesk desk, OnBehalf onBehalf, Callers callers) {
        this.waitlist = waitlist;
        this.desk = desk;
        this.onBehalf = onBehalf;
        this.callers = callers;
    }

    @POST
    @Path("/waitings")
    public Response join(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid WaitingOnBehalf input) {
        var staff = callers.staff();
        HallScope.demand(staff, input.waiting().hall());
        return desk.join(onBehalf.door(input.phone(), staff), key, input.waiting());
    }

    /** Newest first; for staff of a hall those of that hall. */
    @POST
    @Path("/waiting-searches")
    public Page<WaitingView> find(@NotNull @Valid Whose input, @Context UriInfo uri) {
        return onBehalf.waitings(input.phone(), callers.staff(), Paging.Plain.of(uri));
    }

    @POST
    @Path("/waitings/{id}/leaving")
    public WaitingView leave(@PathParam("id") UUID id) {
        return waitlist.leave(id, onBehalf.waiting(id, callers.staff()));
    }
}
