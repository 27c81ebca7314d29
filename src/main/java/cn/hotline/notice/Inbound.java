package cn.hotline.notice;

import cn.hotline.access.Phone;
import cn.hotline.platform.Vault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Takes what gateways bring back, each thing once; what is not written is not acknowledged to them. */
@Singleton
public class Inbound {

    private final EntityManager db;
    private final Vault vault;
    private final Clock clock;
    private final Event<SmsReplied> replied;

    Inbound(EntityManager db, Vault vault, Clock clock, Event<SmsReplied> replied) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
        this.replied = replied;
    }

    /** Keeps a citizen's SMS and tells whom it concerns. */
    public void reply(IncomingSms sms) {
        QuarkusTransaction.requiringNew().run(() -> {
            var from = Phone.parse("from", sms.from());
            var id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
            if (isNew(sms, from, id)) {
                replied.fire(new SmsReplied(id, from, sms.to(), sms.text(), sms.at()));
            }
        });
    }

    private boolean isNew(IncomingSms sms, Phone from, java.util.UUID id) {
        return db.createNativeQuery("""
                        insert into notice_reply (id, gateway, gateway_id, number_hash, sealed, at, received_at, meaning)
                        values (:id, :gateway, :gatewayId, :number, :sealed, :at, :now, 'OTHER')
                        on conflict (gateway, gateway_id) do nothing""")
                        .setParameter("id", id)
                        .setParameter("gateway", sms.gateway())
                        .setParameter("gatewayId", sms.id())
                        .setParameter("number", from.hash(vault))
                        .setParameter(
                                "sealed",
                                vault.sealShort(sms.text().getBytes(StandardCharsets.UTF_8), "notice-reply:" + id))
                        .setParameter("at", sms.at())
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                == 1;
    }

    /** Keeps a gateway's word and applies it to the notice, if that is known already; otherwise when it is. */
    public void receipt(Receipt receipt) {
        throw new UnsupportedOperationException("not yet"); // the builder of the outbox replaces this
    }
}
