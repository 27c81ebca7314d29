package cn.hotline.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Says what is wrong with a JSON body by field, position and what would be right, never repeating its values. */
public final class JsonRefusals {

    private JsonRefusals() {}

    public static Refusal of(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException
                || (e.getCause() instanceof StreamConstraintsException)
                || String.valueOf(e.getOriginalMessage()).contains("exceeds the maximum")) {
            return new Refusal(ProblemType.TOO_LARGE, "too-large");
        }
        if (e instanceof JsonMappingException mapping && mapping.getCause() instanceof Refusal refusal) {
            return refusal;
        }
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                new Refusal(ProblemType.UNKNOWN_FIELD, "unknown-field", path(unknown.getPath()))
                        .andField(path(unknown.getPath()), "known-fields", known(unknown));
            case InvalidFormatException format ->
                new Refusal(ProblemType.MALFORMED, "malformed-field", path(format.getPath()))
                        .andField(path(format.getPath()), "expected", expected(format.getTargetType()));
            case JsonMappingException mapping
            when !mapping.getPath().isEmpty() ->
                new Refusal(ProblemType.MALFORMED, "malformed-field", path(mapping.getPath()));
            default -> malformed(e);
        };
    }

    private static Refusal malformed(JsonProcessingException e) {
        var at = e.getLocation();
        return at == null
                ? new Refusal(ProblemType.MALFORMED, "malformed")
                : new Refusal(
                        ProblemType.MALFORMED,
                        "malformed-at",
                        Integer.toString(at.getLineNr()),
                        Integer.toString(at.getColumnNr()));
    }

    private static String known(UnrecognizedPropertyException e) {
        var ids = e.getKnownPropertyIds();
        return ids == null ? "" : ids.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static String expected(Class<?> type) {
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", "))
                : type.getSimpleName();
    }

    private static String path(List<JsonMappingException.Reference> references) {
        var path = new StringBuilder();
        for (var reference : references) {
            if (reference.getFieldName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(printable(reference.getFieldName()));
            } else {
                path.append('[').append(reference.getIndex()).append(']');
            }
        }
        return path.toString();
    }

    /** A field's name is the caller's text: cut it and keep only what is harmless to repeat. */
    private static String printable(String name) {
        var cut = name.length() > 60 ? name.substring(0, 60) : name;
        return cut.replaceAll("[^\\p{L}\\p{N}_.-]", "?");
    }
}
