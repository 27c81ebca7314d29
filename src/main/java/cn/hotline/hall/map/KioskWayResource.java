package cn.hotline.hall.map;

import cn.hotline.access.Callers;
import cn.hotline.access.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The way through a hall, at a kiosk. */
@Path("/api/kiosk/v1/halls/{hall}")
@RolesAllowed(Role.Names.DEVICE)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class KioskWayResource {

    private final WayDesk desk;
    private final Callers callers;

    KioskWayResource(WayDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    @GET
    @Path("/route")
    public Way.View route(@PathParam("hall") String hall, @Context UriInfo uri) {
        callers.device();
        return desk.route(hall, uri);
    }

    @GET
    @Path("/route.svg")
    @Produces(WayDesk.SVG)
    public Response drawing(@PathParam("hall") String hall, @Context UriInfo uri) {
        callers.device();
        return desk.drawing(hall, uri);
    }
}
