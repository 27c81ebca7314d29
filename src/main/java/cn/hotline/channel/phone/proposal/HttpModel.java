package cn.hotline.channel.phone.proposal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** A model behind an HTTP address: one POST of the turns, one JSON answer, within the time there is. */
final class HttpModel implements ProposalModel {

    private static final Logger LOG = Logger.getLogger(HttpModel.class);

    /** Longest answer that is read, in bytes; a longer one is cut and so no JSON. */
    private static final int LONGEST = 64 * 1024;

    private final URI url;
    private final Optional<String> token;
    private final Duration wait;
    private final ObjectMapper json;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    HttpModel(URI url, Optional<String> token, Duration wait, ObjectMapper json) {
        this.url = url;
        this.token = token;
        this.wait = wait;
        this.json = json;
    }

    private record Line(int index, Speaker speaker, String text) {}

    @Override
    public Optional<JsonNode> opinion(Transcript transcript) {
        var kept = new ByteArrayOutputStream();
        var asked = http.sendAsync(
                request(transcript),
                BodyHandlers.ofByteArrayConsumer(part -> part.ifPresent(bytes -> {
                    if (kept.size() < LONGEST) {
                        kept.write(bytes, 0, bytes.length);
                    }
                })));
        try {
            int status = asked.get(wait.toMillis(), TimeUnit.MILLISECONDS).statusCode();
            if (status == 200) {
                return Optional.of(json.readTree(kept.toString(StandardCharsets.UTF_8)));
            }
            LOG.warnf("The model for proposals answered %d", status);
        } catch (TimeoutException e) {
            LOG.warn("The model for proposals took too long");
        } catch (ExecutionException | JsonProcessingException e) {
            LOG.warn("The model for proposals cannot be reached or understood");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            asked.cancel(true);
        }
        return Optional.empty();
    }

    private HttpRequest request(Transcript transcript) {
        var turns = transcript.turns().stream()
                .map(turn -> new Line(turn.index(), turn.speaker(), turn.text()))
                .toList();
        var body = json.valueToTree(Map.of("day", transcript.day().toString(), "turns", List.copyOf(turns)));
        var request = HttpRequest.newBuilder(url)
                .timeout(wait)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return request.build();
    }
}
