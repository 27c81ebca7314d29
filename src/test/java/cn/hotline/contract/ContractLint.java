package cn.hotline.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** What the parsers let pass and this house does not: reads the files as they are written and lists every fault by its place. */
final class ContractLint {

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Set<String> BOUNDED_FORMATS = Set.of("uuid", "date-time", "date", "binary");
    /** Free by nature: the values of a form, the content of whatever an audit is about, what providers push. */
    private static final Pattern OPEN = Pattern.compile("openapi/.+/(Elements|AnyContent|Coordinate|Pushed\\w+)");

    private final Map<Path, JsonNode> files;
    private final List<String> faults = new ArrayList<>();
    private final Map<String, String> operationIds = new HashMap<>();
    private final Set<String> used = new HashSet<>();

    private ContractLint(Map<Path, JsonNode> files) {
        this.files = files;
    }

    static List<String> faults(Map<Path, JsonNode> files) {
        var lint = new ContractLint(files);
        files.forEach((file, root) -> lint.references(new Spot(file, "", root)));
        files.forEach((file, root) -> lint.document(new Spot(file, "", root)));
        return lint.faults;
    }

    private void document(Spot root) {
        root.node().path("paths").fieldNames().forEachRemaining(path -> {
            var item = root.at("paths").at(path);
            item.node().fieldNames().forEachRemaining(method -> operation(root, item.at(method)));
        });
        for (var group : List.of("schemas", "parameters", "headers", "responses")) {
            unused(root.at(group));
            unused(root.at("components").at(group));
        }
    }

    private void operation(Spot root, Spot operation) {
        var id = operation.node().path("operationId").asText("");
        demand(!id.isEmpty(), operation, "has no operationId");
        var other = operationIds.put(id, operation.place());
        demand(other == null, operation, "has the operationId of " + other);
        var summary = operation.node().path("summary").asText("");
        demand(CHINESE.matcher(summary).find(), operation, "has no summary with Chinese words");
        tags(root, operation);
        security(root, operation);
        answers(operation);
        content(operation.at("requestBody"), true);
        demand(
                operation.node().path("requestBody").isMissingNode()
                        || operation.at("requestBody").node().path("required").asBoolean(),
                operation,
                "has an optional body");
        operation
                .at("parameters")
                .each()
                .forEach(parameter -> schema(resolved(parameter).at("schema"), true));
    }

    private void tags(Spot root, Spot operation) {
        var declared = Spot.names(root.node().path("tags"));
        demand(!operation.node().path("tags").isEmpty(), operation, "has no tag");
        operation
                .node()
                .path("tags")
                .forEach(tag -> demand(declared.contains(tag.asText()), operation, "has an undeclared tag " + tag));
    }

    private void security(Spot root, Spot operation) {
        var security = operation.node().has("security")
                ? operation.node().get("security")
                : root.node().path("security");
        demand(security.isArray(), operation, "does not say who may call it");
        security.forEach(choice -> choice.fieldNames()
                .forEachRemaining(scheme -> demand(
                        root.at("components").at("securitySchemes").node().has(scheme),
                        operation,
                        "names an unknown security scheme " + scheme)));
    }

    private void answers(Spot operation) {
        var answers = operation.at("responses");
        var problem = resolved(answers.at("default")).node().path("content");
        demand(problem.has("application/problem+json") || problem.has("text/xml"), operation, "has no default problem");
        var good = StreamSupport.stream(((Iterable<String>) () -> answers.node().fieldNames()).spliterator(), false)
                .filter(status -> status.startsWith("2"))
                .toList();
        demand(!good.isEmpty(), operation, "has no success");
        good.stream().filter(status -> !status.equals("204")).forEach(status -> {
            var answer = resolved(answers.at(status));
            demand(!answer.node().path("content").isEmpty(), answer, "has no content");
            content(answer, false);
        });
    }

    private void content(Spot holder, boolean request) {
        holder.node().path("content").fieldNames().forEachRemaining(type -> {
            var media = new Spot(
                    holder.file(),
                    holder.pointer() + "/content/" + type.replace("/", "~1"),
                    holder.node().path("content").path(type));
            demand(media.node().has("schema"), media, "has no schema");
            schema(media.at("schema"), request);
        });
    }

    /** What clients send is bounded in every text; what the service answers, in every list. */
    private void schema(Spot unresolved, boolean request) {
        var schema = resolved(unresolved);
        switch (schema.node().path("type").asText()) {
            case "object" -> {
                boolean closed = schema.node().has("additionalProperties")
                        && !schema.node().get("additionalProperties").asBoolean(true);
                demand(closed || OPEN.matcher(schema.place()).matches(), schema, "has no additionalProperties: false");
                schema.node()
                        .path("properties")
                        .fieldNames()
                        .forEachRemaining(name -> schema(schema.at("properties").at(name), request));
                schema.node()
                        .path("required")
                        .forEach(name -> demand(
                                schema.node().path("properties").has(name.asText()),
                                schema,
                                "requires the unknown " + name));
            }
            case "array" -> {
                demand(schema.node().has("maxItems"), schema, "has no maxItems");
                schema(schema.at("items"), request);
            }
            case "string" ->
                demand(
                        !request
                                || schema.node().has("maxLength")
                                || schema.node().has("enum")
                                || BOUNDED_FORMATS.contains(
                                        schema.node().path("format").asText()),
                        schema,
                        "has no maxLength");
            case "integer", "number", "boolean" -> {}
            default -> demand(OPEN.matcher(schema.place()).matches(), schema, "has no type");
        }
    }

    private void references(Spot spot) {
        if (spot.node().has("$ref")) {
            var target = target(spot);
            used.add(target.place());
            demand(
                    !target.node().isMissingNode(),
                    spot,
                    "refers to nothing: " + spot.node().get("$ref"));
        } else if (spot.node().isObject()) {
            spot.node()
                    .fieldNames()
                    .forEachRemaining(name -> references(new Spot(
                            spot.file(),
                            spot.pointer() + "/" + name,
                            spot.node().get(name))));
        } else {
            spot.each().forEach(this::references);
        }
    }

    private void unused(Spot group) {
        group.node()
                .fieldNames()
                .forEachRemaining(
                        name -> demand(used.contains(group.at(name).place()), group.at(name), "is used by nobody"));
    }

    private Spot resolved(Spot spot) {
        return spot.node().has("$ref") ? resolved(target(spot)) : spot;
    }

    private Spot target(Spot spot) {
        var parts = spot.node().get("$ref").asText().split("#", 2);
        var file = parts[0].isEmpty()
                ? spot.file()
                : spot.file().resolveSibling(parts[0]).normalize();
        var node = files.getOrDefault(file, com.fasterxml.jackson.databind.node.MissingNode.getInstance());
        return new Spot(file, parts[1], node.at(parts[1]));
    }

    private void demand(boolean lawful, Spot spot, String fault) {
        if (!lawful) {
            faults.add(spot.place() + " " + fault);
        }
    }
}
