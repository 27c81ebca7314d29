package cn.hotline.catalogue;

import cn.hotline.access.Callers;
import cn.hotline.access.Role;
import cn.hotline.platform.Language;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The catalogue for kiosks. */
@Path("/api/kiosk/v1")
@RolesAllowed(Role.Names.DEVICE)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class KioskCatalogueResource {

    private final Callers callers;
    private final Language language;

    KioskCatalogueResource(Callers callers, Language language) {
        this.callers = callers;
        this.language = language;
    }

    @GET
    @Path("/matters")
    public Response matters(@HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        callers.device();
        return MatterList.answer(language.messages().isEnglish(), ifNoneMatch);
    }

    @GET
    @Path("/matters/{code}")
    public MatterView matter(@PathParam("code") String code) {
        callers.device();
        return MatterView.of(Matter.named(code), language.messages().isEnglish(), false);
    }
}
