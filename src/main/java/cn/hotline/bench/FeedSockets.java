package cn.hotline.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Many sockets of one process, each following its ticket. */
final class FeedSockets implements AutoCloseable {

    private static final int EVENT_LOOPS = 2;

    /** Openings at once: people do not all come in the same second. */
    private static final int OPENING = 64;

    private static final int OPEN_SECONDS = 120;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(EVENT_LOOPS));
    private final Semaphore opening = new Semaphore(OPENING);
    private final AtomicInteger broken = new AtomicInteger();
    private final CountDownLatch live;
    private volatile boolean closing;

    private FeedSockets(int count) {
        live = new CountDownLatch(count);
    }

    /** Returns when all are live. */
    static FeedSockets open(int port, List<FollowedTicket> tickets, Ledger ledger)
            throws IOException, InterruptedException {
        var sockets = new FeedSockets(tickets.size());
        var client = sockets.vertx.createWebSocketClient(new WebSocketClientOptions()
                .setMaxConnections(tickets.size())
                .setDefaultHost("127.0.0.1")
                .setDefaultPort(port));
        for (var ticket : tickets) {
            sockets.opening.acquire();
            sockets.open(client, ticket, ledger);
        }
        if (!sockets.live.await(OPEN_SECONDS, TimeUnit.SECONDS) || sockets.broken() > 0) {
            long waiting = sockets.live.getCount();
            sockets.close();
            throw new IOException(sockets.broken() + " sockets broke, " + waiting + " never went live");
        }
        return sockets;
    }

    /** Sockets that did not open, or that ended before they were closed here. */
    int broken() {
        return broken.get();
    }

    @Override
    public void close() throws IOException {
        closing = true;
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the sockets did not close", e);
        }
    }

    private void open(WebSocketClient client, FollowedTicket ticket, Ledger ledger) {
        var reader = new FeedReader(ledger, this::isLive);
        var socket = client.webSocket();
        socket.textMessageHandler(reader::read);
        socket.closeHandler(end -> broke());
        socket.connect("/api/citizen/v1/feed")
                .compose(open -> open.writeTextMessage("""
                        {"type":"subscribe","topic":"ticket:%s","trackCode":"%s"}""".formatted(ticket.number(), ticket.trackCode())))
                .onFailure(failure -> broke());
    }

    private void isLive() {
        live.countDown();
        opening.release();
    }

    private void broke() {
        if (!closing) {
            broken.incrementAndGet();
            isLive();
        }
    }
}
