package cn.hotline.ticket;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The conditions of a query with their parameters; the texts are constants of this code, never input. */
public final class Conditions {

    private final List<String> texts = new ArrayList<>(List.of("1 = 1"));
    private final Map<String, Object> parameters = new HashMap<>();

    public Conditions and(String text) {
        texts.add(text);
        return this;
    }

    public Conditions and(String text, String name, Object value) {
        return and(text).with(name, value);
    }

    public Conditions andIf(String text, String name, @Nullable Object value) {
        return value == null ? this : and(text, name, value);
    }

    Conditions andPrefix(String field, String name, @Nullable String prefix) {
        return prefix == null ? this : and(field + " like :" + name, name, prefix + "%");
    }

    public Conditions with(String name, Object value) {
        parameters.put(name, value);
        return this;
    }

    public String sql() {
        return String.join(" and ", texts);
    }

    public Map<String, Object> parameters() {
        return parameters;
    }
}
