package cn.hotline.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One request still to be made: its step, address, headers and body. */
record Call(
        Step step,
        String method,
        String path,
        Map<String, String> headers,
        @Nullable String body) {
    static Call get(Step step, String path) {
        return new Call(step, "GET", path, Map.of(), null);
    }

    static Call post(Step step, String path) {
        return new Call(step, "POST", path, Map.of(), null);
    }

    Call json(JsonNode json) {
        return new Call(step, method, path, headers, json.toString()).with("Content-Type", "application/json");
    }

    Call form(Map<String, String> fields) {
        String text = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return new Call(step, method, path, headers, text).with("Content-Type", "application/x-www-form-urlencoded");
    }

    /** Adds a header; without a value nothing is added. */
    Call with(String header, @Nullable String value) {
        if (value == null) {
            return this;
        }
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Call(step, method, path, more, body);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
