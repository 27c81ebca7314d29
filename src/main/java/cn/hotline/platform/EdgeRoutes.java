package cn.hotline.platform;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/** What fails before or outside JAX-RS still ends as a problem: unknown paths, oversized bodies, unreadable requests. */
final class EdgeRoutes {

    private static final String UPLOADS = "/attachments";

    private final Problems problems;
    private final DemoMode mode;

    EdgeRoutes(Problems problems, DemoMode mode) {
        this.problems = problems;
        this.mode = mode;
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::guard);
        if (!mode.isOn()) {
            // Before JAX-RS: an answer about body or media type would tell that there is something.
            router.route("/demo/*")
                    .order(Integer.MIN_VALUE + 1)
                    .handler(routing -> problems.end(Refusal.notFound("not-found"), routing));
        }
        router.route()
                .order(Integer.MAX_VALUE)
                .handler(routing -> problems.end(Refusal.notFound("not-found"), routing));
        for (int status : new int[] {400, 404, 405, 406, 413, 414, 415, 431}) {
            router.errorHandler(status, routing -> {
                var type = ProblemType.ofStatus(status);
                problems.end(new Refusal(type, type.slug()), routing);
            });
        }
    }

    /** JSON bodies are small; only uploads may be large. A declared size is refused before a byte of it is read. */
    private void guard(RoutingContext routing) {
        var request = routing.request();
        var length = request.getHeader("Content-Length");
        if (length != null
                && !request.method().equals(HttpMethod.GET)
                && !request.path().endsWith(UPLOADS)
                && (length.length() > 9 || Long.parseLong(length) > Json.MAX_BYTES)) {
            request.response().putHeader("Connection", "close");
            problems.end(new Refusal(ProblemType.TOO_LARGE, "too-large"), routing);
            return;
        }
        request.response().putHeader("X-Content-Type-Options", "nosniff").putHeader("Referrer-Policy", "no-referrer");
        routing.next();
    }
}
