package cn.hotline.dispatch;

import cn.hotline.dispatch.Acts.On;
import cn.hotline.platform.Refusal;
import cn.hotline.ticket.Action;
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
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can't be done within the limit is shelved (挂账) with milestones, each of which has a date. */
@Path("/api/staff/v1")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class ShelvingResource {

    /** A step and its date. */
    public record MilestoneInput(
            @NotNull LocalDate due,
            @NotBlank @Size(max = 300) String text) {}

    /** Why it takes long, and in which steps it goes on; the citizen is told both. */
    public record ShelvingInput(
            @NotBlank @Size(max = 1000) String reason,
            @NotNull @Size(min = 1, max = 20) List<@NotNull @Valid MilestoneInput> milestones) {

        Action action(LocalDate today) {
            var before = today;
            for (int i = 0; i < milestones.size(); i++) {
                var due = milestones.get(i).due();
                if (!due.isAfter(before) || due.isAfter(today.plusYears(3))) {
                    throw Refusal.invalid("milestones[" + i + "].due", "milestone-past");
                }
                before = due;
            }
            return new UnitAction.Shelve(
                    milestones.stream()
                            .map(step -> new UnitAction.Milestone(step.due(), step.text()))
                            .toList(),
                    reason);
        }
    }

    /** What was reached. */
    public record MilestoneReached(
            @NotBlank @Size(max = 1000) String result) {}

    private final Acts acts;
    private final Clock clock;

    ShelvingResource(Acts acts, Clock clock) {
        this.acts = acts;
        this.clock = clock;
    }

    @POST
    @Path("/tickets/{number}/shelving")
    public Response shelve(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid ShelvingInput input) {
        return acts.act(new On(number, ifMatch), input.action(LocalDate.ofInstant(clock.instant(), clock.getZone())));
    }

    @POST
    @Path("/tickets/{number}/milestone")
    public Response reach(
            @PathParam("number") String number,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid MilestoneReached input) {
        return acts.act(new On(number, ifMatch), new UnitAction.ReachMilestone(input.result()));
    }
}
