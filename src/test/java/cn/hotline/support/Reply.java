package cn.hotline.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What came back. */
public record Reply(int status, Map<String, String> headers, String body, String request) {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern LEAK = Pattern.compile(
            "Exception|java\\.|jakarta|hibernate|jackson|vertx|cn\\.hotline|\\bat [a-z]+\\.|PSQL|select .* from|insert into|<html");

    private static final Set<String> FIELDS =
            Set.of("type", "title", "status", "detail", "traceId", "errors", "allowed", "changes", "number");

    static Reply of(byte[] answer, String request) {
        var text = new String(answer, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        assertThat(end).as("an answer to " + request).isPositive();
        var headers = new LinkedHashMap<String, String>();
        var lines = text.substring(0, end).split("\r\n");
        for (int i = 1; i < lines.length; i++) {
            var parts = lines[i].split(": *", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
        }
        var body = text.substring(end + 4);
        if ("chunked".equals(headers.get("transfer-encoding"))) {
            body = dechunked(body);
        }
        int status = Integer.parseInt(lines[0].split(" ")[1]);
        return new Reply(
                status,
                headers,
                new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8),
                request);
    }

    public String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new AssertionError(request + " → " + status + " " + body, e);
        }
    }

    /** The texts of that list; none when there is no such list. */
    public List<String> list(String field) {
        var texts = new ArrayList<String>();
        json().path(field).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    public static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Holds that this is a problem of the kind, complete and without a word about the inside of the service. */
    public Reply isProblem(int status, String slug) {
        assertThat(this.status).as(request + " → " + body).isEqualTo(status);
        isSomeProblem();
        assertThat(json().path("type").asText()).as(body).isEqualTo("/problems/" + slug);
        return this;
    }

    public Reply isSomeProblem() {
        assertThat(headers.getOrDefault("content-type", "none"))
                .as(request + " → " + status)
                .startsWith("application/problem+json");
        var problem = json();
        assertThat(problem.path("status").asInt()).as(body).isEqualTo(status);
        assertThat(problem.path("title").asText()).as(body).isNotBlank();
        assertThat(problem.path("detail").asText()).as(body).isNotBlank();
        assertThat(problem.path("traceId").asText()).as(body).matches("[0-9a-f]{32}");
        List<String> names = new ArrayList<>();
        problem.fieldNames().forEachRemaining(names::add);
        assertThat(FIELDS).as(body).containsAll(names);
        assertThat(LEAK.matcher(body).find()).as("a leak in " + body).isFalse();
        return this;
    }

    private static String dechunked(String body) {
        var whole = new StringBuilder();
        int at = 0;
        while (true) {
            int lineEnd = body.indexOf("\r\n", at);
            int length = lineEnd < 0
                    ? 0
                    : Integer.parseInt(body.substring(at, lineEnd).split(";")[0].strip(), 16);
            if (length == 0) {
                return whole.toString();
            }
            whole.append(body, lineEnd + 2, lineEnd + 2 + length);
            at = lineEnd + 2 + length + 2;
        }
    }
}
