package cn.hotline.channel.phone;

import cn.hotline.platform.CheckedJson;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.signing.HttpSignatures;
import cn.hotline.platform.signing.HttpSignatures.Signed;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jboss.logging.Logger;

/** Who may tell of calls: the signature first, then the size, then the digest, and only then what it says. */
@Singleton
class TelephonyDoor {

    /** What is shorter counts as not set. */
    static final int SHORTEST = 24;

    private static final Logger LOG = Logger.getLogger(TelephonyDoor.class);

    private final HttpSignatures signatures;
    private final CheckedJson json;
    private final TelephonyRules rules;

    TelephonyDoor(HttpSignatures signatures, CheckedJson json, TelephonyRules rules) {
        this.signatures = signatures;
        this.json = json;
        this.rules = rules;
    }

    /** @throws Refusal 404 where there is no secret, 401, 413, 400 or 422; logged by its kind, never by content */
    <T> T read(HttpServerRequest request, InputStream body, int most, Class<T> type) {
        try {
            var signed = new Signed(request.method().name(), request.path(), request.query(), request::getHeader);
            if (!isOpen()) {
                throw Refusal.notFound("not-found");
            }
            signatures.demand(signed, this::secretsOf);
            byte[] bytes = CheckedJson.bytes(body, most);
            HttpSignatures.demandBody(signed, bytes);
            return json.read(bytes, type);
        } catch (Refusal refusal) {
            LOG.warnf("call platform refused: %s", refusal.type());
            throw refusal;
        }
    }

    /** Whether a call platform is connected. */
    boolean isOpen() {
        return !secrets().isEmpty();
    }

    private List<byte[]> secretsOf(String keyId) {
        return rules.keyId().equals(keyId) ? secrets() : List.of();
    }

    private List<byte[]> secrets() {
        return rules.secrets().orElse(List.of()).stream()
                .filter(secret -> secret.length() >= SHORTEST)
                .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
