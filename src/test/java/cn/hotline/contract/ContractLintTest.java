package cn.hotline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.Contract;
import com.atlassian.oai.validator.report.MessageResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.schema.SchemaValidator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractLintTest {

    private static final Map<String, OpenAPI> PARSED = new HashMap<>();

    static Stream<String> audiences() {
        return Contract.AUDIENCES.values().stream().sorted();
    }

    @Test
    void theContractIsFreeOfFaults() {
        assertThat(ContractLint.faults(files())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("audiences")
    void theParserHasNothingToSay(String audience) {
        assertThat(Releases.messages(Contract.file(audience))).isEmpty();
        assertThat(parsed(audience).getPaths()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("audiences")
    void everyExampleFitsItsSchema(String audience) throws Exception {
        var api = parsed(audience);
        var examples = examples(api);
        assertThat(examples).isNotEmpty();
        var validator = new SchemaValidator(api, new MessageResolver());
        for (var example : examples) {
            var report = validator.validate(() -> example.json(), example.schema(), "example");
            assertThat(report.getMessages())
                    .as(example.place())
                    .extracting(ValidationReport.Message::getMessage)
                    .isEmpty();
        }
    }

    @Test
    void theLintFindsEachKindOfFault() {
        var sound = Yamls.read(Path.of("openapi/citizen.yaml"));
        var faults = Map.ofEntries(
                Map.entry("operationId: openSession", "operationId: requestLoginCode"),
                Map.entry("summary: 验证码登录 · Log in with the code", "summary: Log in"),
                Map.entry("tags: [login]", "tags: [unheard]"),
                Map.entry("security: [{ citizen: [] }, {}]", "security: [{ stranger: [] }]"),
                Map.entry("default: { $ref: 'common/http.yaml#/responses/Problem' }", "default: { description: none }"),
                Map.entry("        '202':", "        '302':"),
                Map.entry("additionalProperties: false", "additionalProperties: true"),
                Map.entry("maxLength: 20", "minLength: 1"),
                Map.entry("common/http.yaml#/parameters/Number", "common/http.yaml#/parameters/Nobody"),
                Map.entry("#/components/schemas/CitizenIntake", "common/ticket.yaml#/schemas/Elements"));
        assertThat(sound.isObject()).isTrue();
        var present = files();
        faults.forEach((right, wrong) -> {
            var text = Texts.read(Path.of("openapi/citizen.yaml"));
            assertThat(text).contains(right);
            var files = new HashMap<>(present);
            files.put(
                    Path.of("openapi/citizen.yaml"),
                    Yamls.parse(text.replaceFirst(
                            java.util.regex.Pattern.quote(right), java.util.regex.Matcher.quoteReplacement(wrong))));
            assertThat(ContractLint.faults(files)).as(wrong).isNotEmpty();
        });
    }

    @Test
    void aWrongExampleIsFound() {
        var api = parsed("citizen");
        var schema = api.getComponents().getSchemas().get("CitizenIntake");
        var report = new SchemaValidator(api, new MessageResolver())
                .validate("{\"title\":\"\",\"owner\":1}", schema, "example");
        assertThat(report.getMessages()).hasSizeGreaterThan(2);
    }

    private static OpenAPI parsed(String audience) {
        return PARSED.computeIfAbsent(audience, name -> Releases.parse(Releases.bundle(name)));
    }

    private record Example(String place, JsonNode json, Schema<?> schema) {}

    private static List<Example> examples(OpenAPI api) {
        var found = new ArrayList<Example>();
        api.getPaths()
                .forEach((path, item) -> item.readOperations().forEach(operation -> {
                    if (operation.getRequestBody() != null) {
                        operation
                                .getRequestBody()
                                .getContent()
                                .forEach((type, media) ->
                                        add(found, operation.getOperationId(), media.getExample(), media.getSchema()));
                    }
                }));
        var shared = api.getComponents();
        if (shared.getResponses() != null) {
            shared.getResponses().forEach((name, answer) -> {
                if (answer.getContent() != null) {
                    answer.getContent()
                            .forEach((type, media) -> add(found, name, media.getExample(), media.getSchema()));
                }
            });
        }
        if (shared.getParameters() != null) {
            shared.getParameters().forEach((name, p) -> add(found, name, p.getExample(), p.getSchema()));
        }
        shared.getSchemas().forEach((name, schema) -> addSchema(found, name, schema));
        return found;
    }

    private static void addSchema(List<Example> found, String name, Schema<?> schema) {
        add(found, name, schema.getExample(), schema);
        if (schema.getProperties() != null) {
            schema.getProperties().forEach((key, part) -> add(found, name + "." + key, part.getExample(), part));
        }
    }

    private static void add(List<Example> found, String place, Object example, Schema<?> schema) {
        if (example != null) {
            found.add(new Example(place, json(example), schema));
        }
    }

    private static JsonNode json(Object example) {
        return example instanceof JsonNode node ? node : new ObjectMapper().valueToTree(example);
    }

    private static Map<Path, JsonNode> files() {
        var files = new HashMap<Path, JsonNode>();
        Yamls.all().forEach(file -> files.put(file, Yamls.read(file)));
        return files;
    }
}
