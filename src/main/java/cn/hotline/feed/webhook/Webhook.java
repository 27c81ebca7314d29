package cn.hotline.feed.webhook;

import cn.hotline.feed.Cursor;
import cn.hotline.platform.Backoff;
import cn.hotline.platform.Vault;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** An address to which a partner has the events of its tickets sent. */
@Entity
public class Webhook extends PanacheEntityBase {

    @Id
    private UUID id;

    private String partner;
    private String url;
    private @Nullable String description;
    private boolean paused;
    private @Nullable Instant disabledAt;

    @Embedded
    private Secrets secrets;

    private long position;
    private int failures;
    private @Nullable Instant openUntil;
    private Instant registeredAt;

    @SuppressWarnings("NullAway.Init")
    protected Webhook() {}

    private Webhook(String partner, long position, Instant at, Vault vault) {
        this.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        this.partner = partner;
        this.url = "";
        this.position = position;
        this.registeredAt = at;
        this.secrets = Secrets.random(id, vault);
    }

    /** What an attempt needs of it; the secrets in the clear, so it lives only as long. */
    record Addressee(UUID webhook, String partner, String url, List<byte[]> secrets) {}

    /** @param position the first event is the one after it */
    static Webhook register(String partner, long position, Instant at, Vault vault) {
        return new Webhook(partner, position, at, vault);
    }

    static List<Webhook> of(String partner) {
        return list("partner = ?1 order by id", partner);
    }

    static Optional<Webhook> find(String partner, UUID id) {
        return find("id = ?1 and partner = ?2", id, partner).firstResultOptional();
    }

    /** Whoever changes one takes it first: the spooler and the couriers of all nodes do, too. */
    static Optional<Webhook> take(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    static Optional<Webhook> take(String partner, UUID id) {
        return find("id = ?1 and partner = ?2", id, partner)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Taking up again what was paused or had refused all (410) also forgets its failures. */
    void change(String newUrl, @Nullable String newDescription, boolean pause) {
        url = newUrl;
        description = newDescription;
        paused = pause;
        if (!pause) {
            disabledAt = null;
            recovered();
        }
    }

    void rotate(Instant oldUntil, Vault vault) {
        secrets.rotate(id, oldUntil, vault);
    }

    /** Events after the position are sent once more; never skips any. */
    void replay(long after) {
        position = Math.min(position, after);
    }

    void advance(long to) {
        position = to;
    }

    void disable(Instant at) {
        disabledAt = at;
    }

    void recovered() {
        failures = 0;
        openUntil = null;
    }

    /** @return whether the circuit opened by it */
    boolean failed(Instant now, WebhookRules rules) {
        if (isOpen(now)) {
            // It was under way when another one opened the circuit; counted, it would lengthen the pause by chance.
            return false;
        }
        failures++;
        int beyond = failures - rules.circuitFailures() + 1;
        if (beyond > 0) {
            openUntil = now.plus(Backoff.after(beyond, rules.circuitPause(), rules.retryCap()));
        }
        return beyond == 1;
    }

    boolean isActive() {
        return !paused && disabledAt == null;
    }

    private boolean isOpen(Instant now) {
        return openUntil != null && openUntil.isAfter(now);
    }

    /** How many attempts may be under way at once: none while the circuit is open, then one as a probe. */
    int width(Instant now, int most) {
        if (!isActive() || isOpen(now)) {
            return 0;
        }
        return openUntil == null ? most : 1;
    }

    Addressee addressee(Instant now, Vault vault) {
        return new Addressee(id, partner, url, secrets.open(id, now, vault));
    }

    WebhookView view(Instant now) {
        return new WebhookView(
                id,
                url,
                description,
                paused,
                state(now),
                Cursor.text(position),
                failures,
                isOpen(now) ? openUntil : null,
                secrets.overlapUntil(now),
                registeredAt);
    }

    UUID id() {
        return id;
    }

    String partner() {
        return partner;
    }

    long position() {
        return position;
    }

    private WebhookView.State state(Instant now) {
        if (disabledAt != null) {
            return WebhookView.State.DISABLED;
        }
        if (paused) {
            return WebhookView.State.PAUSED;
        }
        return isOpen(now) ? WebhookView.State.WAITING : WebhookView.State.ACTIVE;
    }
}
