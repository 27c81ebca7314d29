package cn.hotline.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every exception that leaves a resource becomes a problem; what nobody foresaw is logged with its trace id and says nothing. */
@Singleton
final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    /** A body of thousands of rows may be wrong in each. */
    private static final int MAX_FIELDS = 100;

    private static final Duration RETRY_IDENTITY = Duration.ofSeconds(5);

    private final Problems problems;
    private final AllowedMethods allowedMethods;

    ProblemMappers(Problems problems, AllowedMethods allowedMethods) {
        this.problems = problems;
        this.allowedMethods = allowedMethods;
    }

    @ServerExceptionMapper
    Response refusal(Refusal refusal, RoutingContext routing) {
        return problems.response(refusal, routing);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthenticated(SecurityException e, RoutingContext routing) {
        return e.getCause() instanceof Refusal refusal
                ? refusal(refusal, routing)
                : problems.response(new Refusal(ProblemType.UNAUTHENTICATED, "unauthenticated"), routing);
    }

    /** Not the caller's fault, nor ours: the next request asks the OIDC server anew. */
    @ServerExceptionMapper
    Response identityServerAway(OIDCException e, RoutingContext routing) {
        LOG.warnf("OIDC server not usable: %s", e.getMessage());
        return problems.response(Refusal.unavailable("identity-server-down", RETRY_IDENTITY), routing);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e, RoutingContext routing) {
        return problems.response(Refusal.forbidden("forbidden"), routing);
    }

    /** The framework brings a mapper of its own for {@link MismatchedInputException}, which only ours for the same class outranks. */
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    Response malformed(JsonProcessingException e, RoutingContext routing) {
        return problems.response(JsonRefusals.of(e), routing);
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException e, RoutingContext routing) {
        boolean body = true;
        var refusal = new Refusal(ProblemType.INVALID, "invalid");
        var sorted = e.getConstraintViolations().stream()
                .sorted(Comparator.comparing(v -> v.getPropertyPath().toString()))
                .limit(MAX_FIELDS)
                .toList();
        for (var violation : sorted) {
            var nodes = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                    .toList();
            body &= nodes.size() > 2;
            refusal.andField(field(nodes), ConstraintTexts.key(violation), ConstraintTexts.args(violation));
        }
        if (!body) {
            var parameters = new Refusal(ProblemType.BAD_PARAMETER, "bad-parameter");
            sorted.forEach(v -> parameters.andField(
                    field(StreamSupport.stream(v.getPropertyPath().spliterator(), false)
                            .toList()),
                    ConstraintTexts.key(v),
                    ConstraintTexts.args(v)));
            return problems.response(parameters, routing);
        }
        return problems.response(refusal, routing);
    }

    @ServerExceptionMapper
    Response http(WebApplicationException e, RoutingContext routing) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return malformed(json, routing);
        }
        if (e.getCause() instanceof Refusal refusal) {
            return refusal(refusal, routing);
        }
        int status = e.getResponse().getStatus();
        if (status < 400) {
            return e.getResponse();
        }
        var type = ProblemType.ofStatus(status);
        if (type == ProblemType.INTERNAL) {
            return unforeseen(e, routing);
        }
        var refusal = new Refusal(type, type.slug());
        if (type == ProblemType.METHOD_NOT_ALLOWED) {
            refusal.allowing(allowedMethods.of(routing.request().path()));
        }
        return problems.response(refusal, routing);
    }

    @ServerExceptionMapper
    Response unforeseen(Throwable e, RoutingContext routing) {
        if (DatabaseDown.isBehind(e)) {
            LOG.warnf("Database not reachable: %s", e.getClass().getSimpleName());
            return problems.response(DatabaseDown.refusal(), routing);
        }
        if (isUndecodableForm(e)) {
            return problems.response(new Refusal(ProblemType.MALFORMED, "malformed"), routing);
        }
        LOG.errorf(e, "Unforeseen failure");
        return problems.response(new Refusal(ProblemType.INTERNAL, "internal"), routing);
    }

    /** The framework has no exception of its own for a form whose percent-encoding is broken. */
    private static boolean isUndecodableForm(Throwable e) {
        return e instanceof IllegalArgumentException
                && Arrays.stream(e.getStackTrace())
                        .limit(5)
                        .anyMatch(frame -> frame.getClassName().contains("FormEncodedDataDefinition"));
    }

    /** The client's path of the field: the nodes behind method and parameter, or the parameter's own name. */
    private static String field(List<Path.Node> nodes) {
        var path = new StringBuilder();
        for (var node : nodes.subList(nodes.size() > 2 ? 2 : nodes.size() - 1, nodes.size())) {
            if (node.getIndex() != null) {
                path.append('[').append(node.getIndex()).append(']');
            }
            if (node.getName() != null && node.getKind() != ElementKind.CONTAINER_ELEMENT) {
                path.append(path.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        return path.toString();
    }
}
