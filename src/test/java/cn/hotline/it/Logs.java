package cn.hotline.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What production writes: one JSON object a line, and nobody's name or number in it. */
final class Logs {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private Logs() {}

    static void areJsonWithout(List<String> lines, String... personal) {
        assertThat(lines).isNotEmpty();
        for (var line : lines) {
            assertThat(line).doesNotContain(personal);
            var entry = parsed(line);
            assertThat(entry.isObject()).as(line).isTrue();
            assertThat(entry.fieldNames()).toIterable().contains("timestamp", "level", "loggerName", "message");
        }
    }

    /** The trace id of the line that says so. */
    static String traceOf(List<String> lines, String message) {
        return lines.stream()
                .map(Logs::parsed)
                .filter(entry -> entry.path("message").asText().contains(message))
                .map(entry -> entry.path("mdc").path("traceId").asText())
                .reduce((first, last) -> last)
                .orElseThrow(() -> new AssertionError("nothing says: " + message));
    }

    static void await(Duration most, BooleanSupplier condition) {
        for (long left = most.dividedBy(PAUSE); left > 0 && !condition.getAsBoolean(); left--) {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private static JsonNode parsed(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + line, e);
        }
    }
}
