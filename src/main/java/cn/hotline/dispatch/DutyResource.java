package cn.hotline.dispatch;

import cn.hotline.access.Callers;
import cn.hotline.catalogue.Unit;
import cn.hotline.dispatch.Acts.On;
import cn.hotline.dispatch.rules.Duties;
import cn.hotline.platform.Refusal;
import cn.hotline.ticket.Action;
import cn.hotline.ticket.TicketFacts;
import cn.hotline.ticket.TicketRules;
import cn.hotline.ticket.UnitAction;
import cn.hotline.ticket.UnitRef;
import cn.hotline.ticket.Verb;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose duty a ticket is: return, coordination, determination and appeal (domain §3). */
@Path("/api/staff/v1")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class DutyResource {

    /** A unit's return (退单). */
    public record ReturnInput(
            @NotNull UnitAction.ReturnReason reason,
            @NotBlank @Size(max = 1000) String legalBasis,
            @Nullable @Size(min = 1, max = 1000) String note) {}

    /** Whether the centre follows the unit. */
    public enum Decision {
        UPHOLD,
        REFUSE
    }

    /** The centre's decision, with its reason. */
    public record DecisionInput(
            @NotNull Decision decision,
            @NotBlank @Size(max = 1000) String reason) {}

    /** Which units are asked what. */
    public record Question(
            @NotNull @Size(min = 1, max = 20) List<@NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,32}") String> units,

            @NotBlank @Size(max = 1000) String question) {}

    /** What a unit has to say. */
    public record OpinionInput(@NotBlank @Size(max = 4000) String opinion) {}

    /** Who handles it by determination: a unit, or whoever received the ticket first. */
    public record DeterminationInput(
            @Nullable @Pattern(regexp = "[A-Za-z0-9-]{1,32}")
            String unit,

            @Nullable Boolean firstReceiver,
            @NotBlank @Size(max = 1000) String reason,
            @Nullable @Size(min = 1, max = 300) String rule) {

        Action action(TicketFacts facts, Duties duties) {
            boolean first = Boolean.TRUE.equals(firstReceiver);
            if (first == (unit != null)) {
                throw Refusal.invalid("unit", "first-receiver-or-unit");
            }
            var receiver = facts.handling().duty().firstReceiver();
            var to = unit != null ? Unit.handling("unit", unit) : receiver;
            if (to == null) {
                throw Refusal.invalid("unit", "unit-needed");
            }
            if (unit != null) {
                duties.demandNotPushedDown(facts, to.code());
            }
            return new UnitAction.Determine(to, first, reason, rule);
        }
    }

    private final Acts acts;
    private final Callers callers;
    private final TicketRules rules;
    private final Duties duties;

    DutyResource(Acts acts, Callers callers, TicketRules rules, Duties duties) {
        this.acts = acts;
        this.callers = callers;
        this.rules = rules;
        this.duties = duties;
    }

    @POST
    @Path("/tickets/{number}/return")
    public Response giveBack(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid ReturnInput input) {
        var action = new UnitAction.Return(input.reason(), input.legalBasis(), input.note());
        return acts.act(new On(number, ifMatch), action);
    }

    @POST
    @Path("/tickets/{number}/return-review")
    public Response reviewReturn(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid DecisionInput input) {
        var ticket = new On(number, ifMatch);
        return input.decision() == Decision.REFUSE
                ? acts.act(ticket, new UnitAction.RefuseReturn(input.reason()))
                : acts.act(ticket, Verb.UPHOLD_RETURN, facts -> upheld(facts, input.reason()));
    }

    private Action upheld(TicketFacts facts, String reason) {
        int returns = facts.handling().duty().returnedBy().size() + 1;
        return new UnitAction.UpholdReturn(returns >= rules.returnsBeforeCoordination(), reason);
    }

    @POST
    @Path("/tickets/{number}/coordination")
    public Response coordinate(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Question input) {
        return acts.act(
                new On(number, ifMatch),
                Verb.COORDINATE,
                facts -> new UnitAction.Coordinate(asked(facts, input.units()), input.question()));
    }

    @POST
    @Path("/tickets/{number}/assistance")
    public Response assist(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Question input) {
        return acts.act(
                new On(number, ifMatch),
                Verb.ASK_ASSISTANCE,
                facts -> new UnitAction.AskAssistance(asked(facts, input.units()), input.question()));
    }

    private List<UnitRef> asked(TicketFacts facts, List<String> codes) {
        var distinct = codes.stream().distinct().toList();
        if (facts.handling().asked().size() + distinct.size() > rules.maxAsked()) {
            throw Refusal.invalid("units", "asked-too-many", rules.maxAsked());
        }
        return Unit.allHandling("units", distinct);
    }

    @POST
    @Path("/tickets/{number}/opinions")
    public Response opine(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid OpinionInput input) {
        var own = callers.staff().unit();
        return acts.act(
                new On(number, ifMatch),
                Verb.GIVE_OPINION,
                facts ->
                        new UnitAction.GiveOpinion(facts.handling().askedOf(own).orElseThrow(), input.opinion()));
    }

    @POST
    @Path("/tickets/{number}/determination")
    public Response determine(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid DeterminationInput input) {
        return acts.act(new On(number, ifMatch), Verb.DETERMINE, facts -> input.action(facts, duties));
    }
}
