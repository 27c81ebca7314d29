package cn.hotline.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came back: status (0 when nothing did), body, and the few headers the clients use. */
record Answer(
        int status, String text, JsonNode body, @Nullable String etag, Hints hints) {
    private static final ObjectReader JSON = JsonMapper.builder().build().reader();

    /** When to try again in seconds, and what time it was at the server. */
    record Hints(Optional<Integer> retryAfter, Optional<String> date) {}

    static Answer of(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                response.body(),
                parsed(response.body()),
                response.headers().firstValue("ETag").orElse(null),
                new Hints(
                        response.headers()
                                .firstValue("Retry-After")
                                .filter(text -> text.matches("[0-9]{1,6}"))
                                .map(Integer::valueOf),
                        response.headers().firstValue("Date")));
    }

    /** No answer at all: refused, reset, or too late. */
    static Answer none(Exception cause) {
        String name = cause.getClass().getSimpleName();
        return new Answer(0, name, MissingNode.getInstance(), null, new Hints(Optional.empty(), Optional.empty()));
    }

    boolean done() {
        return status >= 200 && status < 300;
    }

    /** May go away by itself: no answer, too many requests, or not available for now. */
    boolean isTransient() {
        return status == 0 || status == 429 || (status >= 502 && status <= 504);
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
