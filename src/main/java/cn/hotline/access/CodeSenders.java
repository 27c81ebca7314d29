package cn.hotline.access;

import cn.hotline.access.demo.DemoOutbox;
import cn.hotline.platform.DemoMode;
import cn.hotline.platform.Refusal;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jboss.logging.Logger;

/** Chooses the way login codes go out, by configuration. */
final class CodeSenders {

    private static final Logger LOG = Logger.getLogger(CodeSenders.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration RETRY = Duration.ofSeconds(30);

    @Produces
    @Singleton
    CodeSender sender(AccessConfig config, DemoMode mode, DemoOutbox outbox, ObjectMapper json) {
        var url = config.smsUrl().filter(u -> !u.isBlank());
        if (url.isPresent()) {
            return new HttpSender(URI.create(url.get()), config.smsToken().orElse(""), json);
        }
        if (mode.isOn()) {
            return outbox;
        }
        return (phone, text) -> {
            throw Refusal.unavailable("sms-not-configured", RETRY);
        };
    }

    /** Posts to the city's own SMS service. */
    private record HttpSender(URI url, String token, ObjectMapper json, HttpClient http) implements CodeSender {

        HttpSender(URI url, String token, ObjectMapper json) {
            this(
                    url,
                    token,
                    json,
                    HttpClient.newBuilder().connectTimeout(TIMEOUT).build());
        }

        @Override
        public void send(Phone phone, String text) {
            try {
                var body = json.writeValueAsBytes(Map.of("phone", phone.e164(), "text", text));
                var request = HttpRequest.newBuilder(url)
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + token)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
                int status = http.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status / 100 == 2) {
                    return;
                }
                LOG.warnf("The SMS gateway answered %d; the code was not sent", status);
            } catch (IOException e) {
                // Its class only: a message may hold the number.
                LOG.warnf("The SMS gateway cannot be reached (%s)", e.getClass().getSimpleName());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw Refusal.unavailable("sms-failed", RETRY);
        }
    }
}
