package cn.hotline.feed;

import io.quarkus.websockets.next.InboundProcessingMode;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import jakarta.annotation.security.PermitAll;

/** The sockets of all audiences; {@link FeedDoor} decides who may open one. Callbacks never block: frames are worked on elsewhere. */
@WebSocket(path = "/api/{audience}/v1/feed", inboundProcessingMode = InboundProcessingMode.CONCURRENT)
@PermitAll
class FeedSocket {

    private final Conversations conversations;

    FeedSocket(Conversations conversations) {
        this.conversations = conversations;
    }

    @OnOpen
    @NonBlocking
    void open(WebSocketConnection socket) {
        conversations.open(socket);
    }

    @OnTextMessage
    @NonBlocking
    void text(String frame, WebSocketConnection socket) {
        conversations.receive(socket, frame);
    }

    @OnBinaryMessage
    @NonBlocking
    void binary(Buffer frame, WebSocketConnection socket) {
        conversations.end(socket, Ending.BAD_FRAME);
    }

    @OnPongMessage
    @NonBlocking
    void pong(Buffer data, WebSocketConnection socket) {
        conversations.heard(socket);
    }

    @OnClose
    @NonBlocking
    void close(WebSocketConnection socket) {
        conversations.closed(socket);
    }

    /** A broken connection is nothing to tell about: the client comes back and resumes. What else fails here is the protocol. */
    @OnError
    @NonBlocking
    void error(Throwable fault, WebSocketConnection socket) {
        if (!(fault instanceof HttpClosedException)) {
            conversations.end(socket, Ending.TOO_LARGE);
        }
    }
}
