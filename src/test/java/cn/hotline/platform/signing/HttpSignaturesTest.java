package cn.hotline.platform.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hotline.platform.Refusal;
import cn.hotline.platform.signing.HttpSignatures.Signed;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against requests signed by an implementation of somebody else, named in {@code signed-requests.json}. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class HttpSignaturesTest {

    private static final Instant CREATED = Instant.parse("2026-11-22T02:00:00Z");
    private static final JsonNode FIXTURE = fixture();
    private static final byte[] SECRET =
            Base64.getDecoder().decode(FIXTURE.get("secret").asText());

    @Inject
    HttpSignatures signatures;

    /** The nonces of the fixture are the same in each test: each has a key id, and so a list of nonces, of its own. */
    private final Function<String, List<byte[]>> secrets =
            keyId -> keyId.equals("fixture-key") ? List.of(new byte[32], SECRET) : List.of();

    static Stream<String> names() {
        return Stream.of("read", "list", "file", "empty body");
    }

    @BeforeEach
    void forgetNonces() {
        MovedClock.at(CREATED.plusSeconds(10));
        io.quarkus.narayana.jta.QuarkusTransaction.requiringNew()
                .run(() -> io.quarkus.hibernate.orm.panache.Panache.getEntityManager()
                        .createNativeQuery("delete from signature_nonce where key_id = 'fixture-key'")
                        .executeUpdate());
    }

    @AfterEach
    void presentTime() {
        MovedClock.reset();
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatAnotherImplementationSignedCountsOnce(String name) {
        var request = new Changed(name);
        assertThat(signatures.demand(request.signed(), secrets)).isEqualTo("fixture-key");
        HttpSignatures.demandBody(request.signed(), request.body);
        refused(request.signed());
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatWasChangedDoesNotCount(String name) {
        changed(name, request -> request.method = "PUT");
        changed(name, request -> request.path += "/");
        changed(name, request -> request.query = request.query == null ? "a=1" : null);
        changed(name, request -> request.query = "limit=50");
        changed(name, request -> request.headers.put("content-digest", "sha-256=:" + "A".repeat(43) + "=:"));
        changed(name, request -> request.headers.put("idempotency-key", "another-key-of-mine"));
        changed(name, request -> request.headers.merge("signature", "", (s, x) -> s.replaceFirst("=:..", "=:AA")));
        changed(name, request -> request.headers.remove("signature"));
        changed(name, request -> request.headers.merge("signature-input", "", (s, x) -> s.replace("fixture", "other")));
        changed(name, request -> request.headers.merge("signature-input", "", (s, x) -> s.replace("sig1", "sig2")));
        changed(name, request -> request.headers.merge("signature-input", "", (s, x) -> s.replace("hmac-sha256", "x")));
        changed(
                name,
                request -> request.headers.merge(
                        "signature-input", "", (s, x) -> s.replaceFirst("nonce=\"..", "nonce=\"zz")));
        changed(name, request -> request.headers.merge("signature-input", "", (s, x) -> s.replace("\"@path\"", "")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "sig1", "sig1=()", "sig1=(\"@method\"", "a=();b=()", "sig1=(\"@method\" \"@path\");created=x"
            })
    void whatIsNoSignatureDoesNotCount(String input) {
        changed("read", request -> request.headers.put("signature-input", input));
        changed("read", request -> request.headers.put("signature-input", input + "\"".repeat(5000)));
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, 86_400})
    void whatIsStaleOrOfTheFutureDoesNotCount(long seconds) {
        MovedClock.at(CREATED.plusSeconds(seconds));
        refused(new Changed("read").signed());
        MovedClock.at(CREATED.plus(Duration.ofSeconds(seconds > 0 ? 290 : -290)));
        signatures.demand(new Changed("read").signed(), secrets);
    }

    @ParameterizedTest
    @MethodSource("names")
    void onlyTheBodyThatWasSignedCounts(String name) {
        var request = new Changed(name);
        var other = "{\"title\":\"x\"}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> HttpSignatures.demandBody(request.signed(), other))
                .isInstanceOf(Refusal.class);
        request.headers.put("content-digest", "md5=:AAAA:");
        assertThatThrownBy(() -> HttpSignatures.demandBody(request.signed(), request.body))
                .isInstanceOf(Refusal.class);
    }

    private void changed(String name, Consumer<Changed> change) {
        var request = new Changed(name);
        change.accept(request);
        refused(request.signed());
    }

    private void refused(Signed signed) {
        assertThatThrownBy(() -> signatures.demand(signed, secrets)).isInstanceOf(Refusal.class);
    }

    private static JsonNode fixture() {
        try (var in = HttpSignaturesTest.class.getResourceAsStream("/signed-requests.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A request of the fixture that a test may change. */
    private static final class Changed {
        private String method;
        private String path;
        private String query;
        private final byte[] body;
        private final Map<String, String> headers = new HashMap<>();

        Changed(String name) {
            JsonNode found = null;
            for (var request : FIXTURE.get("requests")) {
                found = request.get("name").asText().equals(name) ? request : found;
            }
            method = found.get("method").asText();
            path = found.get("path").asText();
            query = found.get("query").textValue();
            body = (found.get("body").isNull() ? "" : found.get("body").asText()).getBytes(StandardCharsets.UTF_8);
            found.get("headers")
                    .properties()
                    .forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
            if (found.get("body").isNull()) {
                headers.put("x-request", UUID.randomUUID().toString()); // what is not signed may differ
            }
        }

        Signed signed() {
            return new Signed(method, path, query, headers::get);
        }
    }
}
