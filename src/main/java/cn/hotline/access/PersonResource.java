package cn.hotline.access;

import cn.hotline.platform.Idempotency;
import cn.hotline.platform.Idempotency.Done;
import cn.hotline.platform.Idempotency.Once;
import cn.hotline.platform.Page;
import cn.hotline.platform.QueryParameters;
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
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Managers find out who is whom: profiles are joined into one person and parted again (档案合并与拆分). */
@Path("/api/staff/v1/persons")
@RolesAllowed(Role.Names.MANAGER)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class PersonResource {

    /** Whom to look for; in a body, because numbers do not belong in addresses. */
    public record Search(@NotNull @Size(min = 5, max = 20) String phone) {}

    /** All profiles of one person. */
    public record Found(List<Profiles.Profile> profiles) {}

    /** Whose profiles shall belong to whom. */
    public record Joining(
            @NotNull UUID joined,
            @NotNull UUID into,
            @NotBlank @Size(max = 200) String reason) {}

    /** A joining that was made. */
    public record Joined(UUID id) {}

    /** Why a joining is taken back. */
    public record Parting(@NotBlank @Size(max = 200) String reason) {}

    private final Persons persons;
    private final Profiles profiles;
    private final Joinings joinings;
    private final Callers callers;
    private final Idempotency idempotency;

    PersonResource(Persons persons, Profiles profiles, Joinings joinings, Callers callers, Idempotency idempotency) {
        this.persons = persons;
        this.profiles = profiles;
        this.joinings = joinings;
        this.callers = callers;
        this.idempotency = idempotency;
    }

    @POST
    @Path("/search")
    public Found search(@NotNull @Valid Search search) {
        return new Found(persons.find(Identity.of(Phone.parse("phone", search.phone())))
                .map(profiles::of)
                .orElse(List.of()));
    }

    @GET
    @Path("/{id}/joinings")
    public Page<Joinings.Kept> list(@PathParam("id") UUID profile, @Context UriInfo uri) {
        var parameters = new QueryParameters(uri, Set.of("limit", "after"));
        return joinings.of(
                profile, parameters.integer("limit", 20, 1, Page.MAX_LIMIT), parameters.text("after", 1, 200));
    }

    @POST
    @Path("/joinings")
    public Response join(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid Joining input) {
        var actor = callers.staff().client();
        return idempotency
                .once(new Once(actor, key, "join-persons", input), () -> {
                    var id = joinings.join(input.joined(), input.into(), actor, input.reason());
                    return new Done(201, new Joined(id), null, null);
                })
                .response();
    }

    @POST
    @Path("/joinings/{id}/parting")
    public void part(@PathParam("id") UUID id, @NotNull @Valid Parting input) {
        joinings.part(id, callers.staff().client(), input.reason());
    }
}
