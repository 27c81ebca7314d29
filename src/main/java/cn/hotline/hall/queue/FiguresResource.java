package cn.hotline.hall.queue;

import static cn.hotline.access.Role.Names.AUDITOR;
import static cn.hotline.access.Role.Names.HALL_MANAGER;
import static cn.hotline.access.Role.Names.MANAGER;

import cn.hotline.access.Callers;
import cn.hotline.hall.HallScope;
import cn.hotline.platform.QueryParameters;
import cn.hotline.platform.Refusal;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Figures of a hall's queue, over at most a quarter of a year. */
@Path("/api/staff/v1/halls/{hall}")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class FiguresResource {

    private static final int MAX_DAYS = 92;

    /** Sums of ratings. */
    public record Ratings(List<VisitRatings.Sum> items) {}

    private record Days(LocalDate from, LocalDate to) {}

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
        var days = days(uri);
        return figures.of(hall, days.from(), days.to());
    }

    /** Not for those who are rated. */
    @GET
    @Path("/visit-ratings")
    @RolesAllowed({HALL_MANAGER, MANAGER, AUDITOR})
    public Ratings ratings(@PathParam("hall") String hall, @Context UriInfo uri) {
        HallScope.demand(callers.staff(), hall);
        var days = days(uri);
        return new Ratings(ratings.sums(hall, days.from(), days.to()));
    }

    /** Today, unless others are asked for. */
    private Days days(UriInfo uri) {
        var query = new QueryParameters(uri, Set.of("from", "to"));
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var from = Objects.requireNonNullElse(query.date("from"), today);
        var to = Objects.requireNonNullElse(query.date("to"), from.isAfter(today) ? from : today);
        if (to.isBefore(from) || to.isAfter(from.plusDays(MAX_DAYS))) {
            throw Refusal.invalid("to", "figures-days", MAX_DAYS);
        }
        return new Days(from, to);
    }
}
