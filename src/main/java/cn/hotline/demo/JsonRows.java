package cn.hotline.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON lines: one object a line, blank lines skipped. */
final class JsonRows implements Rows {
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private final Reader in;
    private long line;

    JsonRows(Reader in) {
        this.in = in;
    }

    @Override
    public @Nullable Row next() throws IOException {
        String text = readLine();
        while (text != null && text.isBlank()) {
            text = readLine();
        }
        return text == null ? null : new Row(line, values(text));
    }

    private Map<String, String> values(String text) {
        JsonNode node;
        try {
            node = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            // The parser's own words would quote the text.
            throw new BadMessages(line, "not one JSON object in one line");
        }
        if (!node.isObject()) {
            throw new BadMessages(line, "not a JSON object");
        }
        Map<String, String> values = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
                values.put(entry.getKey(), entry.getValue().asText());
            }
        }
        for (String column : Messages.COLUMNS) {
            if (!values.containsKey(column)) {
                throw new BadMessages(line, "\"" + column + "\" is missing or not text");
            }
        }
        return values;
    }

    private @Nullable String readLine() throws IOException {
        StringBuilder text = new StringBuilder();
        line++;
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                return text.toString();
            }
            text.append((char) c);
            if (text.length() > Messages.RECORD_CHARS) {
                throw new BadMessages(
                        line, "the record is longer than %,d characters".formatted(Messages.RECORD_CHARS));
            }
        }
        return text.isEmpty() ? null : text.toString();
    }
}
