package cn.hotline.catalogue;

import cn.hotline.platform.Language;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The catalogue for citizens, open to all. */
@Path("/api/citizen/v1")
@PermitAll
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class CitizenCatalogueResource {

    private final Language language;

    CitizenCatalogueResource(Language language) {
        this.language = language;
    }

    @GET
    @Path("/matters")
    public Response matters(@HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return MatterList.answer(language.messages().isEnglish(), ifNoneMatch);
    }

    @GET
    @Path("/matters/{code}")
    public MatterView matter(@PathParam("code") String code) {
        return MatterView.of(Matter.named(code), language.messages().isEnglish(), false);
    }

    @GET
    @Path("/regions")
    public Regions regions() {
        return new Regions(Region.views());
    }

    /** All divisions, parents before children. */
    public record Regions(List<Region.View> items) {}
}
