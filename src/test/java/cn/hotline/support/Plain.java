package cn.hotline.support;

import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request by plain HTTP, held against the contract like any other: for tests that ask thousands of times, since a fluent one takes
 * ten times as long.
 */
public record Plain(String method, URI at, Map<String, String> headers, byte[] body) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final byte[] NOTHING = {};

    /** A read of the service under test. */
    public static Plain get(String path, Map<String, String> headers) {
        return new Plain("GET", here(path), headers, NOTHING);
    }

    /** JSON sent to the service under test; nothing when it is empty. */
    public static Plain post(String path, Map<String, String> headers, String json) {
        return new Plain("POST", here(path), headers, json.getBytes(StandardCharsets.UTF_8));
    }

    private static URI here(String path) {
        return URI.create("http://localhost:" + RestAssured.port + path);
    }

    public Reply send() {
        var request = HttpRequest.newBuilder(at);
        headers.forEach(request::header);
        request.method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        try {
            var answer = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
            Contract.FILTER.hold(asContracted(), asContracted(answer));
            return reply(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private SimpleRequest asContracted() {
        var request = new SimpleRequest.Builder(method, at.getPath());
        headers.forEach(request::withHeader);
        if (at.getQuery() != null) {
            for (var parameter : at.getQuery().split("&")) {
                var parts = parameter.split("=", 2);
                request.withQueryParam(parts[0], parts.length == 1 ? "" : parts[1]);
            }
        }
        return (body.length == 0 ? request : request.withBody(body)).build();
    }

    private static SimpleResponse asContracted(HttpResponse<byte[]> answer) {
        var response = SimpleResponse.Builder.status(answer.statusCode());
        answer.headers().map().forEach(response::withHeader);
        return (answer.body().length == 0 ? response : response.withBody(answer.body())).build();
    }

    private Reply reply(HttpResponse<byte[]> answer) {
        var named = new LinkedHashMap<String, String>();
        answer.headers().map().forEach((name, values) -> named.put(name, values.getFirst()));
        return new Reply(
                answer.statusCode(), named, new String(answer.body(), StandardCharsets.UTF_8), method + " " + at);
    }
}
