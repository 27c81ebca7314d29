package cn.hotline.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.opentelemetry.api.trace.Span;
import io.quarkus.arc.All;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.jackson.DatabindCodec;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Turns a {@link Refusal} into the answer on the wire, for JAX-RS and for what fails before or outside it. */
@Singleton
final class Problems {

    private final List<Dialect> dialects;

    Problems(@All List<Dialect> dialects) {
        this.dialects = dialects;
    }

    Response response(Refusal refusal, @Nullable RoutingContext routing) {
        var said = said(refusal, routing);
        var response = Response.status(said.status()).type(said.mediaType()).entity(said.body());
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
        var said = said(refusal, routing);
        if (refusal.retryAfter() != null) {
            routing.response().putHeader("Retry-After", seconds(refusal.retryAfter()));
        }
        if (refusal.type() == ProblemType.UNAUTHENTICATED) {
            routing.response().putHeader("WWW-Authenticate", "Bearer");
        }
        routing.response()
                .setStatusCode(said.status())
                .putHeader("Content-Type", said.mediaType())
                .end(Buffer.buffer(said.body()));
    }

    private static String seconds(Duration pause) {
        return Long.toString(Math.max(1, pause.toSeconds()));
    }

    private Dialect.Said said(Refusal refusal, @Nullable RoutingContext routing) {
        var problem = body(refusal, routing);
        var path = routing == null ? null : routing.request().path();
        if (path != null) {
            for (var dialect : dialects) {
                if (dialect.isSpokenAt(path)) {
                    return dialect.say(problem, path);
                }
            }
        }
        try {
            return new Dialect.Said(
                    problem.status(), Problem.MEDIA_TYPE, DatabindCodec.mapper().writeValueAsBytes(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
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
