package cn.hotline.feed.webhook;

import cn.hotline.access.partner.Partners;
import cn.hotline.feed.Entry;
import cn.hotline.platform.OneColumn;
import cn.hotline.platform.Vault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Hands deliveries to one node each, for as long as a lease; a node that dies loses them to another when it runs out. */
@Singleton
final class Claims {

    /** Longer than an attempt can take: name, connection, answer and writing it down. */
    static final Duration LEASE = Duration.ofSeconds(60);

    /** Attempts under way at once to one webhook, over all nodes. */
    static final int PER_WEBHOOK = 4;

    private final EntityManager db;
    private final Vault vault;
    private final Partners partners;
    private final Clock clock;

    Claims(EntityManager db, Vault vault, Partners partners, Clock clock) {
        this.db = db;
        this.vault = vault;
        this.partners = partners;
        this.clock = clock;
    }

    /** A delivery this node is at. */
    record Claimed(UUID delivery, UUID claim, Entry entry, Webhook.Addressee to) {}

    /** Webhooks with something due, in any order, so that those behind slow ones have their chance. */
    List<UUID> due() {
        return QuarkusTransaction.requiringNew()
                .call(() -> OneColumn.of(db.createNativeQuery("""
                        select w.id from webhook w
                        where not w.paused and w.disabled_at is null and (w.open_until is null or w.open_until <= :now)
                            and exists (
                                select 1 from webhook_delivery d
                                where d.webhook_id = w.id and d.state = 'PENDING' and d.next_attempt_at <= :now
                                    and (d.claimed_until is null or d.claimed_until <= :now))
                        order by random()""").setParameter("now", clock.instant()), UUID.class));
    }

    /** When the next retry of any webhook is due, if it is before the time given. */
    Optional<Instant> nextDue(Instant before) {
        return QuarkusTransaction.requiringNew()
                .call(() -> OneColumn.first(
                        db.createNativeQuery("""
                        select min(next_attempt_at) from webhook_delivery
                        where state = 'PENDING' and next_attempt_at > :now and next_attempt_at < :before""")
                                .setParameter("now", clock.instant())
                                .setParameter("before", before),
                        Instant.class));
    }

    /** Takes what may be sent now: of each ticket the earliest pending event alone, and nothing while its partner is disabled. */
    List<Claimed> claim(UUID webhook, int most) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var now = clock.instant();
            if (!isFree(webhook)) {
                return List.of();
            }
            var hook = Webhook.<Webhook>findById(webhook);
            if (!partners.named(hook.partner()).enabled()) {
                return List.of();
            }
            int free = Math.min(most, hook.width(now, PER_WEBHOOK) - underWay(webhook, now));
            if (free <= 0) {
                return List.of();
            }
            var ids = sendable(webhook, now, free);
            if (ids.isEmpty()) {
                return List.of();
            }
            var to = hook.addressee(now, vault);
            return Delivery.<Delivery>list("id in ?1", ids).stream()
                    .map(delivery -> {
                        var claim = UUID.randomUUID();
                        delivery.claim(claim, now.plus(LEASE));
                        return new Claimed(delivery.id(), claim, delivery.entry(), to);
                    })
                    .toList();
        });
    }

    /** Locks it, unless somebody else is at it: they look for more when they are through. */
    private boolean isFree(UUID webhook) {
        return !db.createNativeQuery("select id from webhook where id = :id for update skip locked")
                .setParameter("id", webhook)
                .getResultList()
                .isEmpty();
    }

    private int underWay(UUID webhook, Instant now) {
        return Math.toIntExact(Delivery.count(
                "webhookId = ?1 and state = ?2 and claimedUntil > ?3", webhook, Delivery.State.PENDING, now));
    }

    private List<UUID> sendable(UUID webhook, Instant now, int limit) {
        var sendable = db.createNativeQuery("""
                        select d.id from webhook_delivery d
                        where d.webhook_id = :webhook and d.state = 'PENDING' and d.next_attempt_at <= :now
                            and (d.claimed_until is null or d.claimed_until <= :now)
                            and not exists (
                                select 1 from webhook_delivery e
                                where e.webhook_id = d.webhook_id and e.ticket_id = d.ticket_id and e.state = 'PENDING'
                                    and e.position < d.position)
                        order by d.next_attempt_at, d.position limit :limit for update skip locked""")
                .setParameter("webhook", webhook)
                .setParameter("now", now)
                .setParameter("limit", limit);
        return OneColumn.of(sendable, UUID.class);
    }
}
