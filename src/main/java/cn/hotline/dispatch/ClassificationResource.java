package cn.hotline.dispatch;

import cn.hotline.dispatch.Acts.On;
import cn.hotline.platform.Language;
import cn.hotline.ticket.Action;
import cn.hotline.ticket.Etags;
import cn.hotline.ticket.UnitAction;
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

/** A ticket is classified anew, or taken through triage at once when it can't wait. */
@Path("/api/staff/v1")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class ClassificationResource {

    /** What it is after all, and why it was taken for something else. */
    public record Reclassification(
            @NotNull @Valid TriageResource.Acceptance as,
            @NotBlank @Size(max = 1000) String reason) {}

    /** Accepted and dispatched in one go. */
    public record FastTrack(
            @NotNull @Valid TriageResource.Acceptance acceptance,
            @NotNull @Valid TriageResource.DispatchInput dispatch) {}

    private final Acts acts;
    private final FastPath fastPath;
    private final Language language;

    ClassificationResource(Acts acts, FastPath fastPath, Language language) {
        this.acts = acts;
        this.fastPath = fastPath;
        this.language = language;
    }

    @POST
    @Path("/tickets/{number}/reclassification")
    public Response reclassify(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Reclassification input) {
        boolean english = language.messages().isEnglish();
        return acts.act(
                new On(number, ifMatch),
                Verb.RECLASSIFY,
                facts -> reclassified(input, input.as().action(facts, english)));
    }

    private static Action reclassified(Reclassification input, Action.Accept as) {
        return new UnitAction.Reclassify(as, input.reason());
    }

    @POST
    @Path("/tickets/{number}/emergency-dispatch")
    public Response dispatchAtOnce(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid FastTrack input) {
        return Etags.ok(fastPath.take(
                acts.request(new On(number, ifMatch)),
                input,
                language.messages().isEnglish()));
    }
}
