package cn.hotline.appointment;

import cn.hotline.access.Callers;
import cn.hotline.access.Role;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What goes with an appointment: calendar entry, QR code, check-in, and the appeal when it was missed. */
@Path("/api/citizen/v1/bookings/{id}")
@RolesAllowed(Role.Names.CITIZEN)
@RunOnVirtualThread
public class BookingPaperResource {

    /** Why a missed appointment should not count. */
    public record AppealInput(@NotBlank @Size(max = 1000) String text) {

        @Override
        public String toString() {
            return "AppealInput[]";
        }
    }

    private final BookingPapers papers;
    private final Appeals appeals;
    private final Reception reception;
    private final BookingDesk desk;
    private final Callers callers;

    BookingPaperResource(
            BookingPapers papers, Appeals appeals, Reception reception, BookingDesk desk, Callers callers) {
        this.papers = papers;
        this.appeals = appeals;
        this.reception = reception;
        this.desk = desk;
        this.callers = callers;
    }

    @GET
    @Path("/calendar.ics")
    @Produces("text/calendar;charset=UTF-8")
    public String calendar(@PathParam("id") UUID id) {
        return papers.calendar(id, callers.self());
    }

    @GET
    @Path("/qr.svg")
    @Produces("image/svg+xml")
    public String qr(@PathParam("id") UUID id) {
        return papers.qr(id, callers.self());
    }

    /** By whoever is at the hall, with their own telephone. */
    @POST
    @Path("/check-in")
    @Produces(MediaType.APPLICATION_JSON)
    public Response checkIn(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return reception.citizen(id, BookingResource.door(callers), key);
    }

    @GET
    @Path("/appeal")
    @Produces(MediaType.APPLICATION_JSON)
    public AppealView appeal(@PathParam("id") UUID id) {
        return appeals.read(id, callers.self());
    }

    @POST
    @Path("/appeal")
    @Produces(MediaType.APPLICATION_JSON)
    public Response appeal(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid AppealInput input) {
        return desk.appeal(Asker.of(callers.self()), id, key, input);
    }
}
