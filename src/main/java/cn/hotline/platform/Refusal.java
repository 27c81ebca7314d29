package cn.hotline.platform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that is refused, with all the caller needs to do better. Texts are keys of the message bundles, so that they come in
 * the caller's language; arguments must never be personal data.
 */
@SuppressWarnings("serial") // never serialised
public final class Refusal extends RuntimeException {

    record FieldRefusal(String field, String key, Object[] args) {}

    private final ProblemType type;
    private final String key;
    private final Object[] args;
    private final List<FieldRefusal> fields = new ArrayList<>();
    private List<String> allowed = List.of();
    private List<Problem.Change> changes = List.of();
    private List<?> alternatives = List.of();
    private @Nullable String number;
    private @Nullable Duration retryAfter;

    public Refusal(ProblemType type, String key, Object... args) {
        super(type.slug() + ": " + key, null, false, false);
        this.type = type;
        this.key = key;
        this.args = args.clone();
    }

    /** One wrong field: 422. */
    public static Refusal invalid(String field, String key, Object... args) {
        return new Refusal(ProblemType.INVALID, "invalid").andField(field, key, args);
    }

    /** Nothing there, or nothing the caller may see: 404. */
    public static Refusal notFound(String key) {
        return new Refusal(ProblemType.NOT_FOUND, key);
    }

    public static Refusal forbidden(String key) {
        return new Refusal(ProblemType.FORBIDDEN, key);
    }

    public static Refusal tooMany(String key, Duration retryAfter) {
        var refusal = new Refusal(ProblemType.TOO_MANY_REQUESTS, key, Math.max(1, retryAfter.toMinutes()));
        refusal.retryAfter = retryAfter;
        return refusal;
    }

    public static Refusal unavailable(String key, Duration retryAfter) {
        var refusal = new Refusal(ProblemType.UNAVAILABLE, key);
        refusal.retryAfter = retryAfter;
        return refusal;
    }

    public Refusal andField(String field, String key, Object... args) {
        fields.add(new FieldRefusal(field, key, args));
        return this;
    }

    public Refusal allowing(List<String> allowed) {
        this.allowed = List.copyOf(allowed);
        return this;
    }

    public Refusal after(List<Problem.Change> changes) {
        this.changes = List.copyOf(changes);
        return this;
    }

    /** What could be asked for instead, as its own views. */
    public Refusal offering(List<?> instead) {
        this.alternatives = List.copyOf(instead);
        return this;
    }

    public Refusal about(String number) {
        this.number = number;
        return this;
    }

    public ProblemType type() {
        return type;
    }

    public boolean hasFields() {
        return !fields.isEmpty();
    }

    List<String> allowed() {
        return allowed;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    /** For answers that are no HTTP response, such as a frame. */
    public Problem problem(Messages messages) {
        return problem(messages, Problems.traceId());
    }

    Problem problem(Messages messages, String traceId) {
        var errors = fields.stream()
                .map(f -> new Problem.FieldError(f.field(), messages.text(f.key(), f.args())))
                .toList();
        return new Problem(
                "/problems/" + type.slug(),
                messages.title(type),
                type.status(),
                messages.text(key, args),
                traceId,
                errors,
                allowed,
                changes,
                number,
                alternatives);
    }
}
