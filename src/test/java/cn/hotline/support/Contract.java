package cn.hotline.support;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Body;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.SimpleValidationReportFormat;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.restassured.RestAssuredRequest;
import com.atlassian.oai.validator.restassured.RestAssuredResponse;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Holds every exchange of the suite against the hand-written OpenAPI files: each answer must be one the contract describes, and a
 * request that was answered with success must have been a lawful one.
 */
public final class Contract implements Filter {

    /** Audience by the path its operations begin with. */
    public static final Map<String, String> AUDIENCES = new LinkedHashMap<>(Map.of(
            "/api/citizen/v1", "citizen",
            "/api/staff/v1", "staff",
            "/api/kiosk/v1", "kiosk",
            "/api/partner/v1", "partner",
            "/demo/v1", "demo",
            "/hooks", "hooks",
            "/s", "survey",
            "/open311", "open311"));

    private static final Pattern TRACE = Pattern.compile("\"traceId\":\"[0-9a-f]{32}\"");

    private static final Map<String, OpenAPI> WRITTEN = new ConcurrentHashMap<>();

    public static final Contract FILTER = new Contract();

    private final Map<String, OpenApiInteractionValidator> validators = new LinkedHashMap<>();

    /** Those that were looked at: matrices hear the same one of an address again and again. */
    private final Set<String> refusals = ConcurrentHashMap.newKeySet();

    private Contract() {
        CompiledPaths.install();
        AUDIENCES.forEach((path, name) -> validators.put(
                path,
                OpenApiInteractionValidator.createFor(file(name).toUri().toString())
                        .withLevelResolver(levels(name))
                        .build()));
    }

    /** The validator takes digits in a form for a number, whatever the schema says: a phone, a code. */
    private static LevelResolver levels(String audience) {
        var levels = LevelResolver.create();
        return audience.equals("open311")
                ? levels.withLevel("validation.request.body.schema.type", ValidationReport.Level.IGNORE)
                        .build()
                : levels.build();
    }

    /** What stands in the file of that audience, with all it refers to. */
    public static OpenAPI written(String audience) {
        var options = new ParseOptions();
        options.setResolve(true);
        return WRITTEN.computeIfAbsent(
                audience, name -> new OpenAPIV3Parser().read(file(name).toUri().toString(), null, options));
    }

    public static Path file(String audience) {
        return Path.of("openapi", audience + ".yaml").toAbsolutePath();
    }

    @Override
    public Response filter(
            FilterableRequestSpecification spec, FilterableResponseSpecification answer, FilterContext context) {
        var response = context.next(spec, answer);
        hold(RestAssuredRequest.of(spec), RestAssuredResponse.of(response));
        return response;
    }

    void hold(Request request, com.atlassian.oai.validator.model.Response answer) {
        validators.forEach((prefix, validator) -> {
            if (request.getPath().startsWith(prefix)) {
                check(validator, request, answer);
            }
        });
    }

    private void check(
            OpenApiInteractionValidator validator, Request request, com.atlassian.oai.validator.model.Response answer) {
        boolean success = answer.getStatus() < 400;
        if (!success && !refusals.add(told(request, answer))) {
            return;
        }
        ValidationReport report = success
                ? validator.validate(request, answer)
                : validator.validateResponse(request.getPath(), request.getMethod(), answer);
        boolean outside = request.getMethod() == Request.Method.OPTIONS
                || report.getMessages().stream().anyMatch(m -> isNoOperation(m.getKey()) && !success);
        if (report.hasErrors() && !outside) {
            throw new AssertionError("%s %s → %d breaks the contract:%n%s"
                    .formatted(
                            request.getMethod(),
                            request.getPath(),
                            answer.getStatus(),
                            SimpleValidationReportFormat.getInstance().apply(report)));
        }
    }

    /** All of a refusal but its trace. */
    private static String told(Request request, com.atlassian.oai.validator.model.Response answer) {
        return "%s %s %d %s %s"
                .formatted(
                        request.getMethod(),
                        request.getPath(),
                        answer.getStatus(),
                        answer.getContentType(),
                        TRACE.matcher(answer.getResponseBody()
                                        .map(Contract::text)
                                        .orElse(""))
                                .replaceFirst(""));
    }

    private static String text(Body body) {
        try {
            return body.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A test that asks for what the contract does not have gets its 404 or 405 unchecked. */
    private static boolean isNoOperation(String key) {
        return key.equals("validation.request.path.missing") || key.equals("validation.request.operation.notAllowed");
    }
}
