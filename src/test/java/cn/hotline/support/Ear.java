package cn.hotline.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A socket to the feed, as a client has it: what came over it, in its order. */
public final class Ear implements WebSocket.Listener, AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final boolean reads;
    private WebSocket socket;

    private Ear(boolean reads) {
        this.reads = reads;
    }

    public static Ear open(String audience) {
        return open(audience, Map.of());
    }

    public static Ear open(String audience, String token) {
        return open(audience, Map.of("Authorization", "Bearer " + token));
    }

    public static Ear open(String audience, Map<String, String> headers) {
        return new Ear(true).connect(RestAssured.port, audience, headers, List.of());
    }

    public static Ear withProtocols(String audience, String... protocols) {
        return new Ear(true).connect(RestAssured.port, audience, Map.of(), List.of(protocols));
    }

    /** One that does not take in what comes. */
    public static Ear deaf(String audience, String token) {
        return new Ear(false)
                .connect(RestAssured.port, audience, Map.of("Authorization", "Bearer " + token), List.of());
    }

    public static Ear at(int port, String audience) {
        return new Ear(true).connect(port, audience, Map.of(), List.of());
    }

    public static Ear at(int port, String audience, Map<String, String> headers) {
        return new Ear(true).connect(port, audience, headers, List.of());
    }

    private Ear connect(int port, String audience, Map<String, String> headers, List<String> protocols) {
        var builder = CLIENT.newWebSocketBuilder();
        headers.forEach(builder::header);
        if (!protocols.isEmpty()) {
            builder.subprotocols(
                    protocols.getFirst(), protocols.subList(1, protocols.size()).toArray(String[]::new));
        }
        socket = builder.buildAsync(URI.create("ws://localhost:" + port + "/api/" + audience + "/v1/feed"), this)
                .join();
        return this;
    }

    @Override
    public void onOpen(WebSocket webSocket) {
        if (reads) {
            webSocket.request(Long.MAX_VALUE);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            try {
                frames.add(FrameContract.checked(JSON.readTree(partial.toString())));
            } catch (JsonProcessingException | AssertionError e) {
                closed.completeExceptionally(e);
            }
            partial.setLength(0);
        }
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.complete(-1);
    }

    public Ear send(String json) {
        socket.sendText(json, true).join();
        return this;
    }

    public Ear subscribe(Map<String, String> frame) {
        var all = new java.util.HashMap<>(frame);
        all.put("type", "subscribe");
        try {
            return send(JSON.writeValueAsString(all));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public Ear subscribe(ATicket ticket) {
        return subscribe(Map.of("topic", "ticket:" + ticket.number(), "trackCode", ticket.code()));
    }

    /** Waits for the first frame of a type. */
    public JsonNode await(String type) {
        return await(frame -> frame.path("type").asText().equals(type));
    }

    public JsonNode await(Predicate<JsonNode> wanted) {
        Await.until(
                "a frame among " + frames.size() + (isClosed() ? ", closed by " + closed.getNow(-1) : ""),
                PATIENCE,
                () -> frames.stream().anyMatch(wanted));
        return frames.stream().filter(wanted).findFirst().orElseThrow();
    }

    public List<JsonNode> frames() {
        return List.copyOf(frames);
    }

    public List<JsonNode> ofType(String type) {
        return frames.stream()
                .filter(frame -> frame.path("type").asText().equals(type))
                .toList();
    }

    /** The events so far, each as {@code NUMBER-SEQ}. */
    public List<String> ids() {
        var ids = new ArrayList<String>();
        ofType("event").forEach(frame -> ids.add(frame.path("event").path("id").asText()));
        return ids;
    }

    public boolean isClosed() {
        return closed.isDone();
    }

    /** The code the server closed with; -1 for a connection that broke. */
    public int closeCode() {
        try {
            return closed.get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("not closed", e);
        }
    }

    /** Breaks the connection without a word. */
    public void kill() {
        socket.abort();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
