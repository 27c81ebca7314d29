package cn.hotline.ticket;

import cn.hotline.access.Callers;
import cn.hotline.platform.Idempotency;
import cn.hotline.platform.Language;
import cn.hotline.platform.Refusal;
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
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Units reply, the centre reviews, closes and archives; who may do what is the table of {@link Lifecycle}. */
@Path("/api/staff/v1")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class HandlingResource {

    /** The unit's reply (答复) with its mandatory parts. */
    public record ReplyInput(
            @NotNull ReplyOutcome outcome,
            @NotBlank @Size(max = 4000) String checked,
            @NotBlank @Size(max = 4000) String result,
            @NotBlank @Size(max = 4000) String legalBasis,
            @NotBlank @Size(max = 4000) String contact,
            @NotBlank @Size(max = 4000) String nextStep,
            @Nullable @Size(min = 1, max = 4000) String unableReason,
            @Nullable @Size(min = 1, max = 4000) String nextRoute,
            @Nullable UnableCode unableCode,
            @Nullable @Size(max = 9) List<@NotNull UUID> attachments) {

        Replies.Draft draft() {
            var unable = outcome == ReplyOutcome.UNABLE;
            if (unable && (unableReason == null || unableReason.isBlank())) {
                throw Refusal.invalid("unableReason", "constraint.required");
            }
            if (unable && (nextRoute == null || nextRoute.isBlank())) {
                throw Refusal.invalid("nextRoute", "constraint.required");
            }
            var code = unable ? unableCode : null;
            var evidence = attachments == null ? List.<UUID>of() : Supplementary.distinct(attachments);
            var reply =
                    new Reply(checked, result, legalBasis, contact, nextStep, unableReason, nextRoute, code, List.of());
            return new Replies.Draft(Outcome.valueOf(outcome.name()), reply, evidence);
        }
    }

    /** The two outcomes a unit may report. */
    public enum ReplyOutcome {
        RESOLVED,
        UNABLE
    }

    /** The centre's word on a reply. */
    public record ReviewInput(
            @NotNull ReviewDecision decision,
            @Nullable @Size(min = 1, max = 1000) String reason) {
        Action action() {
            if (decision == ReviewDecision.APPROVE) {
                return new Action.Approve();
            }
            if (reason == null || reason.isBlank()) {
                throw Refusal.invalid("reason", "constraint.required");
            }
            return new Action.SendBack(reason);
        }
    }

    /** Pass or back to the unit. */
    public enum ReviewDecision {
        APPROVE,
        SEND_BACK
    }

    /** Why. */
    public record Reason(@NotBlank @Size(max = 1000) String reason) {}

    /** Why, if one likes to say. */
    public record OptionalReason(
            @Nullable @Size(min = 1, max = 1000) String reason) {}

    private final Tickets tickets;
    private final Replies replies;
    private final Idempotency idempotency;
    private final Callers callers;
    private final Language language;

    HandlingResource(Tickets tickets, Replies replies, Idempotency idempotency, Callers callers, Language language) {
        this.tickets = tickets;
        this.replies = replies;
        this.idempotency = idempotency;
        this.callers = callers;
        this.language = language;
    }

    @POST
    @Path("/tickets/{number}/signing")
    public Response sign(@PathParam("number") String number, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return act(number, ifMatch, new Action.SignFor());
    }

    @POST
    @Path("/tickets/{number}/reply")
    public Response reply(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid ReplyInput input) {
        return Etags.ok(replies.give(request(number).ifMatch(ifMatch), input.draft()));
    }

    @POST
    @Path("/tickets/{number}/review")
    public Response review(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid ReviewInput input) {
        return act(number, ifMatch, input.action());
    }

    @POST
    @Path("/tickets/{number}/closure")
    public Response close(@PathParam("number") String number, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return act(number, ifMatch, new Action.Close());
    }

    @POST
    @Path("/tickets/{number}/archive")
    public Response archive(@PathParam("number") String number, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return act(number, ifMatch, new Action.Archive());
    }

    @POST
    @Path("/tickets/{number}/withdrawal")
    public Response withdraw(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Reason input) {
        return act(number, ifMatch, new Action.Withdraw(input.reason()));
    }

    @POST
    @Path("/tickets/{number}/supplements")
    public Response supplement(
            @PathParam("number") String number,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid Supplementary input) {
        var request = request(number);
        return idempotency
                .once(
                        request.once(key, "supplement", input),
                        () -> Etags.created(tickets.supplement(request, Channel.PHONE, input)))
                .response();
    }

    @POST
    @Path("/tickets/{number}/urges")
    public Response urge(
            @PathParam("number") String number,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid OptionalReason input) {
        var request = request(number);
        var urge = new Action.Urge(Channel.PHONE, input.reason());
        return idempotency
                .once(request.once(key, "urge", input), () -> Etags.created(tickets.act(request, urge)))
                .response();
    }

    private Response act(String number, @Nullable String ifMatch, Action action) {
        return Etags.ok(tickets.act(request(number).ifMatch(ifMatch), action));
    }

    private TicketRequest request(String number) {
        return TicketRequest.of(number, callers.staff(), language.messages());
    }
}
