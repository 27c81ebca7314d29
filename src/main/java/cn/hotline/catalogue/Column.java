package cn.hotline.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A column of a table: a property of the content by its path.
 *
 * @param values what may stand there, for {@link Form#ONE_OF}
 */
record Column(String name, Form form, List<String> values) {

    /** How a value is written in a cell. */
    enum Form {
        TEXT,
        NUMBER,
        FLAG,
        ONE_OF,
        /** Texts with {@code |} between them. */
        LIST,
        JSON
    }

    /** The key and argument of the text that says what would be right. */
    record Wrong(String key, String arg) {}

    static Column text(String name) {
        return new Column(name, Form.TEXT, List.of());
    }

    static Column number(String name) {
        return new Column(name, Form.NUMBER, List.of());
    }

    static Column flag(String name) {
        return new Column(name, Form.FLAG, List.of("true", "false"));
    }

    static Column list(String name) {
        return new Column(name, Form.LIST, List.of());
    }

    static Column json(String name) {
        return new Column(name, Form.JSON, List.of());
    }

    static Column oneOf(String name, Enum<?>[] values) {
        return new Column(
                name, Form.ONE_OF, Arrays.stream(values).map(Enum::name).toList());
    }

    String cell(JsonNode content) {
        var value = content.at("/" + name.replace('.', '/'));
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        return switch (form) {
            case TEXT, NUMBER, FLAG, ONE_OF -> CsvText.safe(value.asText());
            case LIST -> {
                var texts = new ArrayList<String>();
                value.forEach(text -> texts.add(text.asText()));
                yield CsvText.safe(String.join("|", texts));
            }
            case JSON -> CsvText.safe(value.toString());
        };
    }

    /** Adds what a cell says, or says what would be right. */
    Optional<Wrong> read(String cell, ObjectNode content, ObjectMapper json) {
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        var text = CsvText.plain(cell);
        int dot = name.indexOf('.');
        var at = dot < 0 ? content : content.withObject("/" + name.substring(0, dot));
        var key = name.substring(dot + 1);
        return switch (form) {
            case TEXT -> set(() -> at.put(key, text));
            case NUMBER ->
                text.matches("\\d{1,9}") ? set(() -> at.put(key, Integer.parseInt(text))) : wrong("csv-number");
            case FLAG -> values.contains(text) ? set(() -> at.put(key, text.equals("true"))) : wrong("expected");
            case ONE_OF -> values.contains(text) ? set(() -> at.put(key, text)) : wrong("expected");
            case LIST -> set(() -> Arrays.stream(text.split("\\|", -1)).forEach(at.withArrayProperty(key)::add));
            case JSON -> readJson(text, at, json);
        };
    }

    private Optional<Wrong> readJson(String text, ObjectNode at, ObjectMapper json) {
        try {
            at.set(name, json.readTree(text));
            return Optional.empty();
        } catch (JsonProcessingException e) {
            return wrong(
                    "csv-json",
                    e.getLocation() == null
                            ? "1"
                            : Integer.toString(e.getLocation().getColumnNr()));
        }
    }

    private static Optional<Wrong> set(Runnable deed) {
        deed.run();
        return Optional.empty();
    }

    private Optional<Wrong> wrong(String key) {
        return wrong(key, values.stream().collect(Collectors.joining(", ")));
    }

    private static Optional<Wrong> wrong(String key, String arg) {
        return Optional.of(new Wrong(key, arg));
    }
}
