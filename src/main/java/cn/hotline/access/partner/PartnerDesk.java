package cn.hotline.access.partner;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** Registers partners, changes what holds for them, and makes and retires their keys. */
@ApplicationScoped
class PartnerDesk {

    private static final int KEYS_AT_ONCE = 10;
    private static final int USAGE_KEPT_DAYS = 92;

    private final EntityManager db;
    private final Partners partners;
    private final PartnerKeys keys;
    private final Vault vault;
    private final Clock clock;

    PartnerDesk(EntityManager db, Partners partners, PartnerKeys keys, Vault vault, Clock clock) {
        this.db = db;
        this.partners = partners;
        this.keys = keys;
        this.vault = vault;
        this.clock = clock;
    }

    /** A client with all keys it ever had. */
    record Whole(PartnerClient.View partner, List<PartnerKey.View> keys) {}

    /** The secret is in the clear only here. */
    record Issued(PartnerKey.View key, String secret) {}

    /** @throws Refusal 409 for an id that is taken */
    @Transactional
    PartnerClient.View register(String id, PartnerClient.Kind kind, PartnerClient.Terms terms, String by) {
        db.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(:name, 0)) as text)")
                .setParameter("name", "partner:" + id)
                .getResultList();
        if (PartnerClient.named(id).isPresent()) {
            throw new Refusal(ProblemType.REFUSED, "partner-there");
        }
        var client = PartnerClient.register(id, kind, clock.instant());
        client.agree(terms, by, clock.instant());
        client.persist();
        partners.forget(id);
        return client.view();
    }

    /** @throws Refusal 404 */
    @Transactional
    PartnerClient.View change(String id, PartnerClient.Terms terms, String by) {
        var client = PartnerClient.held(id).orElseThrow(() -> Refusal.notFound("not-found"));
        client.agree(terms, by, clock.instant());
        return client.view();
    }

    /** What this node remembers is wrong once a change is committed. */
    void forget(String id) {
        partners.forget(id);
    }

    @Transactional
    Whole read(String id) {
        var client = PartnerClient.named(id).orElseThrow(() -> Refusal.notFound("not-found"));
        return new Whole(
                client.view(), PartnerKey.of(id).stream().map(PartnerKey::view).toList());
    }

    /** @throws Refusal 404, 409 when too many count at once */
    @Transactional
    Issued issue(String client, PartnerKey.Kind kind, String by) {
        if (PartnerClient.held(client).isEmpty()) {
            throw Refusal.notFound("not-found");
        }
        var now = clock.instant();
        if (PartnerKey.of(client).stream().filter(key -> key.counts(now)).count() >= KEYS_AT_ONCE) {
            throw new Refusal(ProblemType.REFUSED, "partner-keys", KEYS_AT_ONCE);
        }
        var made = PartnerKey.make(client, kind, by, vault, now);
        made.key().persist();
        return new Issued(made.key().view(), made.secret());
    }

    /** @throws Refusal 404 */
    @Transactional
    PartnerKey.View retire(String client, String keyId, Duration overlap) {
        var key = PartnerKey.named(client, keyId).orElseThrow(() -> Refusal.notFound("not-found"));
        key.retire(clock.instant().plus(overlap));
        return key.view();
    }

    void forgetKey(String keyId) {
        keys.forget(keyId);
    }

    /** Counts of past days are kept a quarter, for those who ask why; safe on any number of nodes. */
    @Scheduled(every = "6h", delayed = "11m", identity = "partner-usage-expiry")
    @Transactional
    void forgetOld() {
        db.createNativeQuery("delete from partner_usage where day < :before")
                .setParameter(
                        "before",
                        LocalDate.ofInstant(clock.instant(), clock.getZone()).minusDays(USAGE_KEPT_DAYS))
                .executeUpdate();
    }
}
