package cn.hotline.survey;

import static cn.hotline.access.Role.Names.AGENT;
import static cn.hotline.access.Role.Names.AUDITOR;
import static cn.hotline.access.Role.Names.HANDLER;
import static cn.hotline.access.Role.Names.MANAGER;
import static cn.hotline.access.Role.Names.REVIEWER;
import static cn.hotline.access.Role.Names.SUPERVISOR;

import cn.hotline.access.Callers;
import cn.hotline.platform.Language;
import cn.hotline.platform.QueryParameters;
import cn.hotline.ticket.TicketRequest;
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
import java.time.Duration;
import java.util.Set;

/** What citizens' answers come to: by ticket for whoever reviews it, by agent, by unit, and as the three rates (三率). */
@Path("/api/staff/v1")
@RolesAllowed({MANAGER, SUPERVISOR, AUDITOR})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class RatingResource {

    private static final Duration USUAL = Duration.ofDays(30);

    /** Which survey of a ticket that was redone. */
    public enum Round {
        FIRST,
        LAST
    }

    private final Surveys surveys;
    private final Ratings ratings;
    private final ThreeRates rates;
    private final Callers callers;
    private final Language language;
    private final Clock clock;

    RatingResource(
            Surveys surveys, Ratings ratings, ThreeRates rates, Callers callers, Language language, Clock clock) {
        this.surveys = surveys;
        this.ratings = ratings;
        this.rates = rates;
        this.callers = callers;
        this.language = language;
        this.clock = clock;
    }

    @GET
    @Path("/tickets/{number}/surveys")
    @RolesAllowed({REVIEWER, MANAGER, AUDITOR})
    public SurveyView.Listing surveys(@PathParam("number") String number) {
        return surveys.of(TicketRequest.of(number, callers.staff(), language.messages()));
    }

    @GET
    @Path("/ratings/agents")
    @RolesAllowed({AGENT, MANAGER, SUPERVISOR, AUDITOR})
    public Ratings.Table<Ratings.OfAgent> agents(@Context UriInfo uri) {
        var query = new QueryParameters(uri, Set.of("from", "before", "round"));
        var staff = callers.staff();
        return ratings.agents(Ratings.seesAgents(staff) ? span(query) : months(query), staff);
    }

    @GET
    @Path("/ratings/units")
    @RolesAllowed({REVIEWER, MANAGER, SUPERVISOR, HANDLER, AUDITOR})
    public Ratings.Table<Ratings.OfUnit> units(@Context UriInfo uri) {
        var query = new QueryParameters(uri, Set.of("from", "before", "round", "unit"));
        var staff = callers.staff();
        return ratings.units(Ratings.seesUnits(staff) ? span(query) : months(query), query.code("unit"), staff);
    }

    @GET
    @Path("/ratings/rates")
    public ThreeRates.Rates rates(@Context UriInfo uri) {
        return rates.of(span(new QueryParameters(uri, Set.of("from", "before", "round"))));
    }

    /** Without dates the last month that is over. */
    private Ratings.Span months(QueryParameters query) {
        if (query.instant("from") != null || query.instant("before") != null) {
            return span(query).demandWholeMonths(clock);
        }
        var end = Ratings.Span.monthOf(clock.instant(), clock);
        var first = query.oneOf(Round.class, "round") != Round.LAST;
        return new Ratings.Span(end.minusMonths(1).toInstant(), end.toInstant(), first);
    }

    private Ratings.Span span(QueryParameters query) {
        var before = query.instant("before");
        var end = before == null ? clock.instant() : before;
        var from = query.instant("from");
        var round = query.oneOf(Round.class, "round");
        return new Ratings.Span(from == null ? end.minus(USUAL) : from, end, round != Round.LAST);
    }
}
