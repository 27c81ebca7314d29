package cn.hotline.hall.queue;

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
import java.util.List;

/** Figures of a hall's queue, over at most a quarter of a year. */
@Path("/api/staff/v1/halls/{hall}")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class FiguresResource {

    /** Sums of ratings. */
    public record Ratings(List<VisitRatings.Sum> items) {}

    private final QueueFigures figures;
    private final VisitRatings ratings;
    private final Callers callers;
    private final Clock clock;

    FiguresResource(QueueFigures figures, VisitRatings ratings, Callers callers, Clock clock) {
        this.figures = figures;
        this.ratings = ratings;
        this.callers = callers;
        this.clock = clock;
    }

    @GET
    @Path("/queue-figures")
    @RolesAllowed({HALL_MANAGER, MANAGER, AUDITOR})
    public QueueFigures.Report read(@PathParam("hall") String hall, @Context UriInfo uri) {
        HallScope.demand(callers.staff(), hall);
        var days = FigureDays.of(uri, clock);
        return figures.of(hall, days.from(), days.to());
    }

    /** Not for those who are rated. */
    @GET
    @Path("/visit-ratings")
    @RolesAllowed({HALL_MANAGER, MANAGER, AUDITOR})
    public Ratings ratings(@PathParam("hall") String hall, @Context UriInfo uri) {
        HallScope.demand(callers.staff(), hall);
        var days = FigureDays.of(uri, clock);
        return new Ratings(ratings.sums(hall, days.from(), days.to()));
    }
}
