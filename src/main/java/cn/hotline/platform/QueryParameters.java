package cn.hotline.platform;

import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads query parameters strictly: an unknown name or a wrong value is refused with 400, naming it and what would be right. */
public final class QueryParameters {

    private static final int MAX_VALUES = 20;
    private static final int MAX_YEAR = 9999;

    private final Map<String, List<String>> values;

    public QueryParameters(UriInfo uri, Set<String> known) {
        this.values = uri.getQueryParameters();
        for (var name : values.keySet()) {
            if (!known.contains(name)) {
                throw refusal(
                        name.length() > 60 ? "?" : name,
                        "unknown-parameter",
                        String.join(", ", known.stream().sorted().toList()));
            }
        }
    }

    public @Nullable String text(String name, int min, int max) {
        var value = one(name);
        if (value != null && (value.length() < min || value.length() > max || !PlainText.isSafe(value))) {
            throw refusal(name, "constraint.size", min, Integer.toString(max));
        }
        return value;
    }

    /** A code of the catalogue: letters, digits and hyphens. */
    public @Nullable String code(String name) {
        var value = one(name);
        if (value != null && !value.matches("[A-Za-z0-9-]{1,32}")) {
            throw refusal(name, "constraint.pattern", "[A-Za-z0-9-]{1,32}");
        }
        return value;
    }

    public int integer(String name, int otherwise, int min, int max) {
        var value = one(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("\\d{1,9}") || Integer.parseInt(value) < min || Integer.parseInt(value) > max) {
            throw refusal(name, "integer-between", Integer.toString(min), Integer.toString(max));
        }
        return Integer.parseInt(value);
    }

    public @Nullable Instant instant(String name) {
        try {
            var value = one(name);
            return value == null ? null : moment(value);
        } catch (DateTimeException e) {
            throw refusal(name, "date-time");
        }
    }

    /** @throws DateTimeException for what is no moment, or one that no database could keep */
    public static Instant moment(String text) {
        var moment = OffsetDateTime.parse(text);
        if (moment.getYear() < 1 || moment.getYear() > MAX_YEAR) {
            throw new DateTimeException("year");
        }
        return moment.toInstant();
    }

    /** A day, as in {@code 2026-11-22}. */
    public @Nullable LocalDate date(String name) {
        try {
            var value = one(name);
            if (value != null && value.length() != 10) {
                throw refusal(name, "date");
            }
            return value == null ? null : LocalDate.parse(value);
        } catch (DateTimeException e) {
            throw refusal(name, "date");
        }
    }

    /** {@code true} or {@code false}; false when it is left out. */
    public boolean flag(String name) {
        var value = one(name);
        if (value != null && !value.equals("true") && !value.equals("false")) {
            throw refusal(name, "expected", "true, false");
        }
        return "true".equals(value);
    }

    public <E extends Enum<E>> @Nullable E oneOf(Class<E> type, String name) {
        var all = allOf(type, name);
        if (all.size() > 1) {
            throw refusal(name, "only-once");
        }
        return all.isEmpty() ? null : all.getFirst();
    }

    public <E extends Enum<E>> List<E> allOf(Class<E> type, String name) {
        var texts = values.getOrDefault(name, List.of());
        if (texts.size() > MAX_VALUES) {
            throw refusal(name, "constraint.size", 0, Integer.toString(MAX_VALUES));
        }
        return texts.stream().map(text -> constant(type, name, text)).toList();
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(c -> c.name().equals(text))
                .findFirst()
                .orElseThrow(() -> refusal(
                        name,
                        "expected",
                        Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "))));
    }

    private @Nullable String one(String name) {
        var all = values.getOrDefault(name, List.of());
        if (all.size() > 1) {
            throw refusal(name, "only-once");
        }
        return all.isEmpty() ? null : all.getFirst();
    }

    private static Refusal refusal(String name, String key, Object... args) {
        return new Refusal(ProblemType.BAD_PARAMETER, "bad-parameter").andField(name, key, args);
    }
}
