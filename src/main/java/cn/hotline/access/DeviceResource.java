package cn.hotline.access;

import cn.hotline.platform.Idempotency;
import cn.hotline.platform.Idempotency.Done;
import cn.hotline.platform.Idempotency.Once;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Administrators register, move, disable and enable kiosks, and change their secrets. */
@Path("/api/staff/v1/devices")
@RolesAllowed(Role.Names.ADMINISTRATOR)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class DeviceResource {

    /** A new kiosk and the hall it stands in. */
    public record Registration(
            @NotBlank @Size(max = 60) String name,
            @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,32}") String hall) {}

    /** The hall it stands in from now on. */
    public record Place(
            @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,32}") String hall) {}

    /** For how long the secret before goes on to count: a day unless said; 0 ends it and all tokens at once. */
    public record Rotation(@Nullable @Min(0) @Max(168) Integer overlapHours) {}

    /** All of them. */
    public record Listing(List<Device.View> items) {}

    private final Devices devices;
    private final Callers callers;
    private final Idempotency idempotency;
    private final AccessConfig config;

    DeviceResource(Devices devices, Callers callers, Idempotency idempotency, AccessConfig config) {
        this.devices = devices;
        this.callers = callers;
        this.idempotency = idempotency;
        this.config = config;
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
        return new Listing(devices.views());
    }

    @POST
    @Path("/{id}/secret")
    public Response rotate(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid Rotation rotation) {
        var hours = rotation.overlapHours();
        var overlap = hours == null ? config.deviceSecretOverlap() : Duration.ofHours(hours);
        return idempotency
                .once(
                        new Once(callers.staff().client(), key, "rotate-device:" + id, rotation),
                        () -> new Done(200, devices.rotate(id, overlap), null, null))
                .response();
    }

    @PUT
    @Path("/{id}/hall")
    public Device.View move(@PathParam("id") UUID id, @NotNull @Valid Place place) {
        return devices.move(id, place.hall());
    }

    @POST
    @Path("/{id}/disablement")
    public void disable(@PathParam("id") UUID id) {
        devices.disable(id);
    }

    @POST
    @Path("/{id}/enablement")
    public void enable(@PathParam("id") UUID id) {
        devices.enable(id);
    }
}
