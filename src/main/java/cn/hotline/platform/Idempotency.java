package cn.hotline.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Does a thing once for each {@code Idempotency-Key} of a client (domain §2). The key's row is written in the transaction of the
 * work itself, so the work and the memory of it stand or fall together; whoever comes second waits for that transaction and gets
 * the first answer byte for byte, or 422 if the request was another one.
 */
@Singleton
public final class Idempotency {

    private static final Duration KEPT = Duration.ofDays(3);
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{16,64}");

    private final EntityManager db;
    private final ObjectMapper json;
    private final Vault vault;
    private final Clock clock;
    private final MeterRegistry metrics;

    Idempotency(EntityManager db, ObjectMapper json, Vault vault, Clock clock, MeterRegistry metrics) {
        this.db = db;
        this.json = json;
        this.vault = vault;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Whose key, for which operation, with which body. */
    public record Once(String client, @Nullable String key, String operation, Object body) {}

    /** What the work came to, before it is rendered. */
    public record Done(
            int status,
            Object view,
            @Nullable String location,
            @Nullable String etag) {

        public static Done created(Object view, String location) {
            return new Done(201, view, location, null);
        }

        public static Done created(Object view, int version) {
            return new Done(201, view, null, "\"" + version + "\"");
        }
    }

    /**
     * @throws Refusal 400 without a well-formed key, 422 when the key was used for another request, and whatever the work throws
     */
    public Answer once(Once once, Supplier<Done> work) {
        demandKey(once.key());
        byte[] request = digest(once);
        try {
            return QuarkusTransaction.requiringNew().call(() -> workAndRemember(once, request, work));
        } catch (RuntimeException failure) {
            // Looked up only now: a repeated key is rare, and a first request should not pay for it.
            if (DatabaseDown.isBehind(failure)) {
                throw failure;
            }
            return QuarkusTransaction.requiringNew()
                    .call(() -> remembered(once, request))
                    .orElseThrow(() -> failure);
        }
    }

    /** For work that is too long for one transaction and remembers itself. @throws Refusal 400 without a well-formed key */
    public static String demandKey(@Nullable String key) {
        if (key == null || !KEY.matcher(key).matches()) {
            throw new Refusal(ProblemType.BAD_PARAMETER, "bad-parameter")
                    .andField("Idempotency-Key", "idempotency-key");
        }
        return key;
    }

    private Answer workAndRemember(Once once, byte[] request, Supplier<Done> work) {
        Answer answer = render(work.get());
        int inserted = db.createNativeQuery("""
                        insert into idempotency (client, key, request, status, body, location, etag, answered_at)
                        values (:client, :key, :request, :status, :body, :location, :etag, :at)
                        on conflict do nothing""")
                .setParameter("client", once.client())
                .setParameter("key", once.key())
                .setParameter("request", request)
                .setParameter("status", answer.status())
                .setParameter("body", vault.sealShort(answer.body(), context(once)))
                .setParameter("location", answer.location())
                .setParameter("etag", answer.etag())
                .setParameter("at", clock.instant())
                .executeUpdate();
        if (inserted == 0) {
            throw new AnsweredBefore();
        }
        return answer;
    }

    private Optional<Answer> remembered(Once once, byte[] request) {
        var rows = db.createNativeQuery(
                        "select request, status, body, location, etag from idempotency where client = :client and key = :key")
                .setParameter("client", once.client())
                .setParameter("key", once.key())
                .getResultList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var row = (Object[]) rows.getFirst();
        if (!Vault.same((byte[]) row[0], request)) {
            throw new Refusal(ProblemType.KEY_REUSED, "key-reused");
        }
        metrics.counter("hotline.idempotent.replays").increment();
        byte[] body = vault.openShort((byte[]) row[2], context(once));
        return Optional.of(new Answer(((Number) row[1]).intValue(), body, (String) row[3], (String) row[4]));
    }

    private Answer render(Done done) {
        try {
            return new Answer(done.status(), json.writeValueAsBytes(done.view()), done.location(), done.etag());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keyed, since what is short enough to be guessed (a number, a track code) could be guessed from a plain digest. */
    private byte[] digest(Once once) {
        try {
            byte[] body = once.body() instanceof byte[] bytes ? bytes : json.writeValueAsBytes(once.body());
            return vault.keyedHash("request", once.operation().getBytes(StandardCharsets.UTF_8), body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String context(Once once) {
        return "idempotency:" + once.client() + ":" + once.key();
    }

    /** Answers are kept three days; safe on any number of nodes, since each deletes what the others left. */
    @Scheduled(every = "10m", delayed = "1m", identity = "idempotency-expiry")
    void forgetOld() {
        QuarkusTransaction.requiringNew()
                .run(() -> db.createNativeQuery("""
                        delete from idempotency where ctid in (
                            select ctid from idempotency where answered_at < :before
                            order by answered_at limit 10000 for update skip locked)""")
                        .setParameter("before", clock.instant().minus(KEPT))
                        .executeUpdate());
    }

    /** Somebody with the same key committed first; carries nothing, since the answer is read from the database. */
    @SuppressWarnings("serial")
    private static final class AnsweredBefore extends RuntimeException {
        AnsweredBefore() {
            super("answered before", null, false, false);
        }
    }
}
