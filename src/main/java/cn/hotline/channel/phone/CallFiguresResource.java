package cn.hotline.channel.phone;

import static cn.hotline.access.Role.Names.ADMINISTRATOR;
import static cn.hotline.access.Role.Names.AUDITOR;
import static cn.hotline.access.Role.Names.MANAGER;
import static cn.hotline.access.Role.Names.SUPERVISOR;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.QueryParameters;
import cn.hotline.platform.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/** How soon calls are answered (接通及时率), and how good the proposals are. */
@Path("/api/staff/v1/calls")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class CallFiguresResource {

    private static final int MAX_DAYS = 31;
    private static final int MAX_YEAR = 366;

    private final AnswerTimes times;
    private final ProposalEvidence evidence;
    private final Clock clock;

    CallFiguresResource(AnswerTimes times, ProposalEvidence evidence, Clock clock) {
        this.times = times;
        this.evidence = evidence;
        this.clock = clock;
    }

    @GET
    @Path("/answer-times")
    @RolesAllowed({MANAGER, SUPERVISOR, AUDITOR})
    public AnswerTimes.Report answerTimes(@Context UriInfo uri) {
        var query = new QueryParameters(uri, Set.of("from", "before", "queue"));
        var span = span(query, Duration.ofDays(1), MAX_DAYS);
        return times.report(span, query.text("queue", 1, 64));
    }

    @GET
    @Path("/proposal-accuracy")
    @RolesAllowed({MANAGER, ADMINISTRATOR})
    public ProposalEvidence.Accuracy accuracy(@Context UriInfo uri) {
        var query = new QueryParameters(uri, Set.of("from", "before"));
        var span = span(query, Duration.ofDays(30), MAX_YEAR);
        return evidence.accuracy(span.from(), span.before());
    }

    /** @throws Refusal 400 for a time that ends before it begins, or is too long */
    private AnswerTimes.Span span(QueryParameters query, Duration otherwise, int mostDays) {
        var before = Objects.requireNonNullElse(query.instant("before"), clock.instant());
        var from = Objects.requireNonNullElse(query.instant("from"), before.minus(otherwise));
        if (!from.isBefore(before) || Duration.between(from, before).compareTo(Duration.ofDays(mostDays)) > 0) {
            throw new Refusal(ProblemType.BAD_PARAMETER, "bad-parameter")
                    .andField("before", "call-span", Integer.toString(mostDays));
        }
        return new AnswerTimes.Span(from, before);
    }
}
