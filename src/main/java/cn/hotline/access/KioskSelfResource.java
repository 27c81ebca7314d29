package cn.hotline.access;

import cn.hotline.access.Device.Paper;
import cn.hotline.access.Device.Printer;
import cn.hotline.platform.Idempotency;
import cn.hotline.platform.Idempotency.Done;
import cn.hotline.platform.Idempotency.Once;
import cn.hotline.platform.RateLimits;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a kiosk does for itself: tells how it is, changes its secret. */
@Path("/api/kiosk/v1")
@RolesAllowed(Role.Names.DEVICE)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class KioskSelfResource {

    /** How the kiosk is. */
    public record Heartbeat(
            @NotNull @Pattern(regexp = "[A-Za-z0-9.+_-]{1,40}")
            String softwareVersion,

            @NotNull Paper paper,
            @NotNull Printer printer,
            @NotNull @Min(0) @Max(1_000_000) Integer queued) {}

    /** The time to set its clock by, and when to say so again. */
    public record Heard(Instant now, long nextSeconds) {}

    /** The secret the kiosk has now: a token alone does not change it. */
    public record Shown(@NotNull @Size(min = 20, max = 100) String secret) {

        @Override
        public String toString() {
            return "Shown[]";
        }
    }

    private final Devices devices;
    private final Callers callers;
    private final Idempotency idempotency;
    private final RateLimits limits;
    private final AccessConfig config;
    private final Clock clock;

    KioskSelfResource(
            Devices devices,
            Callers callers,
            Idempotency idempotency,
            RateLimits limits,
            AccessConfig config,
            Clock clock) {
        this.devices = devices;
        this.callers = callers;
        this.idempotency = idempotency;
        this.limits = limits;
        this.config = config;
        this.clock = clock;
    }

    @POST
    @Path("/heartbeat")
    public Heard beat(@NotNull @Valid Heartbeat beat) {
        var device = callers.device();
        devices.beats(device, new Device.Pulse(beat.softwareVersion(), beat.paper(), beat.printer(), beat.queued()));
        return new Heard(clock.instant(), config.deviceHeartbeat().toSeconds());
    }

    @POST
    @Path("/secret")
    public Response rotate(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid Shown shown) {
        var device = callers.device();
        limits.login(device.client());
        return idempotency
                .once(
                        new Once(device.client(), key, "rotate-own-secret", shown),
                        () -> new Done(200, devices.rotate(device, shown.secret()), null, null))
                .response();
    }
}
