package cn.hotline.platform;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What fails before or outside JAX-RS still ends as a problem: unknown paths, oversized bodies, unreadable requests. */
final class EdgeRoutes {

    private static final String UPLOADS = "/attachments";
    private static final String PARTS = "/attachments/uploads/";
    private static final String TABLES = ".csv";
    private static final String IMPORTS = "/ticket-imports";
    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\\s\";]*)");

    /** What is administered, or was said, as one whole. */
    private static final Pattern LARGE_JSON =
            Pattern.compile("/dispatch-catalogues(/\\d+)?$|^/hooks/telephony/calls/[^/]+/transcript$");

    /** What a kiosk passes on after it was offline. */
    private static final String BATCHES = "/offline-batches";

    private static final int MAX_BATCH = 1024 * 1024;

    /** Control characters: no name of ours has one. */
    private static final Pattern CONTROL = Pattern.compile("(?i)%[01][0-9a-f]|%7f");

    /** Longest address with its query, in characters. */
    private static final int MAX_ADDRESS = 4096;

    /** All headers together, in bytes. */
    private static final int MAX_HEADERS = 16 * 1024;

    /** Just above the largest video; the rooms know the limits by kind. */
    private static final int MAX_UPLOAD = 101 * 1024 * 1024;

    /** A table of the catalogue, or of tickets. */
    private static final int MAX_TABLE = 5 * 1024 * 1024;

    private final Problems problems;
    private final DemoMode mode;

    EdgeRoutes(Problems problems, DemoMode mode) {
        this.problems = problems;
        this.mode = mode;
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::guard).failureHandler(this::failed);
        if (!mode.isOn()) {
            // Before JAX-RS: an answer about body or media type would tell that there is something.
            router.route("/demo/*")
                    .order(Integer.MIN_VALUE + 1)
                    .handler(routing -> problems.end(Refusal.notFound("not-found"), routing));
        }
        router.route()
                .order(Integer.MAX_VALUE)
                .handler(routing -> problems.end(Refusal.notFound("not-found"), routing));
    }

    /** What the router refuses by a bare status, such as an address it can't read; exceptions belong to those who know them. */
    private void failed(RoutingContext routing) {
        if (routing.response().ended()) {
            return; // refused already: authentication fails a second time on its own way
        }
        if (routing.failure() instanceof Refusal refusal) {
            problems.end(refusal, routing);
            return;
        }
        if (routing.failure() != null || routing.statusCode() < 400 || routing.statusCode() >= 500) {
            routing.next();
            return;
        }
        var type = ProblemType.ofStatus(routing.statusCode());
        problems.end(new Refusal(type, type == ProblemType.MALFORMED ? "bad-address" : type.slug()), routing);
    }

    private void guard(RoutingContext routing) {
        var refusal = refusal(routing.request());
        if (refusal != null) {
            routing.response().putHeader("Connection", "close");
            problems.end(refusal, routing);
            return;
        }
        routing.response().putHeader("X-Content-Type-Options", "nosniff").putHeader("Referrer-Policy", "no-referrer");
        routing.next();
    }

    private static @Nullable Refusal refusal(HttpServerRequest request) {
        if (request.uri().length() > MAX_ADDRESS) {
            return new Refusal(ProblemType.ADDRESS_TOO_LONG, "address-too-long");
        }
        if (size(request.headers()) > MAX_HEADERS) {
            return new Refusal(ProblemType.HEADERS_TOO_LARGE, "headers-too-large");
        }
        if (isBroken(request.uri())) {
            return new Refusal(ProblemType.BAD_PARAMETER, "bad-address");
        }
        if (isTooLarge(request)) {
            return new Refusal(ProblemType.TOO_LARGE, "too-large");
        }
        return speaksUtf8(request.getHeader("Content-Type"))
                ? null
                : new Refusal(ProblemType.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type");
    }

    /** The server would refuse some of these too, by a bare 400; Main turns that off. */
    private static boolean isBroken(String address) {
        try {
            new URI(address);
            return CONTROL.matcher(address).find();
        } catch (URISyntaxException e) {
            return true;
        }
    }

    private static int size(MultiMap headers) {
        int size = 0;
        for (var header : headers) {
            size += header.getKey().length() + header.getValue().length() + 4;
        }
        return size;
    }

    /** JSON bodies are small, but for a few; uploads may be large. A declared size is refused before a byte of it is read. */
    private static boolean isTooLarge(HttpServerRequest request) {
        var length = request.getHeader("Content-Length");
        long most = most(request.path());
        return length != null
                && !request.method().equals(HttpMethod.GET)
                && (length.length() > 9 || Long.parseLong(length) > most);
    }

    private static long most(@Nullable String path) {
        if (path == null) {
            return Json.MAX_BYTES;
        }
        if (path.endsWith(UPLOADS) || path.contains(PARTS)) {
            return MAX_UPLOAD;
        }
        if (path.endsWith(TABLES) || path.endsWith(IMPORTS)) {
            return MAX_TABLE;
        }
        if (path.endsWith(BATCHES)) {
            return MAX_BATCH;
        }
        return LARGE_JSON.matcher(path).find() ? LargeJson.MAX_BYTES : Json.MAX_BYTES;
    }

    private static boolean speaksUtf8(@Nullable String contentType) {
        var charset = contentType == null ? null : CHARSET.matcher(contentType);
        return charset == null
                || !charset.find()
                || charset.group(1).equalsIgnoreCase("utf-8")
                || charset.group(1).equalsIgnoreCase("us-ascii");
    }
}
