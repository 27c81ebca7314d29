package cn.hotline.feed;

import cn.hotline.access.Caller;
import cn.hotline.platform.Messages;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** One open socket: what it may still take in and send, which topics it has, when it ends. */
final class Conversation {

    private final WebSocketConnection socket;
    private final Guest guest;
    private final Wire wire;
    private final Inbox inbox;
    private final Map<String, Subscription> topics = new LinkedHashMap<>();
    private final AtomicLong outbound = new AtomicLong();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Instant heard;
    private Instant pinged = Instant.EPOCH;
    private int sweepsClosed;

    Conversation(WebSocketConnection socket, Guest guest, Wire wire, Instant now) {
        this.socket = socket;
        this.guest = guest;
        this.wire = wire;
        this.heard = now;
        this.inbox = wire.inboxOf(this);
    }

    /**
     * Who opened the socket.
     *
     * @param counted what its sockets are counted by: the caller, or the address of one without login
     * @param expires when the token ends, or a socket without one has lived long enough
     */
    record Guest(Caller caller, String address, Messages messages, String counted, Instant expires) {
        Topics.Reader reader(Frame.Asked asked) {
            return new Topics.Reader(caller, asked.trackCode(), asked.queueCode(), address, messages);
        }
    }

    /** What all sockets have in common. */
    interface Wire {
        String json(Frame frame);

        /** Characters on their way to one reader at most. */
        long limit();

        /** How long a reader may take in nothing. */
        Duration patience();

        Inbox inboxOf(Conversation conversation);

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
        return closed.get() || socket.isClosed();
    }

    void receive(String frame, Instant now) {
        heard = now;
        if (!isClosed() && !inbox.accepts(frame)) {
            close(Ending.FLOOD);
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
                    outbound.wait(wire.patience().toMillis());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
                if (closed.get() || outbound.get() >= left) {
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
        if (closed.getAndSet(true)) {
            return;
        }
        inbox.shut();
        wire.cutOff(ending);
        socket.close(ending.reason()).subscribe().with(done -> {}, failed -> {});
    }

    /** To be asked once a sweep, of which there is one a second. @return whether the reader had its time to take in the close and did not */
    boolean lingers() {
        return closed.get() && ++sweepsClosed > wire.patience().toSeconds() / 2;
    }

    /** Ends the connection without a word; an orderly close would wait for a reader that does not read. */
    void hangUp() {
        if (socket.userData().get(FeedDoor.LINE) instanceof ConnectionBase line) {
            var unused = line.channel().pipeline().firstContext().close(); // the last one would be orderly, too
        }
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
