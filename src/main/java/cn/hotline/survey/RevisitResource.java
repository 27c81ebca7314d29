package cn.hotline.survey;

import static cn.hotline.access.Role.Names.AGENT;
import static cn.hotline.access.Role.Names.MANAGER;
import static cn.hotline.access.Role.Names.REVIEWER;

import cn.hotline.access.Callers;
import cn.hotline.platform.Page;
import cn.hotline.platform.Paging;
import cn.hotline.platform.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Revisit calls (回访): the centre rings citizens whom no message reached. */
@Path("/api/staff/v1/revisits")
@RolesAllowed({AGENT, REVIEWER, MANAGER})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class RevisitResource {

    /** What came of the call. Ratings are the citizen's own words, so they need the call they were said in. */
    public record RevisitResult(
            @NotNull Boolean contacted,
            Revisit.@Nullable Solved solved,
            @Nullable Boolean truthful,
            @Nullable @Min(1) @Max(4) Integer service,
            @Nullable @Min(1) @Max(4) Integer handling,
            @Nullable @Size(max = 1000) String reason,

            @Nullable @Pattern(regexp = "[A-Za-z0-9._-]{6,64}")
            String callId) {

        Revisits.Result result() {
            if (handling == null && (service != null || reason != null)) {
                throw Refusal.invalid("handling", "constraint.required");
            }
            var said = handling == null ? null : new Said(Way.REVISIT, service, handling, Answers.reason(reason));
            return new Revisits.Result(contacted, solved, truthful, said, callId);
        }

        @Override
        public String toString() {
            return "RevisitResult[]";
        }
    }

    private final Revisits revisits;
    private final Callers callers;

    RevisitResource(Revisits revisits, Callers callers) {
        this.revisits = revisits;
        this.callers = callers;
    }

    @GET
    public Page<RevisitView> list(@Context UriInfo uri) {
        return revisits.list(callers.staff(), Paging.of(uri, Revisit.State.class));
    }

    @POST
    @Path("/{id}/claim")
    public RevisitView claim(@PathParam("id") UUID id) {
        return revisits.claim(id, callers.staff());
    }

    @POST
    @Path("/{id}/result")
    public RevisitView report(@PathParam("id") UUID id, @NotNull @Valid RevisitResult input) {
        return revisits.report(id, input.result(), callers.staff());
    }
}
