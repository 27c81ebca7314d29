package cn.hotline.platform;

import io.opentelemetry.api.trace.Span;
import io.vertx.core.json.jackson.DatabindCodec;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Turns a {@link Refusal} into the answer on the wire, for JAX-RS and for what fails before or outside it. */
@Singleton
final class Problems {

    Response response(Refusal refusal, @Nullable RoutingContext routing) {
        var response = Response.status(refusal.type().status())
                .type(Problem.MEDIA_TYPE)
                .entity(body(refusal, routing));
        if (refusal.retryAfter() != null) {
            response.header("Retry-After", seconds(refusal.retryAfter()));
        }
        if (refusal.type() == ProblemType.UNAUTHENTICATED) {
            response.header("WWW-Authenticate", "Bearer");
        }
        if (refusal.type() == ProblemType.METHOD_NOT_ALLOWED) {
            response.header("Allow", String.join(", ", refusal.allowed()));
        }
        return response.build();
    }

    /** For routes that are not JAX-RS. */
    void end(Refusal refusal, RoutingContext routing) {
        if (routing.response().ended() || routing.response().headWritten()) {
            return;
        }
        byte[] bytes;
        try {
            bytes = DatabindCodec.mapper().writeValueAsBytes(body(refusal, routing));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        if (refusal.retryAfter() != null) {
            routing.response().putHeader("Retry-After", seconds(refusal.retryAfter()));
        }
        if (refusal.type() == ProblemType.UNAUTHENTICATED) {
            routing.response().putHeader("WWW-Authenticate", "Bearer");
        }
        routing.response()
                .setStatusCode(refusal.type().status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(io.vertx.core.buffer.Buffer.buffer(bytes));
    }

    private static String seconds(Duration pause) {
        return Long.toString(Math.max(1, pause.toSeconds()));
    }

    private static Problem body(Refusal refusal, @Nullable RoutingContext routing) {
        var accept = routing == null ? null : routing.request().getHeader("Accept-Language");
        return refusal.problem(Messages.accepting(accept), traceId());
    }

    static String traceId() {
        var context = Span.current().getSpanContext();
        if (context.isValid()) {
            return context.getTraceId();
        }
        var bytes = new byte[16];
        ThreadLocalRandom.current().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
