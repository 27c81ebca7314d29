package cn.hotline.channel.phone;

import static cn.hotline.access.Role.Names.AGENT;
import static cn.hotline.access.Role.Names.MANAGER;

import cn.hotline.access.Callers;
import cn.hotline.platform.Language;
import cn.hotline.platform.Page;
import cn.hotline.platform.Paging;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Agents see their calls with what is proposed of them, and file what the citizen wants (话务工作台). */
@Path("/api/staff/v1/calls")
@RolesAllowed({AGENT, MANAGER})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class CallResource {

    /**
     * A call about a ticket there is already.
     *
     * @param text without it the summary of the call
     */
    public record CallContact(
            @NotBlank @Size(max = 40) String ticket,
            @Nullable @Size(min = 1, max = 10_000) String text,
            @Nullable @Size(max = 9) List<@NotNull UUID> attachments) {}

    private final CallDesk desk;
    private final CallTickets callTickets;
    private final OnBehalf onBehalf;
    private final Callers callers;
    private final Language language;

    CallResource(CallDesk desk, CallTickets callTickets, OnBehalf onBehalf, Callers callers, Language language) {
        this.desk = desk;
        this.callTickets = callTickets;
        this.onBehalf = onBehalf;
        this.callers = callers;
        this.language = language;
    }

    @GET
    public Page<CallView> list(@Context UriInfo uri) {
        return desk.list(callers.staff(), Paging.of(uri, CallStory.State.class));
    }

    @GET
    @Path("/{id}")
    public CallDesk.Detail read(@PathParam("id") String id) {
        return desk.read(id, callers.staff(), language.messages());
    }

    @POST
    @Path("/{id}/tickets")
    public Response file(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid Choice choice) {
        return callTickets.file(asked(id, key), choice);
    }

    @POST
    @Path("/{id}/drafts/{draft}/tickets")
    public Response complete(
            @PathParam("id") String id,
            @PathParam("draft") UUID draft,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid Choice choice) {
        return callTickets.complete(asked(id, key), draft, choice);
    }

    @POST
    @Path("/{id}/contacts")
    public Response contact(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid CallContact input) {
        return onBehalf.contact(asked(id, key), input);
    }

    private CallTickets.Asked asked(String id, @Nullable String key) {
        return new CallTickets.Asked(callers.staff(), id, key, language.messages());
    }
}
