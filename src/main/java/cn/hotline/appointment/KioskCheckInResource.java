package cn.hotline.appointment;

import cn.hotline.access.Callers;
import cn.hotline.access.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** A kiosk of the hall checks in by the QR code. */
@Path("/api/kiosk/v1/check-ins")
@RolesAllowed(Role.Names.DEVICE)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class KioskCheckInResource {

    private final Reception reception;
    private final Callers callers;

    KioskCheckInResource(Reception reception, Callers callers) {
        this.reception = reception;
        this.callers = callers;
    }

    @POST
    public Response byCode(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid Reception.Shown shown) {
        return reception.kiosk(shown, callers.device(), key);
    }
}
