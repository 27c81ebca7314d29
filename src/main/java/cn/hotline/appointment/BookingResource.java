package cn.hotline.appointment;

import cn.hotline.access.Callers;
import cn.hotline.access.Role;
import cn.hotline.platform.Page;
import cn.hotline.platform.Paging;
import cn.hotline.ticket.Channel;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Citizens make appointments (预约) and change them. */
@Path(BookingResource.PATH)
@RolesAllowed(Role.Names.CITIZEN)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class BookingResource {

    /** Somebody else who comes. */
    public record VisitorInput(
            @NotBlank @Size(max = 60) String name,
            @NotNull @Size(min = 18, max = 18) String idNumber) {

        @Override
        public String toString() {
            return "VisitorInput[]";
        }
    }

    /** What is booked. */
    public record BookingInput(
            @NotNull UUID slot,
            @Nullable @Valid VisitorInput visitor,

            @Nullable @Pattern(regexp = "[A-Za-z0-9-]{1,32}")
            String matter,

            @Nullable @Size(min = 1, max = 40) String ticket,
            @Nullable @Size(max = 30) List<@NotNull @NotBlank @Size(max = 200) String> materials) {}

    /** What can be had instead. */
    public record Alternatives(List<Slot.View> items) {}

    /** Where to. */
    public record MoveInput(@NotNull UUID slot) {}

    static final String PATH = "/api/citizen/v1/bookings";

    private final Bookings bookings;
    private final BookingViews views;
    private final BookingDesk desk;
    private final Callers callers;

    BookingResource(Bookings bookings, BookingViews views, BookingDesk desk, Callers callers) {
        this.bookings = bookings;
        this.views = views;
        this.desk = desk;
        this.callers = callers;
    }

    @POST
    public Response hold(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid BookingInput input) {
        return desk.hold(door(callers), key, input);
    }

    /** The door is that of the login. */
    static BookingDesk.Door door(Callers callers) {
        var citizen = callers.self();
        return new BookingDesk.Door(citizen, Channel.valueOf(callers.door().name()), citizen.client(), PATH);
    }

    @GET
    public Page<BookingView> list(@Context UriInfo uri) {
        return views.list(callers.self(), "", Paging.Plain.of(uri));
    }

    @GET
    @Path("/{id}")
    public BookingView read(@PathParam("id") UUID id) {
        return views.read(id, callers.self());
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

    /** What is free instead of it, the nearest in time first. */
    @GET
    @Path("/{id}/alternatives")
    public Alternatives alternatives(@PathParam("id") UUID id) {
        return new Alternatives(views.alternatives(id, callers.self()));
    }

    private Asker asker() {
        return Asker.of(callers.self());
    }
}
