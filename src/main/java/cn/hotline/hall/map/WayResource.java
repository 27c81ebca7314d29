package cn.hotline.hall.map;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The way through a hall, for all. */
@Path("/api/citizen/v1/halls/{hall}")
@PermitAll
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class WayResource {

    private final WayDesk desk;

    WayResource(WayDesk desk) {
        this.desk = desk;
    }

    @GET
    @Path("/route")
    public Way.View route(@PathParam("hall") String hall, @Context UriInfo uri) {
        return desk.route(hall, uri);
    }

    @GET
    @Path("/route.svg")
    @Produces(WayDesk.SVG)
    public Response drawing(@PathParam("hall") String hall, @Context UriInfo uri) {
        return desk.drawing(hall, uri);
    }
}
