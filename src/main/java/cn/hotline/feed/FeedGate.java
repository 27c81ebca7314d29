package cn.hotline.feed;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * What a request to open a socket has to be before anybody looks at who sends it: an upgrade, from an origin that may, without a
 * token in its address. Browsers and mini-programs can't set headers: their token comes as the subprotocol {@code bearer.TOKEN}.
 */
@Singleton
final class FeedGate {

    static final String PROTOCOL = "hotline.v1";

    private static final String PATH = "/api/:audience/v1/feed";
    private static final String BEARER = "bearer.";
    private static final String OFFERED = "Sec-WebSocket-Protocol";

    private final FeedConfig config;
    private final List<String> corsOrigins;

    FeedGate(
            FeedConfig config, @ConfigProperty(name = "quarkus.http.cors.origins") Optional<List<String>> corsOrigins) {
        this.config = config;
        this.corsOrigins = corsOrigins.orElse(List.of());
    }

    /** Before authentication, which reads the header this writes. */
    void register(@Observes Router router) {
        router.get(PATH).order(Integer.MIN_VALUE + 2).handler(this::check);
    }

    private void check(RoutingContext routing) {
        var refusal = refusal(routing.request());
        if (refusal != null) {
            routing.fail(refusal);
            return;
        }
        moveToken(routing.request());
        routing.next();
    }

    private @Nullable Refusal refusal(HttpServerRequest request) {
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))
                || request.getHeader("Sec-WebSocket-Key") == null) {
            return new Refusal(ProblemType.UPGRADE_REQUIRED, "upgrade-required");
        }
        if (request.query() != null && !request.query().isEmpty()) {
            return new Refusal(ProblemType.BAD_PARAMETER, "feed-without-query");
        }
        return mayComeFrom(request.getHeader("Origin"), request) ? null : Refusal.forbidden("foreign-origin");
    }

    /** Only browsers name an origin; without one there is nobody whose login could be borrowed. */
    private boolean mayComeFrom(@Nullable String origin, HttpServerRequest request) {
        if (origin == null || config.origins().orElse(List.of()).contains(origin) || corsOrigins.contains(origin)) {
            return true;
        }
        try {
            var host = URI.create(origin).getAuthority();
            return host != null
                    && request.authority() != null
                    && host.equals(request.authority().toString());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The token goes where every other request has it, and is not offered back. */
    private static void moveToken(HttpServerRequest request) {
        var offered = request.getHeader(OFFERED);
        if (offered == null || !offered.contains(BEARER)) {
            return;
        }
        var others = new ArrayList<String>();
        for (var name : offered.split(",", 10)) {
            if (name.strip().startsWith(BEARER)) {
                request.headers().set("Authorization", "Bearer " + name.strip().substring(BEARER.length()));
            } else {
                others.add(name.strip());
            }
        }
        request.headers().set(OFFERED, String.join(", ", others));
    }
}
