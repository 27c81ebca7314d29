package cn.hotline.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Stands in for the city's SMS service: keeps what it is sent, or fails when told to. */
final class SmsGateway implements AutoCloseable {

    static final String TOKEN = "sms-gateway-token";

    private final HttpServer server;
    private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private volatile int status = 200;

    SmsGateway() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/send", this::take);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/send";
    }

    void fail(boolean fails) {
        status = fails ? 500 : 200;
    }

    /** The message sent last; the service sends before it answers. */
    JsonNode newest() {
        return Objects.requireNonNull(messages.poll(), "nothing was sent");
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var message = new ObjectMapper().readTree(exchange.getRequestBody());
            boolean known =
                    ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            if (known && status == 200) {
                messages.add(message);
            }
            exchange.sendResponseHeaders(known ? status : 401, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
