package cn.hotline.feed.webhook;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Posts with the client of Vert.x: pinned to the judged address, under the receiver's own name, one connection an attempt. */
@Singleton
final class VertxConnector implements Connector {

    static final Duration CONNECT = Duration.ofSeconds(5);
    static final Duration WHOLE = Duration.ofSeconds(15);
    static final int MAX_ANSWER_BYTES = 16 * 1024;
    private static final int MAX_HEADER_BYTES = 8 * 1024;

    private final HttpClient client;
    private final Duration whole;

    @Inject
    VertxConnector(Vertx vertx) {
        this(vertx, new HttpClientOptions(), WHOLE);
    }

    /** With trust of its own, for tests. */
    VertxConnector(Vertx vertx, HttpClientOptions options, Duration whole) {
        this.whole = whole;
        this.client = vertx.createHttpClient(
                options.setKeepAlive(false)
                        .setConnectTimeout((int) CONNECT.toMillis())
                        .setSslHandshakeTimeout(CONNECT.toSeconds())
                        .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS)
                        .setVerifyHost(true)
                        .setMaxHeaderSize(MAX_HEADER_BYTES)
                        .setTracingPolicy(TracingPolicy.IGNORE),
                new PoolOptions().setHttp1MaxSize(Courier.IN_FLIGHT + TestEvents.AT_ONCE));
    }

    @Override
    public Result post(Destination to, Parcel parcel) {
        var exchange = new Exchange();
        try {
            var answer = client.request(options(to))
                    .compose(request -> exchange.send(request, parcel))
                    .toCompletionStage()
                    .toCompletableFuture();
            return Result.answered(answer.get(whole.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Result.failed(Failure.TIMEOUT);
        } catch (ExecutionException e) {
            return Result.failed(kind(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            exchange.end();
        }
    }

    @PreDestroy
    void close() {
        client.close();
    }

    private static RequestOptions options(Destination to) {
        var url = to.url();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(
                        SocketAddress.inetSocketAddress(url.port(), to.address().getHostAddress()))
                .setHost(url.host())
                .setPort(url.port())
                .setSsl(url.tls())
                .setURI(url.target())
                .setFollowRedirects(false);
    }

    private static Failure kind(@Nullable Throwable cause) {
        return switch (cause) {
            case ConnectTimeoutException e -> Failure.TIMEOUT;
            case ConnectException e -> Failure.CONNECTION_REFUSED;
            case SSLException e -> Failure.TLS;
            case null, default ->
                cause != null && cause.getCause() instanceof SSLException ? Failure.TLS : Failure.CONNECTION_FAILED;
        };
    }

    /** One request and its answer; given up, it is torn down wherever it stands. */
    private static final class Exchange {

        private @Nullable HttpClientRequest request;
        private boolean over;

        synchronized Future<Integer> send(HttpClientRequest opened, Parcel parcel) {
            request = opened;
            if (over) {
                opened.reset();
                return Future.failedFuture(new TimeoutException());
            }
            return opened.putHeader("Content-Type", "application/json")
                    .putHeader("User-Agent", "Hotline-12345")
                    .putHeader("webhook-id", parcel.id())
                    .putHeader("webhook-timestamp", parcel.timestamp())
                    .putHeader("webhook-signature", parcel.signature())
                    .send(Buffer.buffer(parcel.body()))
                    .compose(Exchange::readSome);
        }

        /** What a receiver says beyond its status is of no use here; reading a little of it lets a well-behaved one finish. */
        private static Future<Integer> readSome(HttpClientResponse answer) {
            var done = Promise.<Integer>promise();
            var read = new AtomicLong();
            answer.exceptionHandler(done::tryFail);
            answer.endHandler(end -> done.tryComplete(answer.statusCode()));
            answer.handler(part -> {
                if (read.addAndGet(part.length()) > MAX_ANSWER_BYTES) {
                    done.tryComplete(answer.statusCode());
                    answer.request().reset();
                }
            });
            return done.future();
        }

        synchronized void end() {
            over = true;
            if (request != null) {
                request.reset();
            }
        }
    }
}
