package cn.hotline.catalogue;

import cn.hotline.access.Role;
import cn.hotline.platform.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Units (承办单位) and their versions, looked after by administrators. */
@Path("/api/staff/v1")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class UnitVersionResource {

    /** What it is from a day on, and why. */
    public record Change(
            @Nullable LocalDate effectiveFrom,
            @Nullable @Size(min = 1, max = 500) String note,
            @NotNull @Valid UnitContent content) {}

    private final CatalogueDesk desk;

    UnitVersionResource(CatalogueDesk desk) {
        this.desk = desk;
    }

    @GET
    @Path("/catalogue/units/{code}")
    public Response read(@PathParam("code") String code) {
        return desk.read(CatalogueKind.UNIT, code);
    }

    @GET
    @Path("/catalogue/units/{code}/versions")
    public Page<EntryView> versions(@PathParam("code") String code, @Context UriInfo uri) {
        return desk.versions(CatalogueKind.UNIT, code, uri);
    }

    @PUT
    @Path("/catalogue/units/{code}")
    @RolesAllowed(Role.Names.ADMINISTRATOR)
    public Response put(
            @PathParam("code") String code,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Change change) {
        var occasion = desk.occasion(change.effectiveFrom(), change.note());
        return desk.put(new Catalogue.Key(CatalogueKind.UNIT, code), ifMatch, change.content(), occasion);
    }

    @POST
    @Path("/catalogue/units/{code}/retirement")
    @RolesAllowed(Role.Names.ADMINISTRATOR)
    public Response retire(
            @PathParam("code") String code,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Retirement retirement) {
        return desk.retire(new Catalogue.Key(CatalogueKind.UNIT, code), ifMatch, retirement);
    }
}
