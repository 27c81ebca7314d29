package cn.hotline.hall;

import cn.hotline.access.Callers;
import cn.hotline.access.Role;
import cn.hotline.platform.Language;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Halls, and what to bring to them, as kiosks show them. */
@Path("/api/kiosk/v1/halls")
@RolesAllowed(Role.Names.DEVICE)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class KioskHallResource {

    private final HallDirectory directory;
    private final Guides guides;
    private final Callers callers;
    private final Language language;

    KioskHallResource(HallDirectory directory, Guides guides, Callers callers, Language language) {
        this.directory = directory;
        this.guides = guides;
        this.callers = callers;
        this.language = language;
    }

    @GET
    public HallResource.Halls list() {
        callers.device();
        return new HallResource.Halls(directory.all(language.messages().isEnglish()));
    }

    @GET
    @Path("/{hall}")
    public HallDirectory.Detail one(@PathParam("hall") String hall) {
        callers.device();
        return directory.one(hall, language.messages().isEnglish());
    }

    @GET
    @Path("/{hall}/services/{service}/guide")
    public Guides.View guide(@PathParam("hall") String hall, @PathParam("service") String service) {
        callers.device();
        return guides.of(hall, service, language.messages().isEnglish());
    }

    @POST
    @Path("/{hall}/services/{service}/precheck")
    public Guides.Checked check(
            @PathParam("hall") String hall, @PathParam("service") String service, @NotNull @Valid Guides.AtHand input) {
        callers.device();
        return guides.check(hall, service, input, language.messages());
    }
}
