package cn.hotline.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hotline.support.FrameContract;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** AsyncAPI, JSON Schemas and examples of the push feed say the same. What goes over real sockets, {@code Ear} holds against them. */
class PushContractTest {

    private static final Path CONTRACT = Path.of("mobile-contract");
    private static final Path EXAMPLES = CONTRACT.resolve("examples/feed");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everySchemaHasAnExampleThatFits() throws IOException {
        assertThat(names(FrameContract.SCHEMAS)).isEqualTo(names(EXAMPLES));
        for (var name : names(EXAMPLES)) {
            FrameContract.checked(
                    name, JSON.readTree(EXAMPLES.resolve(name + ".json").toFile()));
        }
    }

    @Test
    void theSchemasRefuseWhatIsWrong() throws IOException {
        for (var name : names(EXAMPLES)) {
            var example =
                    (ObjectNode) JSON.readTree(EXAMPLES.resolve(name + ".json").toFile());
            var more = example.deepCopy().put("surplus", 1);
            assertThatThrownBy(() -> FrameContract.checked(name, more)).as(name).isInstanceOf(AssertionError.class);
            var first = example.fieldNames().next();
            var less = example.deepCopy().without(first);
            assertThatThrownBy(() -> FrameContract.checked(name, less)).as(name).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void everyReferenceOfTheDescriptionLeadsSomewhere() {
        var document = document();
        for (var reference : document.findValuesAsText("$ref")) {
            if (reference.startsWith("#/")) {
                assertThat(document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse();
            } else {
                assertThat(CONTRACT.resolve(reference)).exists();
            }
        }
    }

    @Test
    void theDescriptionHasEveryMessageAndTheServicesCloseCodes() throws IOException {
        var described = new TreeSet<String>();
        document().at("/channels/feed/messages").fieldNames().forEachRemaining(described::add);
        var frames = names(FrameContract.SCHEMAS);
        frames.removeAll(List.of("feed-event", "webhook", "hall-event", "hall-board", "hall-counter", "hall-number"));
        assertThat(described).isEqualTo(frames);
        var codes = new TreeSet<String>();
        document().at("/channels/feed/x-close-codes").fieldNames().forEachRemaining(codes::add);
        var source = Files.readString(Path.of("src/main/java/cn/hotline/feed/Ending.java"));
        var written = java.util.regex.Pattern.compile("\\((\\d{4}), \"")
                .matcher(source)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(codes).isEqualTo(written);
    }

    private static JsonNode document() {
        return Yamls.read(CONTRACT.resolve("asyncapi.yaml"));
    }

    private static Set<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
