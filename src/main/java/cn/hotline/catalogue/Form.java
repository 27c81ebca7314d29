package cn.hotline.catalogue;

import cn.hotline.platform.PlainText;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The required elements (要素) of a matter, typed and versioned. */
public record Form(
        @Min(1) int version, @NotNull @Size(max = 50) List<@NotNull @Valid Element> elements) {

    private static final int DEFAULT_MAX_LENGTH = 2000;

    /** A text in both languages. */
    public record Label(
            @NotBlank @Size(max = 200) String zh,
            @NotBlank @Size(max = 200) String en) {
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
    public record Choice(
            @NotNull @Pattern(regexp = "\\w{1,40}") String value,
            @NotNull @Valid Label label) {}

    /** One question of the form. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Element(
            @NotNull @Pattern(regexp = "\\w{1,40}") String key,
            @NotNull @Valid Label label,
            @NotNull Kind kind,
            boolean required,
            @Nullable @Min(1) @Max(10_000) Integer maxLength,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            @Nullable @Size(max = 50) List<@NotNull @Valid Choice> choices) {

        public Element {
            min = plain(min);
            max = plain(max);
        }

        /** 1.0 and 1 are one bound, however it was written. */
        private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
            if (number == null) {
                return null;
            }
            var stripped = number.stripTrailingZeros();
            return stripped.scale() < 0 && stripped.scale() > -40 ? stripped.setScale(0) : stripped;
        }

        private boolean isSound() {
            return (kind == Kind.CHOICE) == (choices != null && !choices.isEmpty())
                    && (min == null || max == null || min.compareTo(max) <= 0);
        }
    }

    /** The key of the first element that is asked for twice, is a choice without choices, or bounds nothing. */
    Optional<String> fault() {
        var keys = new HashSet<String>();
        return elements.stream()
                .filter(e -> !keys.add(e.key()) || !e.isSound())
                .map(Element::key)
                .findFirst();
    }

    /** @throws Refusal 422 naming each element that is missing, unknown or of the wrong kind, in the caller's language */
    void check(Map<String, Object> values, boolean english) {
        var refusal = new Refusal(ProblemType.MISSING_ELEMENTS, "missing-elements");
        for (var element : elements) {
            var value = values.get(element.key());
            var label = element.label().in(english);
            if (value == null || isMissing(value)) {
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

    Map<String, String> missing(Map<String, Object> values, boolean english) {
        var missing = new LinkedHashMap<String, String>();
        for (var element : elements) {
            if (element.required() && isMissing(values.get(element.key()))) {
                missing.put(element.key(), element.label().in(english));
            }
        }
        return missing;
    }

    /** Texts of a table's cells as values of this form; what does not fit stays a text, and is refused as such. */
    Map<String, Object> typed(Map<String, String> texts) {
        var values = new LinkedHashMap<String, Object>(texts);
        for (var element : elements) {
            var text = texts.get(element.key());
            if (text != null && element.kind() == Kind.BOOLEAN && text.matches("true|false|是|否")) {
                values.put(element.key(), text.equals("true") || text.equals("是"));
            } else if (text != null && element.kind() == Kind.NUMBER && text.matches("-?\\d{1,15}(\\.\\d{1,15})?")) {
                values.put(element.key(), new BigDecimal(text));
            }
        }
        return values;
    }

    private static boolean isMissing(@Nullable Object value) {
        return value == null || value instanceof String text && text.isBlank();
    }

    /** Whether an element may hold a value. */
    public static boolean fits(Element element, Object value) {
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
