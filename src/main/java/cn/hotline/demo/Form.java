package cn.hotline.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;

/** Fills a matter's required elements from nothing but the form and the message. */
final class Form {
    // Not today: the same message must make the same body tomorrow, or its key would be refused.
    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 9, 1);
    private static final int DAYS = 60;
    private static final int LONG_CHARS = 500;

    private Form() {}

    static ObjectNode filled(JsonNode elements, Message message) {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        for (JsonNode element : elements) {
            if (element.path("required").asBoolean()) {
                values.set(element.path("key").asText(), value(element, message));
            }
        }
        return values;
    }

    /** Whether the form can be left empty. */
    static boolean isOptional(JsonNode elements) {
        for (JsonNode element : elements) {
            if (element.path("required").asBoolean()) {
                return false;
            }
        }
        return true;
    }

    private static JsonNode value(JsonNode element, Message message) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        String kind = element.path("kind").asText();
        return switch (kind) {
            case "TEXT" -> json.textNode(cut(element, message.title(), Message.TITLE_CHARS));
            case "LONG_TEXT" -> json.textNode(cut(element, message.text(), LONG_CHARS));
            case "DATE" ->
                json.textNode(FIRST_DAY.plusDays(message.draw("day", DAYS)).toString());
            case "NUMBER" -> number(element);
            case "CHOICE" ->
                json.textNode(element.path("choices").path(0).path("value").asText());
            case "BOOLEAN" -> json.booleanNode(true);
            case "PHONE" -> json.textNode(People.of(message).phone());
            default -> throw StepFailed.because(Step.FILE, "the form asks for an unknown kind " + kind);
        };
    }

    private static String cut(JsonNode element, String text, int standard) {
        return Message.cut(text, element.path("maxLength").asInt(standard)).strip();
    }

    private static JsonNode number(JsonNode element) {
        JsonNode min = element.path("min");
        if (min.isNumber()) {
            return min;
        }
        JsonNode max = element.path("max");
        return max.isNumber() && max.asDouble() < 1 ? max : JsonNodeFactory.instance.numberNode(1);
    }
}
