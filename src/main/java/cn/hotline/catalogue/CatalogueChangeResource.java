package cn.hotline.catalogue;

import cn.hotline.access.Role;
import cn.hotline.platform.Page;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.QueryParameters;
import cn.hotline.platform.Refusal;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has been changed in the catalogue, by whom; and the labels under which it is published. */
@Path("/api/staff/v1")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class CatalogueChangeResource {

    /** From which day on the label stands for the tree, and why. */
    public record Publication(
            @Nullable LocalDate effectiveFrom,
            @Nullable @Size(min = 1, max = 500) String note) {}

    /** The newest labels. */
    public record CodeSets(List<CodeSet.View> items) {}

    private final Catalogue catalogue;
    private final CatalogueDesk desk;

    CatalogueChangeResource(Catalogue catalogue, CatalogueDesk desk) {
        this.catalogue = catalogue;
        this.desk = desk;
    }

    @GET
    @Path("/catalogue/changes")
    public Page<CatalogueChange> changes(@Context UriInfo uri) {
        var query = new QueryParameters(uri, Set.of("limit", "after"));
        return CatalogueChange.page(query.integer("limit", 20, 1, Page.MAX_LIMIT), query.text("after", 1, 200));
    }

    @GET
    @Path("/catalogue/code-sets")
    public CodeSets codeSets() {
        return new CodeSets(CodeSet.views());
    }

    @PUT
    @Path("/catalogue/code-sets/{label}")
    @RolesAllowed(Role.Names.ADMINISTRATOR)
    public CodeSet.View publish(@PathParam("label") String label, @NotNull @Valid Publication publication) {
        if (!label.matches("\\d{4}-\\d{1,2}")) {
            throw new Refusal(ProblemType.BAD_PARAMETER, "bad-parameter")
                    .andField("label", "constraint.pattern", "2026-1");
        }
        return catalogue.publish(label, desk.occasion(publication.effectiveFrom(), publication.note()));
    }
}
