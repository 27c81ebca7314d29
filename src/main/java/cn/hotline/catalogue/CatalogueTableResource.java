package cn.hotline.catalogue;

import cn.hotline.access.Role;
import cn.hotline.platform.QueryParameters;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.Set;

/** The catalogue out to a spreadsheet and in again. */
@Path("/api/staff/v1")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class CatalogueTableResource {

    private static final String CSV = "text/csv; charset=utf-8";

    private final CatalogueTables tables;
    private final CatalogueDesk desk;

    CatalogueTableResource(CatalogueTables tables, CatalogueDesk desk) {
        this.tables = tables;
        this.desk = desk;
    }

    @GET
    @Path("/catalogue/matters.csv")
    @Produces(CSV)
    public Response exportMatters(@Context UriInfo uri) {
        return export(CatalogueKind.MATTER, "matters", uri);
    }

    @POST
    @Path("/catalogue/matters.csv")
    @RolesAllowed(Role.Names.ADMINISTRATOR)
    @Consumes("text/csv")
    public CatalogueTables.Tally importMatters(@Context UriInfo uri, InputStream table) {
        return bring(CatalogueKind.MATTER, uri, table);
    }

    @GET
    @Path("/catalogue/units.csv")
    @Produces(CSV)
    public Response exportUnits(@Context UriInfo uri) {
        return export(CatalogueKind.UNIT, "units", uri);
    }

    @POST
    @Path("/catalogue/units.csv")
    @RolesAllowed(Role.Names.ADMINISTRATOR)
    @Consumes("text/csv")
    public CatalogueTables.Tally importUnits(@Context UriInfo uri, InputStream table) {
        return bring(CatalogueKind.UNIT, uri, table);
    }

    @GET
    @Path("/catalogue/regions.csv")
    @Produces(CSV)
    public Response exportRegions(@Context UriInfo uri) {
        return export(CatalogueKind.REGION, "regions", uri);
    }

    @POST
    @Path("/catalogue/regions.csv")
    @RolesAllowed(Role.Names.ADMINISTRATOR)
    @Consumes("text/csv")
    public CatalogueTables.Tally importRegions(@Context UriInfo uri, InputStream table) {
        return bring(CatalogueKind.REGION, uri, table);
    }

    private Response export(CatalogueKind kind, String name, UriInfo uri) {
        var on = new QueryParameters(uri, Set.of("on")).date("on");
        return Response.ok(tables.write(kind, on), CSV)
                .header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"")
                .header("Cache-Control", "private, no-store")
                .build();
    }

    private CatalogueTables.Tally bring(CatalogueKind kind, UriInfo uri, InputStream table) {
        var query = new QueryParameters(uri, Set.of("effectiveFrom", "dryRun"));
        var occasion = desk.occasion(query.date("effectiveFrom"), null);
        return tables.read(kind, table, occasion, query.flag("dryRun"));
    }
}
