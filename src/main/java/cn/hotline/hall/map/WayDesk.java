package cn.hotline.hall.map;

import cn.hotline.platform.Language;
import cn.hotline.platform.Messages;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.QueryParameters;
import cn.hotline.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;

/** What is the same for citizens and kiosks that ask the way. */
@ApplicationScoped
class WayDesk {

    static final String SVG = "image/svg+xml";

    private static final int MAX_ID = 40;

    private final Way way;
    private final Language language;

    WayDesk(Way way, Language language) {
        this.way = way;
        this.language = language;
    }

    Way.View route(String hall, UriInfo uri) {
        var asked = new Asked(new QueryParameters(uri, Asked.NAMES), hall);
        return way.of(asked.wish(way), asked.messages(language));
    }

    Response drawing(String hall, UriInfo uri) {
        var asked = new Asked(new QueryParameters(uri, Asked.NAMES), hall);
        return Response.ok(way.drawing(asked.wish(way), asked.messages(language)), SVG + ";charset=UTF-8")
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .build();
    }

    private record Asked(QueryParameters query, String hall) {

        static final Set<String> NAMES = Set.of("from", "to", "service", "stepFree", "language");

        Way.Wish wish(Way way) {
            var to = query.text("to", 1, MAX_ID);
            var service = query.text("service", 1, MAX_ID);
            if (to == null && service != null) {
                to = way.counterFor(hall, service);
            }
            if (to == null) {
                throw new Refusal(ProblemType.BAD_PARAMETER, "bad-parameter").andField("to", "constraint.required");
            }
            return new Way.Wish(hall, query.text("from", 1, MAX_ID), to, query.flag("stepFree"));
        }

        /** A screen may ask for another language than its browser speaks. */
        Messages messages(Language language) {
            var named = query.text("language", 2, 5);
            return named == null ? language.messages() : Messages.accepting(named);
        }
    }
}
