package cn.hotline.appointment;

import static cn.hotline.access.Role.Names.ADMINISTRATOR;
import static cn.hotline.access.Role.Names.HALL_MANAGER;
import static cn.hotline.access.Role.Names.MANAGER;

import cn.hotline.access.Callers;
import cn.hotline.hall.HallScope;
import cn.hotline.platform.Page;
import cn.hotline.platform.Paging;
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
import java.util.UUID;

/** Hall managers close a slot, open it again, and see which bookings no longer fit. */
@Path("/api/staff/v1/halls/{hall}")
@RolesAllowed({HALL_MANAGER, ADMINISTRATOR})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class SlotClosureResource {

    private final Slots slots;
    private final Conflicts conflicts;
    private final Publishing publishing;
    private final Callers callers;

    SlotClosureResource(Slots slots, Conflicts conflicts, Publishing publishing, Callers callers) {
        this.slots = slots;
        this.conflicts = conflicts;
        this.publishing = publishing;
        this.callers = callers;
    }

    /** Once more is no fault. */
    @POST
    @Path("/slots/{slot}/closure")
    public Slot.View close(@PathParam("hall") String hall, @PathParam("slot") UUID slot) {
        HallScope.demand(callers.staff(), hall);
        slots.close(hall, slot);
        conflicts.find(hall);
        return slots.read(hall, slot);
    }

    /** What templates, hours and closures say counts again. Once more is no fault. */
    @POST
    @Path("/slots/{slot}/opening")
    public Slot.View open(@PathParam("hall") String hall, @PathParam("slot") UUID slot) {
        HallScope.demand(callers.staff(), hall);
        slots.open(hall, slot);
        publishing.publish(hall);
        return slots.read(hall, slot);
    }

    @GET
    @Path("/conflicts")
    @RolesAllowed({HALL_MANAGER, ADMINISTRATOR, MANAGER})
    public Page<Conflicts.View> conflicts(@PathParam("hall") String hall, @Context UriInfo uri) {
        HallScope.demand(callers.staff(), hall);
        return conflicts.list(hall, Paging.Plain.of(uri));
    }
}
