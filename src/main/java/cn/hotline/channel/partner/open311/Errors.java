package cn.hotline.channel.partner.open311;

import cn.hotline.platform.Dialect;
import cn.hotline.platform.Problem;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** What is wrong, as GeoReport v2 says it: a list of code and description. */
@Singleton
final class Errors implements Dialect {

    private static final Pattern ELEMENT = Pattern.compile("elements\\.(\\w+)");

    /** Ours on the left, as GeoReport calls it on the right. */
    private static final Map<String, String> NAMES = Map.of(
            "reporter.phone", "phone",
            "reporter.name", "first_name",
            "place.address", "address_string",
            "matter", "service_code",
            "text", "description",
            "title", "description");

    @Override
    public boolean isSpokenAt(String path) {
        return path.startsWith("/open311/") || path.equals("/open311");
    }

    @Override
    public Said say(Problem problem, String path) {
        int status = status(problem.status());
        var errors = JsonNodeFactory.instance.arrayNode();
        for (var description : descriptions(problem)) {
            errors.addObject().put("code", status).put("description", description);
        }
        var format = Format.of(path);
        return new Said(status, format.mediaType(), format.write("errors", errors));
    }

    private static List<String> descriptions(Problem problem) {
        return problem.errors().isEmpty()
                ? List.of(Objects.requireNonNullElse(problem.detail(), problem.title()))
                : problem.errors().stream()
                        .map(e -> name(e.field()) + ": " + e.message())
                        .toList();
    }

    private static String name(String field) {
        var element = ELEMENT.matcher(field);
        return element.matches() ? "attribute[" + element.group(1) + "]" : NAMES.getOrDefault(field, field);
    }

    /** The standard knows 400, 403 and 404 for what these three are to others. */
    private static int status(int ours) {
        return switch (ours) {
            case 401 -> 403;
            case 422 -> 400;
            default -> ours;
        };
    }
}
