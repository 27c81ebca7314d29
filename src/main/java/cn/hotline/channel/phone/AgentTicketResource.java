package cn.hotline.channel.phone;

import cn.hotline.access.Callers;
import cn.hotline.access.Role;
import cn.hotline.channel.Doors;
import cn.hotline.channel.Submission;
import cn.hotline.platform.Language;
import cn.hotline.ticket.Action;
import cn.hotline.ticket.Channel;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Agents file for whoever calls or stands at the window. */
@Path("/api/staff/v1")
@RolesAllowed({Role.Names.AGENT, Role.Names.MANAGER})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class AgentTicketResource {

    /** How the citizen came to the agent. */
    public enum Door {
        PHONE,
        WINDOW
    }

    /** A submission taken down by an agent. */
    @SuppressWarnings("NullAway.Init") // filled by Jackson, checked by Bean Validation
    public static final class AgentSubmission extends Submission {
        @NotNull
        private Door channel;

        Channel channel() {
            return Channel.valueOf(channel.name());
        }
    }

    private final Doors doors;
    private final Callers callers;
    private final Language language;

    AgentTicketResource(Doors doors, Callers callers, Language language) {
        this.doors = doors;
        this.callers = callers;
        this.language = language;
    }

    @POST
    @Path("/tickets")
    public Response file(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid AgentSubmission submission) {
        var staff = callers.staff();
        var origin = new Action.Origin(submission.channel(), staff.client(), null, null, null);
        return doors.file(
                new Doors.Filing(staff, origin, key, "/api/staff/v1", language.messages()), submission.gist());
    }
}
