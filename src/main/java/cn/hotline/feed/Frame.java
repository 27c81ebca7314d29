package cn.hotline.feed;

import cn.hotline.platform.Problem;
import org.jspecify.annotations.Nullable;

/** What goes over a socket; {@code type} says which. */
sealed interface Frame {

    String type();

    /** What a client sends: subscribe, unsubscribe or ping. */
    record Asked(
            @Nullable String type,
            @Nullable String topic,
            @Nullable String after,
            @Nullable String trackCode,
            @Nullable String queueCode) {}

    /** First of all: what this service holds its clients to. */
    record Hello(String type, int heartbeatSeconds, int topics) implements Frame {
        Hello(int heartbeatSeconds, int topics) {
            this("hello", heartbeatSeconds, topics);
        }
    }

    /** How a topic stands, at its cursor or a moment later; of a single ticket, events of what it holds already do not follow. */
    record Snapshot(
            String type,
            String topic,
            String cursor,
            @Nullable Object snapshot) implements Frame {
        Snapshot(String topic, String cursor, @Nullable Object snapshot) {
            this("snapshot", topic, cursor, snapshot);
        }
    }

    /** A step. */
    record Event(String type, String topic, Told event) implements Frame {
        Event(String topic, Told event) {
            this("event", topic, event);
        }
    }

    /** All that was missed has been sent: what follows happens now. */
    record Live(String type, String topic, String cursor) implements Frame {
        Live(String topic, String cursor) {
            this("live", topic, cursor);
        }
    }

    /** The topic has ended for this socket. */
    record Unsubscribed(String type, String topic) implements Frame {
        Unsubscribed(String topic) {
            this("unsubscribed", topic);
        }
    }

    /** Answer to a ping. */
    record Pong(String type) implements Frame {
        Pong() {
            this("pong");
        }
    }

    /** A frame was refused; the socket stays open. */
    record Refused(String type, @Nullable String topic, Problem problem) implements Frame {
        Refused(@Nullable String topic, Problem problem) {
            this("problem", topic, problem);
        }
    }

    /** This node is about to stop: open another socket after the pause and resume. */
    record Reconnect(String type, int afterMillis) implements Frame {
        Reconnect(int afterMillis) {
            this("reconnect", afterMillis);
        }
    }
}
