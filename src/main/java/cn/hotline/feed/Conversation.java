package cn.hotline.feed;

import cn.hotline.access.Caller;
import cn.hotline.platform.Messages;
import io.github.bucket4j.Bucket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One open socket: what it may still take in and send, which topics it has, when it ends. */
final class Conversation {

    /** Frames a client may have sent before the first of them is answered. */
    private static final int MAX_INBOX = 64;

    private static final long ROOM_MILLIS = 10_000;

    private final WebSocketConnection socket;
    private final Guest guest;
    private final Wire wire;
    private final Bucket allowance;
    private final ArrayDeque<String> inbox = new ArrayDeque<>();
    private final Map<String, Subscription> topics = new LinkedHashMap<>();
    private final AtomicLong outbound = new AtomicLong();
    private boolean working;
    private volatile boolean closed;
    private volatile Instant heard;
    private Instant pinged = Instant.EPOCH;

    Conversation(WebSocketConnection socket, Guest guest, Wire wire, Instant now) {
        this.socket = socket;
        this.guest = guest;
        this.wire = wire;
        this.heard = now;
        this.allowance = Bucket.builder()
                .addLimit(limit -> limit.capacity(wire.framesPerMinute())
                        .refillGreedy(wire.framesPerMinute(), Duration.ofMinutes(1)))
                .build();
    }

    /**
     * Who opened the socket.
     *
     * @param counted what its sockets are counted by: the caller, or the address of one without login
     * @param expires when the token ends, or a socket without one has lived long enough
     */
    record Guest(Caller caller, String address, Messages messages, String counted, Instant expires) {
        Topics.Reader reader(@Nullable String trackCode) {
            return new Topics.Reader(caller, trackCode, address, messages);
        }
    }

    /** What all sockets have in common. */
    interface Wire {
        String json(Frame frame);

        /** Characters on their way to one reader at most. */
        long limit();

        int framesPerMinute();

        void cutOff(Ending ending);
    }

    Guest guest() {
        return guest;
    }

    Messages messages() {
        return guest.messages();
    }

    Map<String, Subscription> topics() {
        return topics;
    }

    boolean isClosed() {
        return closed || socket.isClosed();
    }

    /** Keeps frames in their order, one worker at a time, and no more of them than a lawful client sends. */
    void receive(String frame, Consumer<Runnable> workers, Consumer<String> handler) {
        synchronized (inbox) {
            if (inbox.size() >= MAX_INBOX || !allowance.tryConsume(1)) {
                close(Ending.FLOOD);
                return;
            }
            inbox.add(frame);
            if (working) {
                return;
            }
            working = true;
        }
        workers.accept(() -> work(handler));
    }

    private void work(Consumer<String> handler) {
        for (var frame = next(); frame != null; frame = next()) {
            handler.accept(frame);
        }
    }

    private @Nullable String next() {
        synchronized (inbox) {
            var frame = closed ? null : inbox.poll();
            working = frame != null;
            return frame;
        }
    }

    /** Hands a frame to the network; a reader that has too much on its way already is cut off, and can resume. */
    void send(Frame frame) {
        if (isClosed()) {
            return;
        }
        var text = wire.json(frame);
        if (outbound.addAndGet(text.length()) > wire.limit()) {
            close(Ending.SLOW);
            return;
        }
        socket.sendText(text).subscribe().with(done -> sent(text.length()), failed -> sent(text.length()));
    }

    /** Waits until the reader has taken in most of what is on its way. @return false when it takes in nothing for a while */
    boolean awaitRoom() {
        synchronized (outbound) {
            for (long left = outbound.get(); left > wire.limit() / 4; left = outbound.get()) {
                try {
                    outbound.wait(ROOM_MILLIS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
                if (closed || outbound.get() >= left) {
                    close(Ending.SLOW);
                    return false;
                }
            }
        }
        return true;
    }

    /** At most one a heartbeat. */
    void pingAt(Instant now, Duration heartbeat) {
        if (!isClosed() && pinged.plus(heartbeat).isBefore(now)) {
            pinged = now;
            socket.sendPing(Buffer.buffer("hb")).subscribe().with(done -> {}, failed -> {});
        }
    }

    void heardAt(Instant now) {
        heard = now;
    }

    Instant heard() {
        return heard;
    }

    void close(Ending ending) {
        synchronized (inbox) {
            if (closed) {
                return;
            }
            closed = true;
            inbox.clear();
        }
        wire.cutOff(ending);
        socket.close(ending.reason()).subscribe().with(done -> {}, failed -> {});
    }

    private void sent(int bytes) {
        long left = outbound.addAndGet(-bytes);
        if (left <= wire.limit() / 4) {
            synchronized (outbound) {
                outbound.notifyAll();
            }
        }
    }
}
