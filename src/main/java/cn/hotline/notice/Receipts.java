package cn.hotline.notice;

import cn.hotline.platform.OneColumn;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What gateways said of messages they had taken. A receipt may come before the answer that names it is written down: whoever writes
 * either holds a lock on that name until the commit, so that the second of the two finds the first.
 */
@Singleton
final class Receipts {

    private static final int MAX_REFERENCE = 100;
    private static final int MAX_CODE = 60;

    private final EntityManager db;
    private final Gateways gateways;
    private final Endings endings;
    private final NoticeRules rules;
    private final Clock clock;

    Receipts(EntityManager db, Gateways gateways, Endings endings, NoticeRules rules, Clock clock) {
        this.db = db;
        this.gateways = gateways;
        this.endings = endings;
        this.rules = rules;
        this.clock = clock;
    }

    /** A notice as its receipts see it. */
    private record Standing(
            NoticeState state,
            @Nullable String gateway,
            @Nullable String reference) {

        boolean isMeant(Kept receipt) {
            return receipt.gateway().equals(gateway)
                    && (receipt.reference().equals(reference)
                            || receipt.reference().startsWith("id:"));
        }
    }

    private record Kept(String gateway, String reference, Receipt.Fate fate, String code, boolean applied) {}

    /** Each word of a gateway is kept once; one that is said of a later try under the same name is a new one. */
    void keep(Receipt receipt) {
        var reference = reference(receipt);
        if (reference != null) {
            QuarkusTransaction.requiringNew().run(() -> {
                await(receipt.gateway(), reference);
                if (isNew(receipt, reference)) {
                    notice(receipt, reference).forEach(this::apply);
                }
            });
        }
    }

    /** Until the transaction ends nobody else writes under this name. */
    void await(String gateway, String reference) {
        db.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:name, 12345))")
                .setParameter("name", gateway + ":" + reference)
                .getSingleResult();
    }

    /** Brings a notice to where its receipts say it is; delivered is final, whatever else came before or comes after. */
    void apply(UUID notice) {
        var kept = kept(notice);
        if (kept.isEmpty()) {
            return;
        }
        var standing = lock(notice);
        if (standing.state() == NoticeState.DELIVERED) {
            return;
        }
        if (kept.stream().anyMatch(one -> one.fate() == Receipt.Fate.DELIVERED)) {
            endings.end(notice, NoticeState.DELIVERED, "");
        } else if (standing.state() == NoticeState.SENT) {
            kept.stream()
                    .filter(one -> one.fate() == Receipt.Fate.FAILED && !one.applied() && standing.isMeant(one))
                    .findFirst()
                    .ifPresent(one -> failed(notice, one));
        }
    }

    /** For a try without an end: the name of a receipt that shows that the gateway has it. */
    Optional<String> proof(Work work) {
        return QuarkusTransaction.requiringNew()
                .call(() -> OneColumn.first(
                        db.createNativeQuery("""
                        select reference from notice_receipt r
                        where notice_id = :id and gateway = :gateway and fate <> 'DELAYED' and not applied and not exists (
                            select from notice_try t where t.gateway = r.gateway and t.reference = r.reference)""")
                                .setParameter("id", work.claim().notice())
                                .setParameter("gateway", work.gateway()),
                        String.class));
    }

    private void failed(UUID notice, Kept receipt) {
        db.createNativeQuery("""
                        update notice_receipt set applied = true
                        where gateway = :gateway and reference = :reference and fate = 'FAILED'""")
                .setParameter("gateway", receipt.gateway())
                .setParameter("reference", receipt.reference())
                .executeUpdate();
        boolean temporary = gateways.find(receipt.gateway())
                .map(gateway -> gateway.isTemporary(receipt.code()))
                .orElse(false);
        var verdict = temporary ? Verdict.again(receipt.code(), Tries.of(db, notice), rules) : null;
        if (verdict == null || verdict.pause() == null) {
            endings.end(notice, NoticeState.FAILED_PERMANENT, verdict == null ? receipt.code() : verdict.reason());
        } else {
            Tries.again(db, notice, verdict, clock.instant().plus(verdict.pause()));
        }
    }

    private boolean isNew(Receipt receipt, String reference) {
        var code = receipt.code();
        return db.createNativeQuery("""
                        insert into notice_receipt (gateway, reference, notice_id, fate, code, at, received_at)
                        values (:gateway, :reference, cast(:notice as uuid), :fate, :code, :at, :now)
                        on conflict (gateway, reference, fate) do update set code = excluded.code, at = excluded.at,
                            received_at = excluded.received_at, applied = false
                        where notice_receipt.applied and excluded.at > notice_receipt.at""")
                        .setParameter("gateway", receipt.gateway())
                        .setParameter("reference", reference)
                        .setParameter(
                                "notice",
                                receipt.notice() == null
                                        ? null
                                        : receipt.notice().toString())
                        .setParameter("fate", receipt.fate().name())
                        .setParameter("code", code.length() > MAX_CODE ? code.substring(0, MAX_CODE) : code)
                        .setParameter("at", receipt.at())
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                == 1;
    }

    private List<UUID> notice(Receipt receipt, String reference) {
        var notices = db.createNativeQuery("""
                        select id from notice where id = cast(:id as uuid)
                        union
                        select notice_id from notice_try where gateway = :gateway and reference = :reference""")
                .setParameter(
                        "id", receipt.notice() == null ? null : receipt.notice().toString())
                .setParameter("gateway", receipt.gateway())
                .setParameter("reference", reference);
        return OneColumn.of(notices, UUID.class);
    }

    private List<Kept> kept(UUID notice) {
        List<?> rows = db.createNativeQuery("""
                        select gateway, reference, fate, code, applied from notice_receipt where notice_id = :id
                        union
                        select r.gateway, r.reference, r.fate, r.code, r.applied
                        from notice_try t join notice_receipt r on r.gateway = t.gateway and r.reference = t.reference
                        where t.notice_id = :id""", Object[].class)
                .setParameter("id", notice)
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Kept(
                        (String) row[0],
                        (String) row[1],
                        Receipt.Fate.valueOf((String) row[2]),
                        (String) row[3],
                        (boolean) row[4]))
                .toList();
    }

    private Standing lock(UUID notice) {
        var row = (Object[]) db.createNativeQuery(
                        "select state, gateway, reference from notice where id = :id for update", Object[].class)
                .setParameter("id", notice)
                .getSingleResult();
        return new Standing(NoticeState.valueOf((String) row[0]), (String) row[1], (String) row[2]);
    }

    /** What is too long to be a name was never one of ours. */
    private static @Nullable String reference(Receipt receipt) {
        var reference = receipt.reference();
        if (reference != null) {
            return reference.length() > MAX_REFERENCE ? null : reference;
        }
        return receipt.notice() == null ? null : "id:" + receipt.notice();
    }
}
