package cn.hotline.catalogue;

import cn.hotline.platform.PlainText;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The required elements (要素) of a matter, typed and versioned. */
public record Form(int version, List<Element> elements) {

    private static final int DEFAULT_MAX_LENGTH = 2000;

    /** A text in both languages. */
    public record Label(String zh, String en) {
        String in(boolean english) {
            return english ? en : zh;
        }
    }

    /** What an element may hold. */
    public enum Kind {
        TEXT,
        LONG_TEXT,
        DATE,
        NUMBER,
        CHOICE,
        BOOLEAN,
        PHONE
    }

    /** One of the values of a CHOICE. */
    public record Choice(String value, Label label) {}

    /** One question of the form. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Element(
            String key,
            Label label,
            Kind kind,
            boolean required,
            @Nullable Integer maxLength,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            @Nullable List<Choice> choices) {}

    /** @throws Refusal 422 naming each element that is missing, unknown or of the wrong kind, in the caller's language */
    void check(Map<String, Object> values, boolean english) {
        var refusal = new Refusal(ProblemType.MISSING_ELEMENTS, "missing-elements");
        for (var element : elements) {
            var value = values.get(element.key());
            var label = element.label().in(english);
            if (value == null || value instanceof String text && text.isBlank()) {
                if (element.required()) {
                    refusal.andField("elements." + element.key(), "element-missing", label);
                }
            } else if (!fits(element, value)) {
                refusal.andField("elements." + element.key(), "element-wrong", label, hint(element));
            }
        }
        for (var key : values.keySet()) {
            if (elements.stream().noneMatch(e -> e.key().equals(key))) {
                refusal.andField("elements." + (key.matches("\\w{1,40}") ? key : "?"), "element-unknown");
            }
        }
        if (refusal.hasFields()) {
            throw refusal;
        }
    }

    private static boolean fits(Element element, Object value) {
        return switch (element.kind()) {
            case TEXT, LONG_TEXT, PHONE ->
                value instanceof String text
                        && PlainText.isSafe(text)
                        && text.length() <= (element.maxLength() == null ? DEFAULT_MAX_LENGTH : element.maxLength());
            case DATE -> value instanceof String text && isDate(text);
            case NUMBER ->
                value instanceof Number number
                        && Double.isFinite(number.doubleValue()) // 1e999 is read as infinity
                        && isWithin(element, new BigDecimal(number.toString()));
            case BOOLEAN -> value instanceof Boolean;
            case CHOICE ->
                element.choices() != null
                        && element.choices().stream().anyMatch(c -> c.value().equals(value));
        };
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return text.length() == 10;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean isWithin(Element element, BigDecimal number) {
        return (element.min() == null || number.compareTo(element.min()) >= 0)
                && (element.max() == null || number.compareTo(element.max()) <= 0);
    }

    private static String hint(Element element) {
        return switch (element.kind()) {
            case TEXT, LONG_TEXT, PHONE ->
                "≤ " + (element.maxLength() == null ? DEFAULT_MAX_LENGTH : element.maxLength());
            case DATE -> "2026-11-22";
            case NUMBER ->
                (element.min() == null ? "" : element.min()) + " … " + (element.max() == null ? "" : element.max());
            case BOOLEAN -> "true, false";
            case CHOICE ->
                element.choices() == null
                        ? ""
                        : String.join(
                                ", ",
                                element.choices().stream().map(Choice::value).toList());
        };
    }
}
