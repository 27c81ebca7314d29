package cn.hotline.supervision.calendar;

import cn.hotline.access.Callers;
import cn.hotline.access.Role;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.QueryParameters;
import cn.hotline.platform.Refusal;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** The working calendar: administrators take in a year's notice, everybody of the staff can have a deadline counted. */
@Path("/api/staff/v1/calendar")
@Authenticated
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class CalendarResource {

    private static final Instant FIRST =
            LocalDate.of(Notice.FIRST_YEAR, 1, 2).atStartOfDay().toInstant(ZoneOffset.UTC);
    private static final Instant LAST =
            LocalDate.of(Notice.LAST_YEAR, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);

    private final Calendars calendars;
    private final Callers callers;
    private final Clock clock;

    CalendarResource(Calendars calendars, Callers callers, Clock clock) {
        this.calendars = calendars;
        this.callers = callers;
        this.clock = clock;
    }

    /** All that are known. */
    public record Years(List<CalendarYear.Summary> items) {}

    @GET
    @Path("/years")
    public Years years() {
        return new Years(calendars.years());
    }

    @GET
    @Path("/years/{year}")
    public CalendarYear year(@PathParam("year") int year, @Context UriInfo uri) {
        if (year < Notice.FIRST_YEAR || year > Notice.LAST_YEAR) {
            throw Refusal.notFound("not-found");
        }
        int version = new QueryParameters(uri, Set.of("version")).integer("version", 0, 1, 1000);
        return calendars.year(year, version == 0 ? null : version);
    }

    @PUT
    @Path("/years/{year}")
    @RolesAllowed(Role.Names.ADMINISTRATOR)
    public CalendarYear announce(@PathParam("year") int year, @NotNull @Valid NoticeInput notice) {
        return calendars.announce(year, notice, callers.staff().client());
    }

    @GET
    @Path("/deadline")
    public Explanation deadline(@Context UriInfo uri) {
        var query = new QueryParameters(uri, Set.of("start", "amount", "unit"));
        var asked = query.oneOf(LimitUnit.class, "unit");
        var unit = asked == null ? LimitUnit.WORKING_DAYS : asked;
        var given = query.instant("start");
        var start = given == null ? clock.instant() : given;
        if (start.isBefore(FIRST) || start.isAfter(LAST)) {
            throw new Refusal(ProblemType.BAD_PARAMETER, "bad-parameter").andField("start", "date-time");
        }
        return calendars.explain(start, new Limit(query.integer("amount", 1, 1, Limit.most(unit)), unit));
    }
}
