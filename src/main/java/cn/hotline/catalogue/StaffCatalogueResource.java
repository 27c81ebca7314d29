package cn.hotline.catalogue;

import cn.hotline.platform.Language;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The catalogue for staff, with default units and review switches. */
@Path("/api/staff/v1")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class StaffCatalogueResource {

    private final Language language;

    StaffCatalogueResource(Language language) {
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
        return MatterView.of(Matter.named(code), language.messages().isEnglish(), true);
    }

    @GET
    @Path("/units")
    public Units units() {
        return new Units(Unit.views());
    }

    /** All units, parents before children. */
    public record Units(List<Unit.View> items) {}
}
