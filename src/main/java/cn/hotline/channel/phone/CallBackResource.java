package cn.hotline.channel.phone;

import static cn.hotline.access.Role.Names.AGENT;
import static cn.hotline.access.Role.Names.MANAGER;

import cn.hotline.access.Callers;
import cn.hotline.platform.Language;
import cn.hotline.platform.Page;
import cn.hotline.platform.Paging;
import cn.hotline.ticket.TicketRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Call-back tasks (回拨): those whose call nobody took are called. */
@Path("/api/staff/v1/call-backs")
@RolesAllowed({AGENT, MANAGER})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class CallBackResource {

    /** What came of it. */
    public record CallBackResult(
            @NotNull Boolean contacted,
            @Nullable @Pattern(regexp = CallReport.CALL_ID) String callId,
            @Nullable @Size(min = 1, max = 40) String ticket) {}

    private final CallBacks callBacks;
    private final Callers callers;
    private final Language language;

    CallBackResource(CallBacks callBacks, Callers callers, Language language) {
        this.callBacks = callBacks;
        this.callers = callers;
        this.language = language;
    }

    @GET
    public Page<CallBackView> list(@Context UriInfo uri) {
        return callBacks.list(callers.staff(), Paging.of(uri, CallBack.State.class));
    }

    @POST
    @Path("/{id}/claim")
    public CallBackView take(@PathParam("id") UUID id) {
        return callBacks.take(id, callers.staff());
    }

    @POST
    @Path("/{id}/result")
    public CallBackView report(@PathParam("id") UUID id, @NotNull @Valid CallBackResult input) {
        var staff = callers.staff();
        var ticket = input.ticket() == null ? null : TicketRequest.of(input.ticket(), staff, language.messages());
        return callBacks.report(id, new CallBacks.Result(input.contacted(), input.callId(), ticket), staff);
    }
}
