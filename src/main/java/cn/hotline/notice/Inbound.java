package cn.hotline.notice;

import cn.hotline.access.Phone;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Takes what gateways bring back, each thing once; what is not written is not acknowledged to them. */
@Singleton
public class Inbound {

    /** Longer than the longest SMS that phones send in parts. */
    private static final int MAX_TEXT = 2000;

    private static final int MAX_ID = 100;

    private static final Duration DAY = Duration.ofDays(1);

    private final EntityManager db;
    private final Vault vault;
    private final Clock clock;
    private final Event<SmsReplied> replied;
    private final Receipts receipts;

    Inbound(EntityManager db, Vault vault, Clock clock, Event<SmsReplied> replied, Receipts receipts) {
        this.db = db;
        this.vault = vault;
        this.clock = clock;
        this.replied = replied;
        this.receipts = receipts;
    }

    /** Keeps a citizen's SMS and tells whom it concerns; a wish to be told no more, or again, is nobody's answer. */
    public void reply(IncomingSms sms) {
        var from = phone(sms.from());
        var text = sms.text().length() > MAX_TEXT ? sms.text().substring(0, MAX_TEXT) : sms.text();
        var wish = Wish.of(text);
        QuarkusTransaction.requiringNew().run(() -> {
            var id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
            var number = from.map(phone -> phone.hash(vault)).orElseGet(() -> vault.keyedHash("phone", sms.from()));
            if (!isNew(sms, new Kept(id, number, text, wish.map(Wish::name).orElse("OTHER")))) {
                return;
            }
            wish.ifPresent(meant -> obey(meant, number));
            if (wish.isEmpty() && from.isPresent()) {
                replied.fire(new SmsReplied(id, from.get(), sms.to(), text, sms.at()));
            }
        });
    }

    /** For whoever was told of a reply and could read it as the answer to something; in that same transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void understood(UUID reply) {
        db.createNativeQuery("update notice_reply set meaning = 'ANSWER' where id = :id")
                .setParameter("id", reply)
                .executeUpdate();
    }

    /** What an SMS that answers nothing can come to. */
    public enum Became {
        TICKET,
        SUPPLEMENT
    }

    /**
     * Whether nobody read this as an answer, and fewer than so many of that number's became the same within a day; asked of one SMS of a
     * number after the other.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean isOpen(SmsReplied reply, Became what, int most) {
        db.createNativeQuery("""
                        select pg_advisory_xact_lock(hashtextextended(encode(number_hash, 'hex'), 31)) is null
                        from notice_reply where id = :id""").setParameter("id", reply.id()).getResultList();
        return !db.createNativeQuery("""
                        select 1 from notice_reply own where id = :id and meaning = 'OTHER'
                            and :most > (select count(*) from notice_reply r where r.number_hash = own.number_hash
                                and r.meaning = :what and r.received_at > :since)""")
                .setParameter("id", reply.id())
                .setParameter("most", most)
                .setParameter("what", what.name())
                .setParameter("since", clock.instant().minus(DAY))
                .getResultList()
                .isEmpty();
    }

    /** For whoever made something of a reply; in that same transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void became(UUID reply, Became what) {
        db.createNativeQuery("update notice_reply set meaning = :what where id = :id")
                .setParameter("what", what.name())
                .setParameter("id", reply)
                .executeUpdate();
    }

    /** Keeps a gateway's word and applies it to the notice, if that is known already; otherwise when it is. */
    public void receipt(Receipt receipt) {
        receipts.keep(receipt);
    }

    private record Kept(UUID id, byte[] number, String text, String meaning) {}

    /** What comes from no number that can be called, such as another service, is kept and answered to nobody. */
    private static Optional<Phone> phone(String from) {
        try {
            return Optional.of(Phone.parse("from", from));
        } catch (Refusal notANumber) {
            return Optional.empty();
        }
    }

    private boolean isNew(IncomingSms sms, Kept kept) {
        return db.createNativeQuery("""
                        insert into notice_reply (id, gateway, gateway_id, number_hash, sealed, at, received_at, meaning)
                        values (:id, :gateway, :gatewayId, :number, :sealed, :at, :now, :meaning)
                        on conflict (gateway, gateway_id) do nothing""")
                        .setParameter("id", kept.id())
                        .setParameter("gateway", sms.gateway())
                        .setParameter("gatewayId", id(sms.id()))
                        .setParameter("number", kept.number())
                        .setParameter(
                                "sealed",
                                vault.sealShort(
                                        kept.text().getBytes(StandardCharsets.UTF_8), "notice-reply:" + kept.id()))
                        .setParameter("at", sms.at())
                        .setParameter("now", clock.instant())
                        .setParameter("meaning", kept.meaning())
                        .executeUpdate()
                == 1;
    }

    private void obey(Wish wish, byte[] number) {
        db.createNativeQuery("""
                        insert into notice_preference (number_hash, language, unwanted, opted_out_at, changed_at)
                        values (:number, 'zh', '{}', case when :out then cast(:now as timestamptz) end, :now)
                        on conflict (number_hash) do update set opted_out_at = excluded.opted_out_at, changed_at = excluded.changed_at""")
                .setParameter("number", number)
                .setParameter("out", wish == Wish.OPT_OUT)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /** A gateway's own name for it may be longer than a name should be; as long as equal ones stay equal. */
    private String id(String given) {
        return given.length() <= MAX_ID ? given : HexFormat.of().formatHex(vault.keyedHash("notice-reply-id", given));
    }
}
