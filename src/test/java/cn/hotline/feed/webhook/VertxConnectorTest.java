package cn.hotline.feed.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The connector of production against servers on this machine: the address is the one given, the name is only proved. */
@Timeout(60)
class VertxConnectorTest {

    private static final String NAME = "hooks.example.cn";
    private static final Duration WHOLE = Duration.ofSeconds(2);
    private static final Parcel PARCEL =
            new Parcel("id-1", "1700000000", "v1,x", "{}".getBytes(StandardCharsets.UTF_8));

    @TempDir
    static Path folder;

    private static Vertx vertx;
    private static VertxConnector connector;
    private static Servers servers;

    @BeforeAll
    static void start() throws Exception {
        vertx = Vertx.vertx();
        servers = Servers.named(NAME, vertx, folder);
        connector = new VertxConnector(vertx, new HttpClientOptions().setTrustOptions(servers.store()), WHOLE);
    }

    @AfterAll
    static void stop() throws Exception {
        connector.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void overTlsTheNameIsProvedAndTheAddressIsTheOneGiven() throws Exception {
        var names = new CopyOnWriteArrayList<String>();
        var server = servers.tls(request -> {
            names.add(request.authority().host() + " " + request.connection().indicatedServerName());
            request.response().setStatusCode(202).end();
        });
        assertThat(post(true, NAME, server.actualPort())).isEqualTo(new Result(202, null));
        assertThat(names).containsExactly(NAME + " " + NAME);
        assertThat(post(true, "other.example.cn", server.actualPort()).failure())
                .isEqualTo(Failure.TLS);
        assertThat(names).hasSize(1);
    }

    @Test
    void aCertificateThatNobodyVouchesForIsRefused() throws Exception {
        var server = servers.tls(request -> request.response().end());
        var strict = new VertxConnector(vertx, new HttpClientOptions(), WHOLE);
        assertThat(strict.post(to(true, NAME, server.actualPort()), PARCEL).failure())
                .isEqualTo(Failure.TLS);
        strict.close();
    }

    @Test
    void theRequestIsWhatTheStandardSays() throws Exception {
        var seen = new CopyOnWriteArrayList<String>();
        var server = servers.plain(request -> request.body().onSuccess(body -> {
            seen.addAll(List.of(
                    request.method().name(),
                    request.uri(),
                    request.getHeader("webhook-id"),
                    request.getHeader("webhook-timestamp"),
                    request.getHeader("webhook-signature"),
                    body.toString()));
            request.response().end("thanks");
        }));
        assertThat(post(false, NAME, server.actualPort())).isEqualTo(new Result(200, null));
        assertThat(seen).containsExactly("POST", "/in?x=1", "id-1", "1700000000", "v1,x", "{}");
    }

    @Test
    void aRedirectIsAnAnswerLikeAnyOther() throws Exception {
        var asked = new CopyOnWriteArrayList<String>();
        var server = servers.plain(request -> {
            asked.add(request.path());
            request.response()
                    .setStatusCode(302)
                    .putHeader("Location", "/elsewhere")
                    .end();
        });
        assertThat(post(false, NAME, server.actualPort())).isEqualTo(new Result(302, Failure.REDIRECT));
        assertThat(asked).containsExactly("/in");
    }

    @Test
    void ofAnEndlessAnswerOnlyALittleIsRead() throws Exception {
        var server = servers.plain(request -> {
            var response = request.response().setChunked(true);
            response.exceptionHandler(gone -> {});
            vertx.setPeriodic(5, timer -> {
                if (response.closed()) {
                    vertx.cancelTimer(timer);
                } else {
                    response.write("x".repeat(4096));
                }
            });
        });
        assertThat(post(false, NAME, server.actualPort())).isEqualTo(new Result(200, null));
    }

    @Test
    void silenceAndDrippingAreTimeouts() throws Exception {
        var silent = servers.plain(request -> {});
        assertThat(post(false, NAME, silent.actualPort())).isEqualTo(Result.failed(Failure.TIMEOUT));
        var dripping = servers.plain(request -> {
            var response = request.response().setChunked(true);
            response.exceptionHandler(gone -> {});
            vertx.setPeriodic(100, timer -> {
                if (response.closed()) {
                    vertx.cancelTimer(timer);
                } else {
                    response.write("x");
                }
            });
        });
        assertThat(post(false, NAME, dripping.actualPort())).isEqualTo(Result.failed(Failure.TIMEOUT));
    }

    @Test
    void aClosedPortAndABrokenConversationAreFailures() throws Exception {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        assertThat(post(false, NAME, closed)).isEqualTo(Result.failed(Failure.CONNECTION_REFUSED));
        var rude = servers.plain(request -> request.connection().close());
        assertThat(post(false, NAME, rude.actualPort())).isEqualTo(Result.failed(Failure.CONNECTION_FAILED));
        assertThat(post(true, NAME, rude.actualPort()).failure()).isIn(Failure.TLS, Failure.CONNECTION_FAILED);
    }

    private static Result post(boolean tls, String name, int port) {
        return connector.post(to(tls, name, port), PARCEL);
    }

    private static Destination to(boolean tls, String name, int port) {
        return new Destination(InetAddress.getLoopbackAddress(), new Destination.Url(tls, name, port, "/in?x=1"));
    }
}
