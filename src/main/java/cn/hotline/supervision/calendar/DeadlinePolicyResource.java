package cn.hotline.supervision.calendar;

import cn.hotline.access.Callers;
import cn.hotline.access.Role;
import cn.hotline.platform.Idempotency;
import cn.hotline.platform.Idempotency.Done;
import cn.hotline.platform.Idempotency.Once;
import cn.hotline.platform.Page;
import cn.hotline.platform.QueryParameters;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules about limits, all their versions; administrators make new ones. */
@Path("/api/staff/v1/deadline-policies")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class DeadlinePolicyResource {

    private static final Set<String> NAMES = Set.of("kind", "limit", "after");

    private final Policies policies;
    private final Callers callers;
    private final Idempotency idempotency;

    DeadlinePolicyResource(Policies policies, Callers callers, Idempotency idempotency) {
        this.policies = policies;
        this.callers = callers;
        this.idempotency = idempotency;
    }

    @GET
    public Page<PolicyView> list(@Context UriInfo uri) {
        var query = new QueryParameters(uri, NAMES);
        return policies.page(new Policies.Paging(
                query.oneOf(DeadlineKind.class, "kind"),
                query.integer("limit", 20, 1, Page.MAX_LIMIT),
                query.text("after", 1, 200)));
    }

    @POST
    @RolesAllowed(Role.Names.ADMINISTRATOR)
    public Response make(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid PolicyInput input) {
        var by = callers.staff().client();
        return idempotency
                .once(
                        new Once(by, key, "make-deadline-policy", input),
                        () -> new Done(201, policies.make(input, by), null, null))
                .response();
    }
}
