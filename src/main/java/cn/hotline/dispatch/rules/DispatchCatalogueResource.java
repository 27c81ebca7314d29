package cn.hotline.dispatch.rules;

import static cn.hotline.access.Role.Names.ADMINISTRATOR;
import static cn.hotline.access.Role.Names.MANAGER;

import cn.hotline.access.Callers;
import cn.hotline.platform.Idempotency;
import cn.hotline.platform.Idempotency.Done;
import cn.hotline.platform.Idempotency.Once;
import cn.hotline.platform.LargeJson;
import cn.hotline.platform.Page;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.QueryParameters;
import cn.hotline.platform.Refusal;
import io.quarkus.resteasy.reactive.jackson.CustomDeserialization;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The centre writes, tries and publishes dispatch catalogues; all staff may read them. */
@Path("/api/staff/v1/dispatch-catalogues")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class DispatchCatalogueResource {

    private static final String PATH = "/api/staff/v1/dispatch-catalogues/";

    private final DispatchCatalogues catalogues;
    private final DryRun dryRun;
    private final Idempotency idempotency;
    private final Callers callers;

    DispatchCatalogueResource(DispatchCatalogues catalogues, DryRun dryRun, Idempotency idempotency, Callers callers) {
        this.catalogues = catalogues;
        this.dryRun = dryRun;
        this.idempotency = idempotency;
        this.callers = callers;
    }

    @GET
    public Page<CatalogueView> list(@Context UriInfo uri) {
        callers.staff();
        var parameters = new QueryParameters(uri, Set.of("limit", "after"));
        return catalogues.page(parameters.integer("limit", 20, 1, Page.MAX_LIMIT), parameters.text("after", 1, 200));
    }

    @POST
    @RolesAllowed({MANAGER, ADMINISTRATOR})
    @CustomDeserialization(LargeJson.class)
    public Response draft(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid Draft draft) {
        var author = callers.staff();
        return idempotency
                .once(new Once(author.client(), key, "draft-dispatch-catalogue", draft), () -> {
                    var made = catalogues.draft(draft, author);
                    return Done.created(made, PATH + made.version());
                })
                .response();
    }

    @GET
    @Path("/{version}")
    public Response read(@PathParam("version") int version) {
        callers.staff();
        return tagged(catalogues.read(version));
    }

    @PUT
    @Path("/{version}")
    @RolesAllowed({MANAGER, ADMINISTRATOR})
    @CustomDeserialization(LargeJson.class)
    public Response replace(
            @PathParam("version") int version,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull @Valid Draft draft) {
        callers.staff();
        return tagged(catalogues.replace(version, edition(ifMatch), draft));
    }

    @POST
    @Path("/{version}/publication")
    @RolesAllowed({MANAGER, ADMINISTRATOR})
    public Response publish(@PathParam("version") int version, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return tagged(catalogues.publish(version, edition(ifMatch), callers.staff()));
    }

    @POST
    @Path("/{version}/dry-run")
    @RolesAllowed({MANAGER, ADMINISTRATOR})
    public DryRunReport tryOut(@PathParam("version") int version, @NotNull @Valid DryRun.Past past) {
        return dryRun.of(version, past, callers.staff());
    }

    private static Response tagged(DispatchCatalogues.Versioned catalogue) {
        return Response.ok(catalogue.view())
                .header("ETag", "\"" + catalogue.edition() + "\"")
                .header("Cache-Control", "private, no-cache")
                .build();
    }

    private static @Nullable Integer edition(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return null;
        }
        if (!ifMatch.matches("\"\\d{1,9}\"")) {
            throw new Refusal(ProblemType.BAD_PARAMETER, "bad-parameter").andField("If-Match", "bad-etag");
        }
        return Integer.valueOf(ifMatch.substring(1, ifMatch.length() - 1));
    }
}
