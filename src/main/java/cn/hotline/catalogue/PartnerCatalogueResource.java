package cn.hotline.catalogue;

import cn.hotline.platform.Language;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The catalogue for partners. */
@Path("/api/partner/v1")
@PermissionsAllowed(value = {"tickets.write", "tickets.read"})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class PartnerCatalogueResource {

    private final Language language;

    PartnerCatalogueResource(Language language) {
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
}
