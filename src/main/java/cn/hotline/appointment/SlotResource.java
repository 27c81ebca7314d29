package cn.hotline.appointment;

import static cn.hotline.access.Role.Names.ADMINISTRATOR;
import static cn.hotline.access.Role.Names.HALL_MANAGER;

import cn.hotline.access.Callers;
import cn.hotline.hall.HallScope;
import cn.hotline.platform.Idempotency;
import cn.hotline.platform.Idempotency.Done;
import cn.hotline.platform.Idempotency.Once;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Hall managers add slots beside those that the templates make. */
@Path("/api/staff/v1/halls/{hall}/services/{service}/slots")
@RolesAllowed({HALL_MANAGER, ADMINISTRATOR})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class SlotResource {

    /** One more time to come. */
    public record ExtraSlot(
            @NotNull OffsetDateTime startsAt,
            @NotNull OffsetDateTime endsAt,
            @NotNull @Min(1) @Max(100) Integer seats) {}

    private final Slots slots;
    private final Callers callers;
    private final Idempotency idempotency;

    SlotResource(Slots slots, Callers callers, Idempotency idempotency) {
        this.slots = slots;
        this.callers = callers;
        this.idempotency = idempotency;
    }

    @POST
    public Response add(
            @PathParam("hall") String hall,
            @PathParam("service") String service,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid ExtraSlot input) {
        var staff = callers.staff();
        HallScope.demand(staff, hall);
        return idempotency
                .once(new Once(staff.client(), key, "add-slot:" + hall + ":" + service, input), () -> {
                    var from = input.startsAt().toInstant();
                    var slot = slots.add(hall, service, from, input.endsAt().toInstant(), input.seats());
                    return new Done(201, slot, null, null);
                })
                .response();
    }
}
