package cn.hotline.demo;

import cn.hotline.support.As;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Stands before the service of tests: gives clerks the tokens that the start mode would give them, and passes everything else on. */
final class TokenDesk implements AutoCloseable {
    private static final Pattern CLERK = Pattern.compile("username=(clerk-HALL-[A-Z0-9]+-[0-9]+)");

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpServer server;
    private final URI service;
    private final Map<String, String> tokens;

    private TokenDesk(URI service, Map<String, String> tokens) throws IOException {
        this.service = service;
        this.tokens = tokens;
        this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(threads);
        server.createContext("/demo/v1/token", this::token);
        server.createContext("/", this::passOn);
        server.start();
    }

    /** @param clerks of the hall, from the first on */
    static TokenDesk before(URI service, String hall, int clerks) throws IOException {
        var tokens = IntStream.rangeClosed(1, clerks)
                .mapToObj(clerk -> "clerk-" + hall + "-" + clerk)
                .collect(Collectors.toMap(
                        Function.identity(), clerk -> As.staffToken(clerk, "clerk", hall, List.of(), false)));
        return new TokenDesk(service, tokens);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void token(HttpExchange exchange) throws IOException {
        var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var clerk = CLERK.matcher(form);
        var token = clerk.find() ? tokens.get(clerk.group(1)) : null;
        answer(exchange, token == null ? 400 : 200, "{\"access_token\": \"" + token + "\", \"expires_in\": 3600}");
    }

    private void passOn(HttpExchange exchange) throws IOException {
        var request = HttpRequest.newBuilder(service.resolve(exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()));
        for (var header : List.of("Authorization", "Content-Type", "Accept", "Idempotency-Key")) {
            var value = exchange.getRequestHeaders().getFirst(header);
            if (value != null) {
                request.header(header, value);
            }
        }
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
        threads.close();
    }
}
