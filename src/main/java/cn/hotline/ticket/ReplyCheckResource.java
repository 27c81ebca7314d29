package cn.hotline.ticket;

import cn.hotline.access.Callers;
import cn.hotline.access.Role;
import cn.hotline.platform.Language;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What speaks against a reply: for the unit before it is sent, for the reviewer after. */
@Path("/api/staff/v1/tickets/{number}/reply-check")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class ReplyCheckResource {

    private final Replies replies;
    private final Callers callers;
    private final Language language;

    ReplyCheckResource(Replies replies, Callers callers, Language language) {
        this.replies = replies;
        this.callers = callers;
        this.language = language;
    }

    @POST
    @RolesAllowed(Role.Names.HANDLER)
    public Replies.Report rehearse(
            @PathParam("number") String number, @NotNull @Valid HandlingResource.ReplyInput input) {
        return replies.rehearse(request(number), input.draft());
    }

    @GET
    @RolesAllowed({Role.Names.REVIEWER, Role.Names.MANAGER, Role.Names.SUPERVISOR, Role.Names.HANDLER})
    public Replies.Report given(@PathParam("number") String number) {
        return replies.given(request(number));
    }

    private TicketRequest request(String number) {
        return TicketRequest.of(number, callers.staff(), language.messages());
    }
}
