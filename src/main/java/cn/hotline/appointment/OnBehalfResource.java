package cn.hotline.appointment;

import static cn.hotline.access.Role.Names.AGENT;
import static cn.hotline.access.Role.Names.CLERK;
import static cn.hotline.access.Role.Names.HALL_MANAGER;
import static cn.hotline.access.Role.Names.MANAGER;

import cn.hotline.access.Caller;
import cn.hotline.access.Callers;
import cn.hotline.access.Identity;
import cn.hotline.access.Persons;
import cn.hotline.access.Phone;
import cn.hotline.appointment.BookingResource.BookingInput;
import cn.hotline.appointment.BookingResource.MoveInput;
import cn.hotline.platform.Page;
import cn.hotline.ticket.Channel;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Agents on the phone and clerks at the desk book for whom they talk to (代办预约). */
@Path("/api/staff/v1/on-behalf")
@RolesAllowed({AGENT, MANAGER, HALL_MANAGER, CLERK})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class OnBehalfResource {

    /** For whom, by the number they call from. */
    public record OnBehalf(
            @NotBlank @Size(max = 30) String phone,
            @NotNull @Valid BookingInput booking) {

        @Override
        public String toString() {
            return "OnBehalf[]";
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
    private final BookingViews views;
    private final BookingDesk desk;
    private final Persons persons;
    private final Callers callers;

    OnBehalfResource(Bookings bookings, BookingViews views, BookingDesk desk, Persons persons, Callers callers) {
        this.bookings = bookings;
        this.views = views;
        this.desk = desk;
        this.persons = persons;
        this.callers = callers;
    }

    @POST
    @Path("/bookings")
    public Response hold(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid OnBehalf input) {
        var staff = callers.staff();
        var channel = staff.isCentre() ? Channel.PHONE : Channel.WINDOW;
        var door = new BookingDesk.Door(
                citizen(input.phone()), channel, staff.client(), "/api/staff/v1/on-behalf/bookings");
        return desk.hold(door, key, input.booking());
    }

    /** Newest first; those that can be changed among them. */
    @POST
    @Path("/booking-searches")
    public Page<BookingView> find(@NotNull @Valid Whose input) {
        return persons.find(Identity.of(Phone.parse("phone", input.phone())))
                .map(found -> views.list(new Caller.Citizen(found), 20, null))
                .orElse(new Page<>(List.of(), null));
    }

    @POST
    @Path("/bookings/{id}/confirmation")
    public BookingView confirm(@PathParam("id") UUID id) {
        return bookings.confirm(id, views.owner(id, callers.staff()));
    }

    @POST
    @Path("/bookings/{id}/cancellation")
    public BookingView cancel(@PathParam("id") UUID id) {
        return bookings.cancel(id, views.owner(id, callers.staff()));
    }

    @POST
    @Path("/bookings/{id}/move")
    public BookingView move(@PathParam("id") UUID id, @NotNull @Valid MoveInput input) {
        return bookings.move(id, input.slot(), views.owner(id, callers.staff()));
    }

    private Caller.Citizen citizen(String phone) {
        return new Caller.Citizen(persons.enrol(Identity.of(Phone.parse("phone", phone))));
    }
}
