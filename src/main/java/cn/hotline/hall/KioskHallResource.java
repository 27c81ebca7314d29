package cn.hotline.hall;

import cn.hotline.access.Callers;
import cn.hotline.access.Role;
import cn.hotline.platform.Language;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Halls as kiosks show them. */
@Path("/api/kiosk/v1/halls")
@RolesAllowed(Role.Names.DEVICE)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class KioskHallResource {

    private final HallDirectory directory;
    private final Callers callers;
    private final Language language;

    KioskHallResource(HallDirectory directory, Callers callers, Language language) {
        this.directory = directory;
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
}
