package cn.hotline.feed.webhook;

import cn.hotline.access.Callers;
import cn.hotline.platform.Idempotency;
import cn.hotline.platform.Idempotency.Done;
import cn.hotline.platform.Idempotency.Once;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
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

/** Partners name the addresses to which the events of their tickets are sent. */
@Path("/api/partner/v1/webhooks")
@PermissionsAllowed(WebhookResource.SCOPE)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class WebhookResource {

    static final String SCOPE = "webhooks";
    private static final String PATH = "/api/partner/v1/webhooks/";
    private static final int OVERLAP_HOURS = 24;

    /** A new one. */
    public record Registration(
            @NotBlank @Size(max = 500) String url,
            @Nullable @Size(max = 200) String description) {}

    /** What it is from now on; unpausing also takes up one that was disabled. */
    public record Change(
            @NotBlank @Size(max = 500) String url,
            @Nullable @Size(max = 200) String description,
            @NotNull Boolean paused) {}

    /** How long the secret before goes on signing. */
    public record Rotation(@Nullable @Min(0) @Max(168) Integer overlapHours) {
        Duration overlap() {
            return Duration.ofHours(overlapHours == null ? OVERLAP_HOURS : overlapHours);
        }
    }

    /** From where on. */
    public record Replay(@NotBlank @Size(max = 100) String after) {}

    /** All of a partner. */
    public record Listing(List<WebhookView> items) {}

    private final Webhooks webhooks;
    private final TestEvents tests;
    private final Courier courier;
    private final Callers callers;
    private final Idempotency idempotency;
    private final Destinations destinations;

    WebhookResource(
            Webhooks webhooks,
            TestEvents tests,
            Courier courier,
            Callers callers,
            Idempotency idempotency,
            Destinations destinations) {
        this.webhooks = webhooks;
        this.tests = tests;
        this.courier = courier;
        this.callers = callers;
        this.idempotency = idempotency;
        this.destinations = destinations;
    }

    @POST
    public Response register(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid Registration registration) {
        var partner = callers.partner();
        destinations.check(registration.url());
        return idempotency
                .once(new Once(partner.client(), key, "register-webhook", registration), () -> {
                    var made = webhooks.register(partner, registration.url(), registration.description());
                    return Done.created(made, PATH + made.webhook().id());
                })
                .response();
    }

    @GET
    public Listing list() {
        return new Listing(webhooks.list(callers.partner()));
    }

    @GET
    @Path("/{id}")
    public WebhookView read(@PathParam("id") UUID id) {
        return webhooks.read(callers.partner(), id);
    }

    @PUT
    @Path("/{id}")
    public WebhookView change(@PathParam("id") UUID id, @NotNull @Valid Change change) {
        var partner = callers.partner();
        webhooks.read(partner, id);
        destinations.check(change.url());
        var changed = webhooks.change(partner, id, change);
        courier.wake();
        return changed;
    }

    @DELETE
    @Path("/{id}")
    public void remove(@PathParam("id") UUID id) {
        webhooks.remove(callers.partner(), id);
    }

    @POST
    @Path("/{id}/secret")
    public Response rotate(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid Rotation rotation) {
        var partner = callers.partner();
        return idempotency
                .once(
                        new Once(partner.client(), key, "rotate-webhook:" + id, rotation),
                        () -> new Done(200, webhooks.rotate(partner, id, rotation.overlap()), null, null))
                .response();
    }

    @POST
    @Path("/{id}/test")
    public TestEvents.Report test(@PathParam("id") UUID id) {
        var report = tests.test(callers.partner(), id);
        courier.wake();
        return report;
    }

    @POST
    @Path("/{id}/replay")
    public WebhookView replay(@PathParam("id") UUID id, @NotNull @Valid Replay replay) {
        var replayed = webhooks.replay(callers.partner(), id, replay.after());
        courier.wake();
        return replayed;
    }
}
