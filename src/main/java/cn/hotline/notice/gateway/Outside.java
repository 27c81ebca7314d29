package cn.hotline.notice.gateway;

import cn.hotline.notice.Answer;
import cn.hotline.notice.Answer.Fault;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Asks a provider by HTTP, once, and tells what surely did not arrive from what may have. */
@Singleton
final class Outside {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration WHOLE = Duration.ofSeconds(8);

    /** Longest answer that is read, in bytes; what comes after is dropped. */
    private static final int LONGEST = 64 * 1024;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    /** What came of it. */
    sealed interface Heard {

        default Answer answer(Function<Said, Answer> meaning) {
            return switch (this) {
                case Said said -> meaning.apply(said);
                case Unreached unreached -> new Answer.Refused(Fault.UNAVAILABLE, unreached.why());
                case Lost lost -> new Answer.Unknown(lost.why());
            };
        }
    }

    /** An answer. */
    record Said(int status, String body) implements Heard {

        /** The body; missing where it is no JSON. */
        JsonNode tree(ObjectMapper json) {
            try {
                return json.readTree(body);
            } catch (JsonProcessingException e) {
                return MissingNode.getInstance();
            }
        }

        /** For when the body does not say: a server that failed may have done its work before. */
        Answer byStatus() {
            var code = "http-" + status;
            return switch (status) {
                case 401, 402, 403, 404 -> new Answer.Refused(Fault.ACCOUNT, code);
                case 429 -> new Answer.Refused(Fault.THROTTLED, code);
                case 503 -> new Answer.Refused(Fault.UNAVAILABLE, code);
                default ->
                    status / 100 == 4
                            ? new Answer.Refused(Fault.CONTENT, code)
                            : status / 100 == 3 ? new Answer.Refused(Fault.ACCOUNT, code) : new Answer.Unknown(code);
            };
        }
    }

    /** Nobody there: the request never left. */
    record Unreached(String why) implements Heard {}

    /** The request left, and no answer came. */
    record Lost(String why) implements Heard {}

    Heard ask(HttpRequest request) {
        var kept = new ByteArrayOutputStream();
        var exchange = http.sendAsync(
                request,
                HttpResponse.BodyHandlers.ofByteArrayConsumer(part ->
                        part.ifPresent(bytes -> kept.write(bytes, 0, Math.min(bytes.length, LONGEST - kept.size())))));
        try {
            // Not the request's own timeout, which is over when the headers are there.
            int status = exchange.get(WHOLE.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            return new Said(status, kept.toString(StandardCharsets.UTF_8));
        } catch (TimeoutException e) {
            exchange.cancel(true);
            return new Lost("timeout");
        } catch (ExecutionException e) {
            return failed(e.getCause());
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            return new Lost("interrupted");
        }
    }

    private static Heard failed(@Nullable Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException slow -> new Unreached("connect-timeout");
            case ConnectException refused -> new Unreached("unreachable");
            case SSLHandshakeException untrusted -> new Unreached("tls");
            case IOException broken -> new Lost("broken");
            case null, default -> new Lost("failed");
        };
    }
}
