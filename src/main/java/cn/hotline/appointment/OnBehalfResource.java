package cn.hotline.appointment;

import static cn.hotline.access.Role.Names.AGENT;
import static cn.hotline.access.Role.Names.CLERK;
import static cn.hotline.access.Role.Names.HALL_MANAGER;
import static cn.hotline.access.Role.Names.MANAGER;

import cn.hotline.access.Callers;
import cn.hotline.appointment.BookingPaperResource.AppealInput;
import cn.hotline.appointment.BookingResource.BookingInput;
import cn.hotline.appointment.BookingResource.MoveInput;
import cn.hotline.platform.Page;
import cn.hotline.platform.Paging;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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

/** Agents on the phone and clerks at the desk book for whom they talk to (代办预约). */
@Path("/api/staff/v1/on-behalf")
@RolesAllowed({AGENT, MANAGER, HALL_MANAGER, CLERK})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class OnBehalfResource {

    /** For whom, by the number they call from. */
    public record BookingOnBehalf(
            @NotBlank @Size(max = 30) String phone,
            @NotNull @Valid BookingInput booking) {

        @Override
        public String toString() {
            return "BookingOnBehalf[]";
        }
    }

    /** Whose. */
    public record Whose(@NotBlank @Size(max = 30) String phone) {

        @Override
        public String toString() {
            return "Whose[]";
        }
    }

    private final Bookings bookings;
    private final BookingDesk desk;
    private final OnBehalf onBehalf;
    private final Callers callers;

    OnBehalfResource(Bookings bookings, BookingDesk desk, OnBehalf onBehalf, Callers callers) {
        this.bookings = bookings;
        this.desk = desk;
        this.onBehalf = onBehalf;
        this.callers = callers;
    }

    @POST
    @Path("/bookings")
    public Response hold(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid BookingOnBehalf input) {
        var staff = callers.staff();
        onBehalf.demandSlot(input.booking().slot(), staff);
        return desk.hold(onBehalf.door(input.phone(), staff), key, input.booking());
    }

    /** Newest first, those that can be changed among them; for staff of a hall those of that hall. */
    @POST
    @Path("/booking-searches")
    public Page<BookingView> find(@NotNull @Valid Whose input, @Context UriInfo uri) {
        return onBehalf.bookings(input.phone(), callers.staff(), Paging.Plain.of(uri));
    }

    @POST
    @Path("/bookings/{id}/confirmation")
    public BookingView confirm(@PathParam("id") UUID id) {
        var staff = callers.staff();
        return OnBehalf.shown(bookings.confirm(id, onBehalf.owner(id, staff)), staff);
    }

    /** Whoever booked is told. */
    @POST
    @Path("/bookings/{id}/cancellation")
    public BookingView cancel(@PathParam("id") UUID id) {
        var staff = callers.staff();
        return OnBehalf.shown(bookings.cancel(id, onBehalf.owner(id, staff)), staff);
    }

    /** Whoever booked is told. */
    @POST
    @Path("/bookings/{id}/move")
    public BookingView move(@PathParam("id") UUID id, @NotNull @Valid MoveInput input) {
        var staff = callers.staff();
        var owner = onBehalf.owner(id, staff);
        return OnBehalf.shown(bookings.move(id, onBehalf.demandSlot(input.slot(), staff), owner), staff);
    }

    /** What was done with it, and by whom. */
    @GET
    @Path("/bookings/{id}/steps")
    public BookingSteps steps(@PathParam("id") UUID id) {
        onBehalf.owner(id, callers.staff());
        return new BookingSteps(bookings.steps(id));
    }

    @POST
    @Path("/bookings/{id}/appeal")
    public Response appeal(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid AppealInput input) {
        return desk.appeal(onBehalf.owner(id, callers.staff()), id, key, input);
    }
}
