package cn.hotline.dispatch;

import cn.hotline.catalogue.Unit;
import cn.hotline.dispatch.Acts.On;
import cn.hotline.platform.Refusal;
import cn.hotline.ticket.Action;
import cn.hotline.ticket.TicketFacts;
import cn.hotline.ticket.UnitAction;
import cn.hotline.ticket.Verb;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** A ticket goes down the tree of units, up to four levels, and back up the same way. */
@Path("/api/staff/v1")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class LevelResource {

    /** To which unit below, for how many working days at most. */
    public record DelegationInput(
            @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,32}") String unit,
            @Nullable @Min(1) @Max(60) Integer days,
            @Nullable @Size(min = 1, max = 1000) String note) {

        Action action(TicketFacts facts) {
            var to = Unit.handling("unit", unit);
            var holder = facts.unit();
            if (holder == null || to.code().equals(holder.code()) || !to.line().contains(holder.code())) {
                throw Refusal.invalid("unit", "not-below");
            }
            return new UnitAction.Delegate(to, days, note);
        }
    }

    /** What the unit below found. */
    public record HandUpInput(@NotBlank @Size(max = 4000) String findings) {}

    private final Acts acts;

    LevelResource(Acts acts) {
        this.acts = acts;
    }

    @POST
    @Path("/tickets/{number}/delegation")
    public Response delegate(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid DelegationInput input) {
        return acts.act(new On(number, ifMatch), Verb.DELEGATE, input::action);
    }

    @POST
    @Path("/tickets/{number}/hand-up")
    public Response handUp(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid HandUpInput input) {
        return acts.act(new On(number, ifMatch), new UnitAction.HandUp(input.findings()));
    }
}
