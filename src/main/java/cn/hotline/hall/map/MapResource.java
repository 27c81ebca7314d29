package cn.hotline.hall.map;

import static cn.hotline.access.Role.Names.ADMINISTRATOR;
import static cn.hotline.access.Role.Names.AGENT;
import static cn.hotline.access.Role.Names.AUDITOR;
import static cn.hotline.access.Role.Names.CLERK;
import static cn.hotline.access.Role.Names.HALL_MANAGER;
import static cn.hotline.access.Role.Names.MANAGER;
import static cn.hotline.access.Role.Names.SUPERVISOR;

import cn.hotline.access.Callers;
import cn.hotline.hall.HallScope;
import cn.hotline.hall.KnownVersion;
import cn.hotline.platform.Language;
import cn.hotline.platform.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Hall managers bring the map of their hall in. */
@Path("/api/staff/v1/halls/{hall}/map")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class MapResource {

    private final HallMaps maps;
    private final Callers callers;
    private final Language language;

    MapResource(HallMaps maps, Callers callers, Language language) {
        this.maps = maps;
        this.callers = callers;
        this.language = language;
    }

    @GET
    @RolesAllowed({AGENT, MANAGER, SUPERVISOR, AUDITOR, ADMINISTRATOR, CLERK, HALL_MANAGER})
    public Response read(@PathParam("hall") String hall) {
        HallScope.demand(callers.staff(), hall);
        return answer(hall);
    }

    @PUT
    @RolesAllowed({HALL_MANAGER, ADMINISTRATOR})
    public Response put(
            @PathParam("hall") String hall,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid MapInput input) {
        var staff = callers.staff();
        HallScope.demand(staff, hall);
        maps.put(hall, input, KnownVersion.ofIfMatch(ifMatch), staff.client());
        return answer(hall);
    }

    private Response answer(String hall) {
        return KnownVersion.tagged(
                maps.view(hall, language.messages()).orElseThrow(() -> Refusal.notFound("map-unknown")));
    }
}
