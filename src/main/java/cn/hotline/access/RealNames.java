package cn.hotline.access;

import cn.hotline.platform.signing.RequestSignature;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Asks the city's identity authority whether a name, a card and a telephone are one person's. The number they proved is asked for with
 * it: names with card numbers are known to too many for them alone to open somebody's tickets.
 */
@Singleton
final class RealNames {

    private static final Logger LOG = Logger.getLogger(RealNames.class);
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration WHOLE = Duration.ofSeconds(8);

    /** Longest answer that is read, in bytes; a longer one is cut and so no JSON. */
    private static final int LONGEST = 4096;

    private final RealNameConfig config;
    private final ObjectMapper json;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    RealNames(RealNameConfig config, ObjectMapper json, Clock clock) {
        this.config = config;
        this.json = json;
        this.clock = clock;
    }

    /** What the authority says. */
    enum Verdict {
        MATCHES,
        DIFFERS,
        /** It has no record of that card. */
        UNKNOWN,
        /** It can't be asked now. */
        AWAY
    }

    /** Who somebody says they are. */
    record Claim(String name, IdCard card, Phone phone) {
        @Override
        public String toString() {
            return "Claim[]";
        }
    }

    boolean isOffered() {
        return config.url().filter(url -> !url.toString().isBlank()).isPresent()
                && config.secret().filter(secret -> !secret.isBlank()).isPresent();
    }

    /** Called outside any transaction. */
    Verdict verdict(Claim claim) {
        var kept = new ByteArrayOutputStream();
        var asked = http.sendAsync(
                request(claim),
                BodyHandlers.ofByteArrayConsumer(part ->
                        part.ifPresent(bytes -> kept.write(bytes, 0, Math.min(bytes.length, LONGEST - kept.size())))));
        try {
            // Not the request's own timeout, which is over when the headers are there.
            int status = asked.get(WHOLE.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            return status == 200 ? read(kept.toString(StandardCharsets.UTF_8)) : away("answered " + status);
        } catch (TimeoutException e) {
            return away("took too long");
        } catch (ExecutionException e) {
            return away("can't be reached");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return away("was not waited for");
        } finally {
            asked.cancel(true);
        }
    }

    private HttpRequest request(Claim claim) {
        var address = URI.create(config.url().orElseThrow().toString().replaceAll("/+$", "") + "/verifications");
        var body = json.valueToTree(Map.of(
                        "name", claim.name(),
                        "number", claim.card().number(),
                        "phone", claim.phone().national()))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        var key = new RequestSignature.Key(
                config.keyId(), Base64.getDecoder().decode(config.secret().orElseThrow()));
        RequestSignature.headers("POST", address.getRawPath(), body, key, clock.instant())
                .forEach(request::header);
        return request.build();
    }

    private Verdict read(String body) {
        try {
            return switch (json.readTree(body).path("verdict").asText().toUpperCase(Locale.ROOT)) {
                case "MATCHES" -> Verdict.MATCHES;
                case "DIFFERS" -> Verdict.DIFFERS;
                case "UNKNOWN" -> Verdict.UNKNOWN;
                default -> away("gave no verdict");
            };
        } catch (JsonProcessingException e) {
            return away("gave no JSON");
        }
    }

    private static Verdict away(String why) {
        LOG.warnf("The identity authority %s", why);
        return Verdict.AWAY;
    }
}
