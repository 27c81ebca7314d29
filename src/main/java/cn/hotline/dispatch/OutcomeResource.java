package cn.hotline.dispatch;

import cn.hotline.access.Callers;
import cn.hotline.platform.Idempotency;
import cn.hotline.platform.Idempotency.Done;
import cn.hotline.platform.Language;
import cn.hotline.ticket.Action;
import cn.hotline.ticket.Etags;
import cn.hotline.ticket.Intake;
import cn.hotline.ticket.Reply;
import cn.hotline.ticket.TicketRequest;
import cn.hotline.ticket.TicketType;
import cn.hotline.ticket.Tickets;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
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

/** The other outcomes of intake (国办函〔2025〕66号): answered on the spot, emergency line, legal route, malicious; and splitting. */
@Path("/api/staff/v1")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class OutcomeResource {

    /** An answer on the spot (当场答复). */
    public record AnswerInput(
            @NotBlank @Size(max = 4000) String result,
            @Nullable @Size(min = 1, max = 4000) String legalBasis) {}

    /** Which emergency line took over. */
    public record EmergencyTransfer(
            @NotNull @Pattern(regexp = "110|119|120|122") String line) {}

    /** Legal routes outside the hotline. */
    public enum Route {
        /** 诉讼 */
        LITIGATION,
        /** 仲裁 */
        ARBITRATION,
        /** 信访 */
        PETITION,
        /** 行政复议 */
        RECONSIDERATION,
        /** 政府信息公开 */
        INFORMATION_DISCLOSURE,
        /** 纪检监察 */
        DISCIPLINE,
        /** 其他 */
        OTHER
    }

    /** Where the law sends this matter. */
    public record RouteExplanation(
            @NotNull Route route,
            @NotBlank @Size(max = 4000) String explanation) {}

    /** Why it looks malicious. */
    public record Suspicion(@NotBlank @Size(max = 1000) String reason) {}

    /** What the review of a suspicion came to. */
    public enum SuspicionDecision {
        CONFIRM,
        DISMISS
    }

    /** The reviewer's word. */
    public record SuspicionReview(
            @NotNull SuspicionDecision decision,
            @NotBlank @Size(max = 1000) String reason) {
        Action action() {
            return switch (decision) {
                case CONFIRM -> new Action.ConfirmMalice(reason);
                case DISMISS -> new Action.DismissSuspicion(reason);
            };
        }
    }

    /** The part that goes on as a ticket of its own. */
    public record SplitInput(
            @Nullable TicketType type,
            @NotBlank @Size(max = 100) String title,
            @NotBlank @Size(max = 10_000) String text) {}

    private final Tickets tickets;
    private final Idempotency idempotency;
    private final Callers callers;
    private final Language language;

    OutcomeResource(Tickets tickets, Idempotency idempotency, Callers callers, Language language) {
        this.tickets = tickets;
        this.idempotency = idempotency;
        this.callers = callers;
        this.language = language;
    }

    @POST
    @Path("/tickets/{number}/answer")
    public Response answer(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid AnswerInput input) {
        return act(number, ifMatch, new Action.Answer(Reply.of(input.result(), input.legalBasis())));
    }

    @POST
    @Path("/tickets/{number}/emergency-transfer")
    public Response transfer(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid EmergencyTransfer input) {
        return act(number, ifMatch, new Action.TransferToEmergency(input.line()));
    }

    @POST
    @Path("/tickets/{number}/route-explanation")
    public Response explainRoute(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid RouteExplanation input) {
        return act(number, ifMatch, new Action.ExplainRoute(input.route().name(), input.explanation()));
    }

    @POST
    @Path("/tickets/{number}/suspicion")
    public Response suspect(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Suspicion input) {
        return act(number, ifMatch, new Action.Suspect(input.reason()));
    }

    @POST
    @Path("/tickets/{number}/suspicion-review")
    public Response reviewSuspicion(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid SuspicionReview input) {
        return act(number, ifMatch, input.action());
    }

    @POST
    @Path("/tickets/{number}/sub-tickets")
    public Response split(
            @PathParam("number") String number,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid SplitInput input) {
        var request = request(number);
        var part = new Intake.Part(input.type(), input.title(), input.text());
        return idempotency
                .once(request.once(key, "split", input), () -> {
                    var child = tickets.split(request, part);
                    return Done.created(child, "/api/staff/v1/tickets/" + child.number());
                })
                .response();
    }

    private Response act(String number, @Nullable String ifMatch, Action action) {
        return Etags.ok(tickets.act(request(number).ifMatch(ifMatch), action));
    }

    private TicketRequest request(String number) {
        return TicketRequest.of(number, callers.staff(), language.messages());
    }
}
