package cn.hotline.hall.queue;

import cn.hotline.access.Callers;
import cn.hotline.access.Role;
import cn.hotline.platform.Idempotency;
import cn.hotline.platform.Idempotency.Done;
import cn.hotline.platform.Idempotency.Once;
import cn.hotline.platform.Language;
import cn.hotline.platform.RateLimits;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

/** Whoever stands at a kiosk takes a number of its hall, said who they are or not. */
@Path("/api/kiosk/v1/numbers")
@RolesAllowed(Role.Names.DEVICE)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class KioskNumberResource {

    private final Queue queue;
    private final Numbers numbers;
    private final Callers callers;
    private final Idempotency idempotency;
    private final Language language;
    private final RateLimits limits;

    KioskNumberResource(
            Queue queue,
            Numbers numbers,
            Callers callers,
            Idempotency idempotency,
            Language language,
            RateLimits limits) {
        this.queue = queue;
        this.limits = limits;
        this.numbers = numbers;
        this.callers = callers;
        this.idempotency = idempotency;
        this.language = language;
    }

    @POST
    public Response take(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid NumberInput input) {
        var there = callers.atKiosk();
        var device = there.device();
        var visit = there.visit();
        var wish = input.of(device.hall(), "KIOSK", visit == null ? null : visit.citizen(), device.client());
        return idempotency
                .once(new Once(device.client(), key, "take-number", input), () -> {
                    limits.kioskNumber(device.client());
                    return new Done(201, queue.enter(wish), null, null);
                })
                .response();
    }

    @GET
    @Path("/{id}")
    public NumberView read(@PathParam("id") UUID id, @HeaderParam("Queue-Code") @Nullable String code) {
        var caller = callers.atKiosk().caller();
        return numbers.read(
                id,
                new Holders.Shown(caller, code, callers.address()),
                language.messages().isEnglish());
    }
}
