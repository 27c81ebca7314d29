package cn.hotline.feed.webhook;

import cn.hotline.access.Caller;
import cn.hotline.platform.Page;
import cn.hotline.platform.Paging;
import cn.hotline.platform.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** What was sent to a webhook, what became of it, and once more what was given up. */
@ApplicationScoped
public class DeliveryLog {

    private static final int BATCH = 10_000;
    private static final int MAX_BATCHES = 100;

    private final EntityManager db;
    private final Clock clock;
    private final WebhookRules rules;

    DeliveryLog(EntityManager db, Clock clock, WebhookRules rules) {
        this.db = db;
        this.clock = clock;
        this.rules = rules;
    }

    @Transactional
    public Page<DeliveryView> page(Caller.Partner partner, UUID webhook, Paging<Delivery.State> paging) {
        Webhooks.own(partner, webhook);
        var rows = Delivery.page(webhook, paging.state(), paging.after(), paging.limit());
        var log = Attempt.of(rows.stream().map(Delivery::id).toList());
        return Page.of(
                rows,
                paging.limit(),
                Delivery::id,
                delivery -> delivery.view(log.getOrDefault(delivery.id(), List.of())));
    }

    /** @throws Refusal 409 for one that is not dead */
    @Transactional
    public DeliveryView redeliver(Caller.Partner partner, UUID webhook, UUID id) {
        Webhooks.own(partner, webhook);
        var delivery = Delivery.find(webhook, id).orElseThrow(() -> Refusal.notFound("not-found"));
        delivery.revive(clock.instant());
        return delivery.view(Attempt.of(List.of(id)).getOrDefault(id, List.of()));
    }

    /** Deliveries that are over are kept for a while; safe on any number of nodes. */
    @Scheduled(every = "1h", delayed = "7m", identity = "webhook-log-expiry")
    void forgetOld() {
        int deleted = BATCH;
        for (int i = 0; i < MAX_BATCHES && deleted == BATCH; i++) {
            deleted = QuarkusTransaction.requiringNew().call(this::forgetSome);
        }
    }

    private int forgetSome() {
        return db.createNativeQuery("""
                        delete from webhook_delivery where id in (
                            select id from webhook_delivery where finished_at < :before
                            order by finished_at limit :batch for update skip locked)""")
                .setParameter("before", clock.instant().minus(rules.logKept()))
                .setParameter("batch", BATCH)
                .executeUpdate();
    }
}
