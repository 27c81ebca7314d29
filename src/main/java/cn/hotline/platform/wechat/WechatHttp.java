package cn.hotline.platform.wechat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Asks WeChat once, until a time and no longer, and tells what surely did not arrive from what may have. */
@Singleton
public final class WechatHttp {

    private static final Duration CONNECT = Duration.ofSeconds(3);

    /** Longest answer that is read, in bytes; what comes after is dropped. */
    private static final int LONGEST = 64 * 1024;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    private final ObjectMapper json;
    private final Clock clock;

    public WechatHttp(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /** A file as it comes; whoever reads it closes it. */
    record File(String contentType, InputStream content) {}

    Duration left(Instant until) {
        return Duration.between(clock.instant(), until);
    }

    Instant until(Duration within) {
        return clock.instant().plus(within);
    }

    WechatHeard ask(URI address, @Nullable JsonNode body, Instant until) {
        var request = HttpRequest.newBuilder(address);
        if (body != null) {
            request.header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        }
        var kept = new ByteArrayOutputStream();
        var exchange = http.sendAsync(
                request.build(),
                HttpResponse.BodyHandlers.ofByteArrayConsumer(part ->
                        part.ifPresent(bytes -> kept.write(bytes, 0, Math.min(bytes.length, LONGEST - kept.size())))));
        try {
            int status = await(exchange, until).statusCode();
            return new WechatHeard.Told(status, tree(kept.toString(StandardCharsets.UTF_8)));
        } catch (TimeoutException e) {
            return new WechatHeard.Lost("timeout");
        } catch (ExecutionException e) {
            return failed(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new WechatHeard.Lost("interrupted");
        }
    }

    /** @throws IOException when it does not begin in time */
    File download(URI address, Instant until) throws IOException {
        var exchange =
                http.sendAsync(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofInputStream());
        try {
            var answer = await(exchange, until);
            if (answer.statusCode() != 200) {
                answer.body().close();
                throw new IOException("http-" + answer.statusCode());
            }
            return new File(answer.headers().firstValue("Content-Type").orElse(""), answer.body());
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException("media", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("media", e);
        }
    }

    JsonNode tree(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** Not the request's own timeout, which is over when the headers are there. */
    private <T> T await(CompletableFuture<T> exchange, Instant until)
            throws TimeoutException, ExecutionException, InterruptedException {
        boolean ended = false;
        try {
            var answer = exchange.get(Math.max(1, left(until).toMillis()), TimeUnit.MILLISECONDS);
            ended = true;
            return answer;
        } finally {
            if (!ended) {
                exchange.cancel(true);
            }
        }
    }

    private static WechatHeard failed(@Nullable Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException slow -> new WechatHeard.Unreached("connect-timeout");
            case ConnectException refused -> new WechatHeard.Unreached("unreachable");
            case SSLHandshakeException untrusted -> new WechatHeard.Unreached("tls");
            case null, default -> new WechatHeard.Lost("broken");
        };
    }
}
