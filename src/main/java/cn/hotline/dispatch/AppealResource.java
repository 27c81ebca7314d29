package cn.hotline.dispatch;

import cn.hotline.dispatch.Acts.On;
import cn.hotline.ticket.UnitAction;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** A unit appeals against a determination, once. */
@Path("/api/staff/v1")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class AppealResource {

    private final Acts acts;

    AppealResource(Acts acts) {
        this.acts = acts;
    }

    @POST
    @Path("/tickets/{number}/appeal")
    public Response appeal(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid AppealInput input) {
        return acts.act(new On(number, ifMatch), new UnitAction.Appeal(input.reason()));
    }

    /** Why the determination is wrong. */
    public record AppealInput(@NotBlank @Size(max = 1000) String reason) {}

    @POST
    @Path("/tickets/{number}/appeal-review")
    public Response reviewAppeal(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid DutyResource.DecisionInput input) {
        return acts.act(
                new On(number, ifMatch),
                input.decision() == DutyResource.Decision.UPHOLD
                        ? new UnitAction.UpholdAppeal(input.reason())
                        : new UnitAction.RefuseAppeal(input.reason()));
    }
}
