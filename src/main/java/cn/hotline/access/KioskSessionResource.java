package cn.hotline.access;

import cn.hotline.platform.RateLimits;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** A kiosk logs in with the secret it was registered with. */
@Path("/api/kiosk/v1/sessions")
@PermitAll
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class KioskSessionResource {

    /** The device's own credentials. */
    public record Credentials(
            @NotNull UUID device,
            @NotNull @Size(min = 20, max = 100) String secret) {}

    private final Devices devices;
    private final Callers callers;
    private final RateLimits limits;

    KioskSessionResource(Devices devices, Callers callers, RateLimits limits) {
        this.devices = devices;
        this.callers = callers;
        this.limits = limits;
    }

    @POST
    public Response open(@NotNull @Valid Credentials credentials) {
        limits.login(callers.address());
        var session = devices.open(credentials.device(), credentials.secret());
        return Response.status(Response.Status.CREATED).entity(session).build();
    }
}
