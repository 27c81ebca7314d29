package cn.hotline.appointment;

import cn.hotline.access.Caller;
import cn.hotline.access.Callers;
import cn.hotline.access.Role;
import cn.hotline.appointment.BookingResource.BookingInput;
import cn.hotline.appointment.BookingResource.MoveInput;
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

/** Whoever is on a visit at a kiosk books there. */
@Path(KioskBookingResource.PATH)
@RolesAllowed(Role.Names.DEVICE)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class KioskBookingResource {

    static final String PATH = "/api/kiosk/v1/bookings";

    private final Bookings bookings;
    private final BookingViews views;
    private final BookingDesk desk;
    private final Reception reception;
    private final Callers callers;

    KioskBookingResource(
            Bookings bookings, BookingViews views, BookingDesk desk, Reception reception, Callers callers) {
        this.bookings = bookings;
        this.views = views;
        this.desk = desk;
        this.reception = reception;
        this.callers = callers;
    }

    @POST
    public Response hold(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid BookingInput input) {
        var there = callers.atKiosk();
        var door = new BookingDesk.Door(
                there.demandCitizen(), Channel.KIOSK, there.device().client(), PATH);
        return desk.hold(door, key, input);
    }

    @GET
    public Page<BookingView> list(@Context UriInfo uri) {
        return views.list(citizen(), "", Paging.Plain.of(uri));
    }

    @GET
    @Path("/{id}")
    public BookingView read(@PathParam("id") UUID id) {
        return views.read(id, citizen());
    }

    @POST
    @Path("/{id}/confirmation")
    public BookingView confirm(@PathParam("id") UUID id) {
        return bookings.confirm(id, asker());
    }

    @POST
    @Path("/{id}/cancellation")
    public BookingView cancel(@PathParam("id") UUID id) {
        return bookings.cancel(id, asker());
    }

    @POST
    @Path("/{id}/move")
    public BookingView move(@PathParam("id") UUID id, @NotNull @Valid MoveInput input) {
        return bookings.move(id, input.slot(), asker());
    }

    @POST
    @Path("/{id}/check-in")
    public Response checkIn(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        var there = callers.atKiosk();
        return reception.visit(id, there.demandCitizen(), there.device(), key);
    }

    private Asker asker() {
        var there = callers.atKiosk();
        return new Asker(there.demandCitizen(), there.device().client());
    }

    private Caller.Citizen citizen() {
        return callers.atKiosk().demandCitizen();
    }
}
