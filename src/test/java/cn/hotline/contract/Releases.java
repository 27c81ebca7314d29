package cn.hotline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.Contract;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.parser.OpenAPIParser;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What clients have been promised: one file an audience in {@code openapi/released}, with everything it refers to inside. */
final class Releases {

    private static final String HEAD = """
            # Promised to clients; never edited by hand. A new release is made on purpose, from the files beside this folder, by
            # mvn test -Dquick -Dtest=BreakingChangeTest -Dcontract.release
            """;

    /** As written; each refers to dozens of parts of the others. */
    private static final Map<Path, JsonNode> WHOLE = new ConcurrentHashMap<>();

    private Releases() {}

    static Path file(String audience) {
        return Path.of("openapi/released", audience + ".yaml");
    }

    /** The parser's word on a file as it is written. */
    static List<String> messages(Path file) {
        return new OpenAPIParser()
                .readLocation(file.toUri().toString(), null, resolving())
                .getMessages();
    }

    static OpenAPI parse(String yaml) {
        var result = new OpenAPIParser().readContents(yaml, null, resolving());
        assertThat(result.getMessages()).isEmpty();
        return result.getOpenAPI();
    }

    static void release() {
        Contract.AUDIENCES.values().forEach(audience -> Texts.write(file(audience), HEAD + bundle(audience)));
    }

    /** The present document as one file: what it refers to elsewhere becomes a component of its own. */
    static String bundle(String audience) {
        var file = Contract.file(audience);
        var document = (ObjectNode) Yamls.read(file);
        inline(document, file, document);
        return Yamls.write(document);
    }

    private static void inline(JsonNode node, Path file, ObjectNode document) {
        if (node.has("$ref")) {
            var parts = node.get("$ref").asText().split("#/", 2);
            var source = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]);
            var path = parts[1].replace("components/", "").split("/", 2);
            ((ObjectNode) node).put("$ref", "#/components/" + path[0] + "/" + path[1]);
            var group = document.withObjectProperty("components").withObjectProperty(path[0]);
            if (!group.has(path[1])) {
                group.set(path[1], whole(source).at("/" + parts[1]).deepCopy());
                inline(group.get(path[1]), source, document);
            }
        } else {
            List.copyOf(node.isContainerNode() ? children(node) : List.<JsonNode>of())
                    .forEach(child -> inline(child, file, document));
        }
    }

    private static JsonNode whole(Path file) {
        return WHOLE.computeIfAbsent(file.normalize(), Yamls::read);
    }

    private static List<JsonNode> children(JsonNode node) {
        var children = new ArrayList<JsonNode>();
        node.forEach(children::add);
        return children;
    }

    private static ParseOptions resolving() {
        var options = new ParseOptions();
        options.setResolve(true);
        return options;
    }
}
