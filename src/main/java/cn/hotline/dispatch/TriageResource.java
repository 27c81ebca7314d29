package cn.hotline.dispatch;

import cn.hotline.access.Callers;
import cn.hotline.catalogue.Matter;
import cn.hotline.catalogue.Region;
import cn.hotline.dispatch.rules.Duties;
import cn.hotline.platform.Idempotency;
import cn.hotline.platform.Language;
import cn.hotline.ticket.Action;
import cn.hotline.ticket.Etags;
import cn.hotline.ticket.Level;
import cn.hotline.ticket.TicketFacts;
import cn.hotline.ticket.TicketRequest;
import cn.hotline.ticket.TicketType;
import cn.hotline.ticket.Tickets;
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
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The centre classifies a ticket and sends it to a unit. */
@Path("/api/staff/v1")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class TriageResource {

    /** What the centre takes a ticket to be; what is left out comes from the citizen or the matter. */
    public record Acceptance(
            @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,32}") String matter,
            @Nullable TicketType type,
            @Nullable Level level,

            @Nullable @Pattern(regexp = "[A-Za-z0-9-]{1,32}")
            String region,

            @Nullable @Size(max = 50) Map<String, Object> elements) {

        Action.Accept action(TicketFacts facts, boolean english) {
            var filed = facts.matter();
            boolean same = filed != null && filed.code().equals(matter);
            var leaf = filed != null && same ? Matter.asFiled(filed) : Matter.leaf("matter", matter);
            Map<String, Object> values = new LinkedHashMap<>(same ? facts.elements() : Map.of());
            values.putAll(elements == null ? Map.of() : elements);
            leaf.checkElements(values, english);
            var where = Region.known("region", region);
            return new Action.Accept(
                    leaf.ref(),
                    type != null ? type : facts.type(),
                    level != null ? level : leaf.level() != null ? leaf.level() : facts.level(),
                    where != null ? where : facts.region(),
                    values);
        }
    }

    /** To whom; without a unit to the one whose duty it is. */
    public record DispatchInput(
            @Nullable @Pattern(regexp = "[A-Za-z0-9-]{1,32}")
            String unit,

            @Nullable @Size(min = 1, max = 1000) String note) {

        Action action(TicketFacts facts, Duties duties) {
            return duties.dispatch(facts, unit, note);
        }
    }

    /** What the citizen is asked for. */
    public record QuestionInput(@NotBlank @Size(max = 300) String question) {}

    private final Tickets tickets;
    private final Duties duties;
    private final Idempotency idempotency;
    private final Callers callers;
    private final Language language;

    TriageResource(Tickets tickets, Duties duties, Idempotency idempotency, Callers callers, Language language) {
        this.tickets = tickets;
        this.duties = duties;
        this.idempotency = idempotency;
        this.callers = callers;
        this.language = language;
    }

    @POST
    @Path("/tickets/{number}/acceptance")
    public Response accept(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Acceptance input) {
        boolean english = language.messages().isEnglish();
        return Etags.ok(tickets.act(request(number, ifMatch), Verb.ACCEPT, facts -> input.action(facts, english)));
    }

    @POST
    @Path("/tickets/{number}/dispatch")
    public Response dispatch(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid DispatchInput input) {
        return Etags.ok(tickets.act(request(number, ifMatch), Verb.DISPATCH, facts -> input.action(facts, duties)));
    }

    @POST
    @Path("/tickets/{number}/questions")
    public Response ask(
            @PathParam("number") String number,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid QuestionInput input) {
        var request = request(number, null);
        var action = new Action.AskMore(input.question());
        return idempotency
                .once(request.once(key, "question", input), () -> Etags.created(tickets.act(request, action)))
                .response();
    }

    private TicketRequest request(String number, @Nullable String ifMatch) {
        return TicketRequest.of(number, callers.staff(), language.messages()).ifMatch(ifMatch);
    }
}
