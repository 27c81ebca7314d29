package cn.hotline.access;

import cn.hotline.platform.Idempotency;
import cn.hotline.platform.Idempotency.Done;
import cn.hotline.platform.Idempotency.Once;
import cn.hotline.platform.Refusal;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Administrators register and disable kiosks. */
@Path("/api/staff/v1/devices")
@RolesAllowed(Role.Names.ADMINISTRATOR)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class DeviceResource {

    /** A new kiosk and the hall it stands in. */
    public record Registration(
            @NotBlank @Size(max = 60) String name,
            @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,32}") String hall) {}

    /** All of them. */
    public record Listing(List<Device.View> items) {}

    private final Devices devices;
    private final Callers callers;
    private final Idempotency idempotency;

    DeviceResource(Devices devices, Callers callers, Idempotency idempotency) {
        this.devices = devices;
        this.callers = callers;
        this.idempotency = idempotency;
    }

    @POST
    public Response register(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid Registration registration) {
        return idempotency
                .once(new Once(callers.staff().client(), key, "register-device", registration), () -> {
                    var registered = devices.register(registration.name(), registration.hall());
                    return Done.created(registered, "/api/staff/v1/devices/" + registered.id());
                })
                .response();
    }

    @GET
    public Listing list() {
        return new Listing(Device.views());
    }

    @POST
    @Path("/{id}/disablement")
    public void disable(@PathParam("id") UUID id) {
        if (!devices.disable(id)) {
            throw Refusal.notFound("not-found");
        }
    }
}
