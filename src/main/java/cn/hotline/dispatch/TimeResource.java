package cn.hotline.dispatch;

import cn.hotline.dispatch.Acts.On;
import cn.hotline.platform.Refusal;
import cn.hotline.ticket.Action;
import cn.hotline.ticket.TicketFacts;
import cn.hotline.ticket.TicketRules;
import cn.hotline.ticket.UnitAction;
import cn.hotline.ticket.Verb;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** More time for handling: extension and suspension are asked for and decided; what takes long is shelved with milestones. */
@Path("/api/staff/v1")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class TimeResource {

    /** An extension (延期) by working days; the plan is what the citizen will be told. */
    public record ExtensionInput(
            @Min(1) int days,
            @NotBlank @Size(max = 1000) String reason,
            @NotBlank @Size(max = 1000) String plan) {}

    /** A suspension (暂停) for working days. */
    public record SuspensionInput(
            @NotNull UnitAction.SuspensionReason reason,
            @Min(1) int days,
            @NotBlank @Size(max = 1000) String note) {}

    /** Whether more time is given. */
    public enum Decision {
        GRANT,
        DENY
    }

    /** The centre's decision: a reason for a denial, the plan told to the citizen for a granted extension. */
    public record DecisionInput(
            @NotNull Decision decision,
            @Nullable @Size(min = 1, max = 1000) String reason,
            @Nullable @Size(min = 1, max = 1000) String plan) {

        Action denial() {
            return new UnitAction.DenyRequest(demand("reason", reason));
        }

        /** Which of the two was asked for shows the ticket. */
        Action grant(TicketFacts facts) {
            var request = Objects.requireNonNull(facts.handling().time().request());
            var told = request.suspension() == null ? demand("plan", plan) : null;
            return new UnitAction.GrantRequest(request.days(), request.suspension(), told);
        }

        private static String demand(String field, @Nullable String text) {
            if (text == null || text.isBlank()) {
                throw Refusal.invalid(field, "constraint.required");
            }
            return text;
        }
    }

    private final Acts acts;
    private final TicketRules rules;

    TimeResource(Acts acts, TicketRules rules) {
        this.acts = acts;
        this.rules = rules;
    }

    @POST
    @Path("/tickets/{number}/extension")
    public Response requestExtension(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid ExtensionInput input) {
        demandAtMost(rules.extensionDays(), input.days());
        var action = new UnitAction.RequestExtension(input.days(), input.reason(), input.plan());
        return acts.act(new On(number, ifMatch), action);
    }

    @POST
    @Path("/tickets/{number}/suspension")
    public Response requestSuspension(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid SuspensionInput input) {
        return acts.act(new On(number, ifMatch), Verb.REQUEST_SUSPENSION, facts -> {
            demandAtMost(rules.suspensionDays() - facts.handling().time().suspendedDays(), input.days());
            return new UnitAction.RequestSuspension(input.reason(), input.days(), input.note());
        });
    }

    @POST
    @Path("/tickets/{number}/time-review")
    public Response decide(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid DecisionInput input) {
        var ticket = new On(number, ifMatch);
        return input.decision() == Decision.DENY
                ? acts.act(ticket, input.denial())
                : acts.act(ticket, Verb.GRANT_REQUEST, input::grant);
    }

    @POST
    @Path("/tickets/{number}/resumption")
    public Response resume(@PathParam("number") String number, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return acts.act(new On(number, ifMatch), new UnitAction.Resume());
    }

    private static void demandAtMost(int most, int days) {
        if (days > most) {
            throw Refusal.invalid("days", "days-too-many", most);
        }
    }
}
