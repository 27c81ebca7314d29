package cn.hotline.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Follows one topic of the push feed as every client should: heartbeat, cursor, reconnect after a pause, resume. */
final class FeedClient {
    private static final long HEARTBEAT_SECONDS = 20;
    private static final long FIRST_PAUSE_MS = 500;
    private static final long LONGEST_PAUSE_MS = 10_000;
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI url;
    private final String audience;
    private final Supplier<@Nullable String> token;
    private final String language;
    private @Nullable String cursor;

    FeedClient(URI url, String audience, Supplier<@Nullable String> token, String language) {
        this.url = URI.create(url.toString().replaceFirst("^http", "ws") + "/api/" + audience + "/v1/feed");
        this.audience = audience;
        this.token = token;
        this.language = language;
    }

    /** What there is to tell whoever follows. */
    interface Hearer {
        void snapshot(JsonNode ticket);

        void event(JsonNode event);

        void refused(JsonNode problem);

        void lost(String why);
    }

    /** Goes on until it is interrupted. @return false when the topic was refused */
    boolean follow(String topic, @Nullable String code, Hearer hearer) {
        for (int failures = 0; ; failures++) {
            BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
            try {
                WebSocket socket = open(frames);
                socket.sendText(subscription(topic, code), true).join();
                String end = listen(socket, frames, hearer);
                if (end.isEmpty()) {
                    return false;
                }
                failures = 0;
                hearer.lost(end);
            } catch (CompletionException e) {
                hearer.lost("no connection to the " + audience + " feed; trying again");
            }
            Http.pause(Step.WATCH, pauseMs(failures));
        }
    }

    /** @return why the connection ended; empty when the topic was refused */
    private String listen(WebSocket socket, BlockingQueue<JsonNode> frames, Hearer hearer) {
        boolean waitsForPong = false;
        while (true) {
            JsonNode frame = next(frames);
            if (frame == null && waitsForPong) {
                socket.abort();
                return "the connection went silent; reconnecting";
            }
            waitsForPong = frame == null;
            if (frame == null) {
                socket.sendText("{\"type\":\"ping\"}", true).join();
            } else if (frame.path("type").asText().equals("problem")) {
                hearer.refused(frame.path("problem"));
                socket.abort();
                return "";
            } else if (frame.path("type").asText().equals("closed")) {
                return "connection closed (" + frame.path("code").asInt() + "); reconnecting";
            } else {
                tell(frame, hearer);
            }
        }
    }

    /** What is told is remembered by its cursor, and not told again after a reconnect. */
    private void tell(JsonNode frame, Hearer hearer) {
        cursor = frame.path("cursor").asText(cursor);
        if (frame.path("type").asText().equals("snapshot")) {
            hearer.snapshot(frame.path("snapshot"));
        } else if (frame.path("type").asText().equals("event")) {
            hearer.event(frame.path("event"));
            cursor = frame.path("event").path("cursor").asText();
        }
    }

    private WebSocket open(BlockingQueue<JsonNode> frames) {
        WebSocket.Builder builder = http.newWebSocketBuilder().header("Accept-Language", language);
        String bearer = token.get();
        if (bearer != null) {
            builder.header("Authorization", "Bearer " + bearer);
        }
        return builder.buildAsync(url, new Frames(frames)).join();
    }

    private String subscription(String topic, @Nullable String code) {
        ObjectNode frame = JSON.createObjectNode().put("type", "subscribe").put("topic", topic);
        if (code != null) {
            frame.put("trackCode", code);
        }
        if (cursor != null) {
            frame.put("after", cursor);
        }
        return frame.toString();
    }

    private static @Nullable JsonNode next(BlockingQueue<JsonNode> frames) {
        try {
            return frames.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StepFailed.because(Step.WATCH, "interrupted");
        }
    }

    private static long pauseMs(int failures) {
        long backoff = Math.min(FIRST_PAUSE_MS << Math.min(failures, 10), LONGEST_PAUSE_MS);
        return ThreadLocalRandom.current().nextLong(backoff / 2, backoff + 1);
    }

    /** Puts frames together; the end of the connection is a frame too. */
    private record Frames(BlockingQueue<JsonNode> queue, StringBuilder partial) implements WebSocket.Listener {
        Frames(BlockingQueue<JsonNode> queue) {
            this(queue, new StringBuilder());
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            partial.append(text);
            if (last) {
                try {
                    queue.add(JSON.readTree(partial.toString()));
                } catch (JsonProcessingException e) {
                    closed(-1);
                }
                partial.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed(code);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closed(-1);
        }

        private void closed(int code) {
            queue.add(JSON.createObjectNode().put("type", "closed").put("code", code));
        }
    }
}
