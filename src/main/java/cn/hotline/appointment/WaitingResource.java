package cn.hotline.appointment;

import cn.hotline.access.Callers;
import cn.hotline.access.Role;
import cn.hotline.platform.Page;
import cn.hotline.platform.Paging;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
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
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Citizens wait for a seat where all are taken (候补). */
@Path("/api/citizen/v1/waitings")
@RolesAllowed(Role.Names.CITIZEN)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class WaitingResource {

    private static final String CODE = "[A-Za-z0-9-]{1,32}";

    /** Any slot of one day that begins from the one time to the other. */
    public record WaitingInput(
            @NotNull @Pattern(regexp = CODE) String hall,
            @NotNull @Pattern(regexp = CODE) String service,
            @NotNull OffsetDateTime earliest,
            @NotNull OffsetDateTime latest,
            BookingResource.@Nullable @Valid VisitorInput visitor,
            @Nullable @Pattern(regexp = CODE) String matter,
            @Nullable @Size(min = 1, max = 40) String ticket) {}

    private final Waitlist waitlist;
    private final BookingDesk desk;
    private final Callers callers;

    WaitingResource(Waitlist waitlist, BookingDesk desk, Callers callers) {
        this.waitlist = waitlist;
        this.desk = desk;
        this.callers = callers;
    }

    @POST
    public Response join(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid WaitingInput input) {
        return desk.join(BookingResource.door(callers), key, input);
    }

    @GET
    public Page<WaitingView> list(@Context UriInfo uri) {
        return waitlist.list(callers.self(), "", Paging.Plain.of(uri));
    }

    @POST
    @Path("/{id}/leaving")
    public WaitingView leave(@PathParam("id") UUID id) {
        return waitlist.leave(id, callers.self());
    }
}
