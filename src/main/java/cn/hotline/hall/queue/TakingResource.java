package cn.hotline.hall.queue;

import cn.hotline.access.Callers;
import cn.hotline.access.Role;
import cn.hotline.platform.Idempotency;
import cn.hotline.platform.Idempotency.Done;
import cn.hotline.platform.Idempotency.Once;
import cn.hotline.platform.RateLimits;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Citizens take a number (取号) from afar. */
@Path("/api/citizen/v1/halls/{hall}/numbers")
@RolesAllowed(Role.Names.CITIZEN)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class TakingResource {

    private final Queue queue;
    private final Callers callers;
    private final Idempotency idempotency;
    private final Priorities priorities;
    private final RateLimits limits;

    TakingResource(Queue queue, Callers callers, Idempotency idempotency, Priorities priorities, RateLimits limits) {
        this.queue = queue;
        this.priorities = priorities;
        this.limits = limits;
        this.callers = callers;
        this.idempotency = idempotency;
    }

    @POST
    public Response take(
            @PathParam("hall") String hall,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid NumberInput input) {
        var citizen = callers.self();
        var wish = input.of(hall, "WEB", citizen.id(), citizen.client());
        return idempotency
                .once(new Once(citizen.client(), key, "take-number:" + hall, input), () -> {
                    limits.number(citizen.client());
                    priorities.demandProved(citizen.id(), input.priority());
                    var taken = queue.enter(wish);
                    return Done.created(taken, "/api/citizen/v1/numbers/" + taken.id());
                })
                .response();
    }
}
