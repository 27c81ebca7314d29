package cn.hotline.survey;

import cn.hotline.access.Callers;
import cn.hotline.catalogue.Unit;
import cn.hotline.platform.Language;
import cn.hotline.ticket.Action;
import cn.hotline.ticket.Etags;
import cn.hotline.ticket.TicketFacts;
import cn.hotline.ticket.TicketRequest;
import cn.hotline.ticket.Tickets;
import cn.hotline.ticket.Verb;
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

/** The centre reviews a citizen's bad word on the outcome: the ticket is redone (重办), once, or the citizen is told why not. */
@Path("/api/staff/v1")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class RedoResource {

    /** Whether it is redone, and why; the citizen reads the reason. */
    public record RedoReview(
            @NotNull Decision decision,
            @NotBlank @Size(max = 300) String reason) {

        Action action(TicketFacts facts) {
            var unit = facts.unit();
            return new Action.UpholdRedo(unit == null ? null : Unit.heir(unit), reason);
        }
    }

    /** For the citizen or for the reply. */
    public enum Decision {
        UPHOLD,
        REFUSE
    }

    private final Tickets tickets;
    private final Revisits revisits;
    private final Callers callers;
    private final Language language;

    RedoResource(Tickets tickets, Revisits revisits, Callers callers, Language language) {
        this.tickets = tickets;
        this.revisits = revisits;
        this.callers = callers;
        this.language = language;
    }

    @POST
    @Path("/tickets/{number}/redo-review")
    public Response review(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid RedoReview input) {
        var staff = callers.staff();
        var request = TicketRequest.of(number, staff, language.messages()).ifMatch(ifMatch);
        return Etags.ok(
                input.decision() == Decision.REFUSE
                        ? tickets.act(request, Verb.REFUSE_REDO, facts -> {
                            revisits.demandOther(facts.id(), staff);
                            return new Action.RefuseRedo(input.reason());
                        })
                        : tickets.act(request, Verb.UPHOLD_REDO, facts -> {
                            revisits.demandOther(facts.id(), staff);
                            return input.action(facts);
                        }));
    }
}
