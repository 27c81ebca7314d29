package cn.hotline.feed.webhook;

import cn.hotline.access.Caller;
import cn.hotline.feed.Cursor;
import cn.hotline.feed.FeedLog;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a partner does with its webhooks. */
@ApplicationScoped
public class Webhooks {

    static final int PER_PARTNER = 5;

    private final EntityManager db;
    private final FeedLog feed;
    private final Vault vault;
    private final Clock clock;

    Webhooks(EntityManager db, FeedLog feed, Vault vault, Clock clock) {
        this.db = db;
        this.feed = feed;
        this.vault = vault;
        this.clock = clock;
    }

    /** A webhook with its secret, which is shown this once. */
    public record Registered(WebhookView webhook, String secret) {}

    /** The secret that signs from now on, and until when the one before signs too. */
    public record Rotated(String secret, Instant overlapUntil) {}

    /** @throws Refusal 409 beyond the limit */
    @Transactional
    public Registered register(Caller.Partner partner, String url, @Nullable String description) {
        // Two at once, on any nodes, would both count four.
        db.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(:name, 0)) as text)")
                .setParameter("name", "webhooks:" + partner.id())
                .getResultList();
        if (Webhook.of(partner.id()).size() >= PER_PARTNER) {
            throw new Refusal(ProblemType.REFUSED, "webhook-limit", PER_PARTNER);
        }
        var now = clock.instant();
        var webhook = Webhook.register(partner.id(), feed.head(), now, vault);
        webhook.change(url, description, false);
        webhook.persist();
        return new Registered(webhook.view(now), secret(webhook, now));
    }

    @Transactional
    public List<WebhookView> list(Caller.Partner partner) {
        var now = clock.instant();
        return Webhook.of(partner.id()).stream()
                .map(webhook -> webhook.view(now))
                .toList();
    }

    @Transactional
    public WebhookView read(Caller.Partner partner, UUID id) {
        return own(partner, id).view(clock.instant());
    }

    @Transactional
    public WebhookView change(Caller.Partner partner, UUID id, WebhookResource.Change change) {
        var webhook = taken(partner, id);
        webhook.change(change.url(), change.description(), change.paused());
        return webhook.view(clock.instant());
    }

    @Transactional
    public void remove(Caller.Partner partner, UUID id) {
        taken(partner, id).delete();
    }

    @Transactional
    public Rotated rotate(Caller.Partner partner, UUID id, Duration overlap) {
        var webhook = taken(partner, id);
        var now = clock.instant();
        var until = now.plus(overlap);
        webhook.rotate(until, vault);
        return new Rotated(secret(webhook, now), until);
    }

    /**
     * @param cursor 0 for all that is still kept
     * @throws Refusal 400 for a cursor of another stream, 404 when what follows it is no longer kept
     */
    @Transactional
    public WebhookView replay(Caller.Partner partner, UUID id, String cursor) {
        var webhook = taken(partner, id);
        long after = Cursor.parse(cursor);
        if (after > 0) {
            feed.demand(after);
        }
        webhook.replay(after);
        return webhook.view(clock.instant());
    }

    @Transactional
    Webhook.Addressee addressee(Caller.Partner partner, UUID id) {
        return own(partner, id).addressee(clock.instant(), vault);
    }

    static Webhook own(Caller.Partner partner, UUID id) {
        return Webhook.find(partner.id(), id).orElseThrow(() -> Refusal.notFound("not-found"));
    }

    /** Read with the lock, not before it: what the spooler wrote meanwhile would be written over. */
    private static Webhook taken(Caller.Partner partner, UUID id) {
        return Webhook.take(partner.id(), id).orElseThrow(() -> Refusal.notFound("not-found"));
    }

    private String secret(Webhook webhook, Instant now) {
        var newest = webhook.addressee(now, vault).secrets().getFirst();
        return "whsec_" + Base64.getEncoder().encodeToString(newest);
    }
}
