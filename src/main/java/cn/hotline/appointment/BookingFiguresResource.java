package cn.hotline.appointment;

import static cn.hotline.access.Role.Names.AUDITOR;
import static cn.hotline.access.Role.Names.HALL_MANAGER;
import static cn.hotline.access.Role.Names.MANAGER;

import cn.hotline.access.Callers;
import cn.hotline.hall.FigureDays;
import cn.hotline.hall.HallScope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;

/** Figures of a hall's appointments, over at most a quarter of a year. */
@Path("/api/staff/v1/halls/{hall}/booking-figures")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class BookingFiguresResource {

    private final BookingFigures figures;
    private final Callers callers;
    private final Clock clock;

    BookingFiguresResource(BookingFigures figures, Callers callers, Clock clock) {
        this.figures = figures;
        this.callers = callers;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({HALL_MANAGER, MANAGER, AUDITOR})
    public BookingFigures.Report read(@PathParam("hall") String hall, @Context UriInfo uri) {
        HallScope.demand(callers.staff(), hall);
        return figures.of(hall, FigureDays.of(uri, clock));
    }
}
