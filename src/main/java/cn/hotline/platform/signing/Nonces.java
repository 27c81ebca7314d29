package cn.hotline.platform.signing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;

/** Remembers each signed request for as long as it would count, over all nodes. */
@Singleton
public class Nonces {

    private final EntityManager db;
    private final Clock clock;

    Nonces(EntityManager db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** In a transaction of its own: a request that fails later is not signed anew with the same nonce. */
    public boolean isFirst(String keyId, String nonce) {
        return QuarkusTransaction.requiringNew()
                .call(() -> db.createNativeQuery("""
                                insert into signature_nonce (key_id, nonce, at) values (:key, :nonce, :now) on conflict do nothing""")
                                .setParameter("key", keyId)
                                .setParameter("nonce", nonce)
                                .setParameter("now", clock.instant())
                                .executeUpdate()
                        == 1);
    }

    /** Twice as long as needed, for clocks that differ; safe on any number of nodes. */
    @Scheduled(every = "10m", delayed = "3m", identity = "nonce-expiry")
    void forgetOld() {
        QuarkusTransaction.requiringNew()
                .run(() -> db.createNativeQuery("delete from signature_nonce where at < :before")
                        .setParameter("before", clock.instant().minus(HttpSignatures.FRESH.multipliedBy(4)))
                        .executeUpdate());
    }
}
