package cn.hotline.appointment;

import cn.hotline.access.Callers;
import cn.hotline.access.Role;
import cn.hotline.appointment.WaitingResource.WaitingInput;
import cn.hotline.platform.Page;
import cn.hotline.platform.Paging;
import cn.hotline.ticket.Channel;
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

/** Whoever is on a visit at a kiosk waits for a seat from there. */
@Path("/api/kiosk/v1/waitings")
@RolesAllowed(Role.Names.DEVICE)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class KioskWaitingResource {

    private final Waitlist waitlist;
    private final BookingDesk desk;
    private final Callers callers;

    KioskWaitingResource(Waitlist waitlist, BookingDesk desk, Callers callers) {
        this.waitlist = waitlist;
        this.desk = desk;
        this.callers = callers;
    }

    @POST
    public Response join(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid WaitingInput input) {
        var there = callers.atKiosk();
        var door = new BookingDesk.Door(
                there.demandCitizen(), Channel.KIOSK, there.device().client(), KioskBookingResource.PATH);
        return desk.join(door, key, input);
    }

    @GET
    public Page<WaitingView> list(@Context UriInfo uri) {
        return waitlist.list(callers.atKiosk().demandCitizen(), "", Paging.Plain.of(uri));
    }

    @POST
    @Path("/{id}/leaving")
    public WaitingView leave(@PathParam("id") UUID id) {
        return waitlist.leave(id, callers.atKiosk().demandCitizen());
    }
}
