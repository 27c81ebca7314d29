package cn.hotline.supervision;

import static cn.hotline.access.Role.Names.AGENT;
import static cn.hotline.access.Role.Names.AUDITOR;
import static cn.hotline.access.Role.Names.DISPATCHER;
import static cn.hotline.access.Role.Names.HANDLER;
import static cn.hotline.access.Role.Names.MANAGER;
import static cn.hotline.access.Role.Names.REVIEWER;
import static cn.hotline.access.Role.Names.SUPERVISOR;

import cn.hotline.access.Callers;
import cn.hotline.platform.Language;
import cn.hotline.platform.Page;
import cn.hotline.platform.QueryParameters;
import cn.hotline.supervision.calendar.DeadlineKind;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A desk's work: what is to be done, who does it, who stands in. */
@Path("/api/staff/v1")
@RolesAllowed({AGENT, DISPATCHER, REVIEWER, MANAGER, SUPERVISOR, HANDLER})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class DeskResource {

    /** To whom. */
    public record Assignment(@NotBlank @Size(max = 200) String to) {}

    /** The caller at their desk. */
    public record MemberInput(
            @NotNull @Size(max = 100) List<@NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,32}") String> skills,

            @Nullable @Size(min = 1, max = 200) String substitute,
            @Nullable Instant awayUntil) {}

    private final WorkQuery work;
    private final Desk desk;
    private final Callers callers;
    private final Language language;

    DeskResource(WorkQuery work, Desk desk, Callers callers, Language language) {
        this.work = work;
        this.desk = desk;
        this.callers = callers;
        this.language = language;
    }

    @GET
    @Path("/desk/work")
    @RolesAllowed({AGENT, DISPATCHER, REVIEWER, MANAGER, SUPERVISOR, HANDLER, AUDITOR})
    public Page<WorkItem> list(@Context UriInfo uri) {
        var query = new QueryParameters(uri, Set.of("unit", "scope", "late", "kind", "limit", "after"));
        var scope = query.oneOf(Scope.class, "scope");
        var filter = new WorkQuery.Filter(
                query.code("unit"),
                scope == Scope.BELOW,
                scope == Scope.MINE,
                query.oneOf(Late.class, "late") != null,
                query.oneOf(DeadlineKind.class, "kind"),
                query.integer("limit", 20, 1, Page.MAX_LIMIT),
                query.text("after", 1, 200));
        return work.list(callers.staff(), filter, language.messages());
    }

    /** How far a list reaches: the desk itself, units below it too, or only one's own. */
    enum Scope {
        DESK,
        BELOW,
        MINE
    }

    /** {@code late=ONLY}: what is over its deadline. */
    enum Late {
        ONLY
    }

    @POST
    @Path("/desk/next")
    public Response next() {
        return desk.next(callers.staff(), language.messages())
                .map(item -> Response.ok(item).build())
                .orElseGet(() -> Response.noContent().build());
    }

    @POST
    @Path("/desk/work/{id}/claim")
    public WorkItem claim(@PathParam("id") UUID id) {
        return desk.claim(id, callers.staff(), language.messages());
    }

    @POST
    @Path("/desk/work/{id}/release")
    public WorkItem release(@PathParam("id") UUID id) {
        return desk.release(id, callers.staff(), language.messages());
    }

    @POST
    @Path("/desk/work/{id}/assignment")
    public WorkItem assign(@PathParam("id") UUID id, @NotNull @Valid Assignment input) {
        return desk.assign(id, input.to(), callers.staff(), language.messages());
    }

    @PUT
    @Path("/desk/me")
    public Member.View present(@NotNull @Valid MemberInput input) {
        return desk.present(callers.staff(), input.skills(), input.substitute(), input.awayUntil());
    }
}
