package cn.hotline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.Contract;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.output.MarkdownRender;

/** Holds each document against its released twin; a new release is made by {@code -Dcontract.release}. */
class BreakingChangeTest {

    static Stream<String> audiences() {
        // What was never released has been promised to nobody.
        return Contract.AUDIENCES.values().stream()
                .filter(audience -> Files.exists(Releases.file(audience)))
                .sorted();
    }

    @BeforeAll
    static void releaseWhenAsked() {
        if (System.getProperty("contract.release") != null) {
            Releases.release();
        }
    }

    @ParameterizedTest
    @MethodSource("audiences")
    void nothingThatClientsRelyOnHasBeenBroken(String audience) {
        var released = Texts.read(Releases.file(audience));
        assertThat(breaches(released, Releases.bundle(audience)))
                .as("openapi/" + audience + ".yaml")
                .isEmpty();
    }

    @Test
    void anAdditionBreaksNobody() {
        assertThat(afterChange(api -> {
                    object(api, "/components/schemas/CitizenIntake/properties")
                            .putObject("mood")
                            .put("type", "string");
                    object(api, "/components/schemas/TicketView/properties")
                            .putObject("mood")
                            .put("type", "string");
                    object(api, "/paths")
                            .set(
                                    "/tickets/{number}/moods",
                                    api.at("/paths/~1tickets~1{number}~1urges").deepCopy());
                    object(api, "/paths/~1tickets~1{number}~1moods/post").put("operationId", "tellMood");
                }))
                .isEmpty();
    }

    @Test
    void aRemovedOperationIsFound() {
        assertThat(afterChange(api -> object(api, "/paths/~1tickets").remove("post")))
                .contains("/tickets");
    }

    @Test
    void aNewRequiredFieldOfARequestIsFound() {
        assertThat(afterChange(api -> {
                    object(api, "/components/schemas/CitizenIntake/properties")
                            .putObject("mood")
                            .put("type", "string");
                    array(api, "/components/schemas/CitizenIntake/required").add("mood");
                }))
                .contains("mood");
    }

    @Test
    void aRemovedFieldOfAnAnswerIsFound() {
        assertThat(afterChange(api -> {
                    object(api, "/components/schemas/Filed/properties").remove("trackCode");
                    removeText(array(api, "/components/schemas/Filed/required"), "trackCode");
                }))
                .contains("trackCode");
    }

    @Test
    void aNarrowedEnumOfARequestIsFound() {
        assertThat(afterChange(api -> removeText(array(api, "/components/schemas/ReporterKind/enum"), "ANONYMOUS")))
                .isNotEmpty();
    }

    @Test
    void aChangedTypeIsFound() {
        assertThat(afterChange(api -> object(api, "/components/schemas/TicketView/properties/urges")
                        .put("type", "string")))
                .contains("urges");
    }

    @Test
    void aNewRequiredParameterIsFound() {
        assertThat(afterChange(api -> {
                    var parameter =
                            array(api, "/paths/~1regions/get/parameters").addObject();
                    parameter.put("name", "mood").put("in", "query").put("required", true);
                    parameter.putObject("schema").put("type", "string");
                }))
                .contains("mood");
    }

    @Test
    void aShorterTextInARequestIsFound() {
        assertThat(afterChange(api -> object(api, "/components/schemas/Title").put("maxLength", 50)))
                .isNotEmpty();
    }

    /** What a change of the citizens' document would break. */
    private static String afterChange(Consumer<JsonNode> change) {
        var released = Texts.read(Releases.file("citizen"));
        var changed = Yamls.parse(released);
        change.accept(changed);
        return breaches(released, Yamls.write(changed));
    }

    /** What is broken, in words; empty when nothing is. */
    private static String breaches(String before, String after) {
        var change = OpenApiCompare.fromSpecifications(Releases.parse(before), Releases.parse(after));
        if (change.isCompatible()) {
            return "";
        }
        var bytes = new ByteArrayOutputStream();
        new MarkdownRender().render(change, new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
        return "breaking change:\n" + bytes.toString(StandardCharsets.UTF_8);
    }

    private static ObjectNode object(JsonNode api, String pointer) {
        assertThat(api.at(pointer).isObject()).as(pointer).isTrue();
        return (ObjectNode) api.at(pointer);
    }

    private static ArrayNode array(JsonNode api, String pointer) {
        var parent = object(api, pointer.substring(0, pointer.lastIndexOf('/')));
        return parent.withArray(pointer.substring(pointer.lastIndexOf('/') + 1));
    }

    private static void removeText(ArrayNode array, String text) {
        for (int i = array.size() - 1; i >= 0; i--) {
            if (array.get(i).asText().equals(text)) {
                array.remove(i);
            }
        }
    }
}
