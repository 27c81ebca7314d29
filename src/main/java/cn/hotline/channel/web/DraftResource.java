package cn.hotline.channel.web;

import cn.hotline.access.Callers;
import cn.hotline.access.Door;
import cn.hotline.access.Role;
import cn.hotline.channel.Doors;
import cn.hotline.channel.Drafts;
import cn.hotline.platform.Idempotency;
import cn.hotline.platform.Idempotency.Done;
import cn.hotline.platform.Idempotency.Once;
import cn.hotline.platform.Language;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Citizens begin a submission here and finish it later, on whatever device they log in with (草稿). */
@Path("/api/citizen/v1/drafts")
@RolesAllowed(Role.Names.CITIZEN)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class DraftResource {

    /** A new draft. */
    public record DraftInput(
            @Nullable Door channel, @NotNull @Valid CitizenDraft content) {}

    /** The open ones; there are never many. */
    public record Listing(List<CitizenDrafts.View> items) {}

    private final CitizenDrafts mine;
    private final Drafts drafts;
    private final Doors doors;
    private final Callers callers;
    private final Language language;
    private final Idempotency idempotency;

    DraftResource(
            CitizenDrafts mine,
            Drafts drafts,
            Doors doors,
            Callers callers,
            Language language,
            Idempotency idempotency) {
        this.mine = mine;
        this.drafts = drafts;
        this.doors = doors;
        this.callers = callers;
        this.language = language;
        this.idempotency = idempotency;
    }

    @POST
    public Response keep(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid DraftInput input) {
        var citizen = callers.self();
        var channel = CitizenTicketResource.channel(input.channel() == null ? callers.door() : input.channel());
        return idempotency
                .once(new Once(citizen.client(), key, "keep-draft", input), () -> {
                    var kept = mine.keep(citizen, channel, input.content());
                    return Done.created(
                            CitizenDrafts.View.of(kept, language.messages()), "/api/citizen/v1/drafts/" + kept.id());
                })
                .response();
    }

    @GET
    public Listing list() {
        return new Listing(drafts.open(callers.self().client()).stream()
                .map(kept -> CitizenDrafts.View.of(kept, language.messages()))
                .toList());
    }

    @GET
    @Path("/{id}")
    public CitizenDrafts.View read(@PathParam("id") UUID id) {
        return CitizenDrafts.View.of(drafts.one(callers.self().client(), id), language.messages());
    }

    @PUT
    @Path("/{id}")
    public CitizenDrafts.View change(@PathParam("id") UUID id, @NotNull @Valid CitizenDraft content) {
        return CitizenDrafts.View.of(mine.change(callers.self(), id, content), language.messages());
    }

    @DELETE
    @Path("/{id}")
    public void drop(@PathParam("id") UUID id) {
        drafts.drop(callers.self().client(), id);
    }

    @POST
    @Path("/{id}/ticket")
    public Response file(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        var citizen = callers.self();
        doors.limit(citizen.client());
        return idempotency
                .once(new Once(citizen.client(), key, "file-draft", id), () -> {
                    var filed = mine.file(citizen, id, language.messages());
                    return Done.created(filed, "/api/citizen/v1/tickets/" + filed.number());
                })
                .response();
    }
}
