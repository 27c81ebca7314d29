package cn.hotline.notice;

import cn.hotline.platform.Counts;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Writes down what a gateway said to a message, in a transaction of its own; a try ends once, whoever has the notice by then. */
@Singleton
final class Outcomes {

    private static final Logger LOG = Logger.getLogger("hotline.notice");
    private static final String TAKEN = "TAKEN";
    private static final String UNKNOWN = "UNKNOWN";
    private static final int MAX_CODE = 60;

    private final EntityManager db;
    private final Gateways gateways;
    private final Receipts receipts;
    private final Endings endings;
    private final NoticeRules rules;
    private final Clock clock;
    private final Counts counts;

    Outcomes(
            EntityManager db,
            Gateways gateways,
            Receipts receipts,
            Endings endings,
            NoticeRules rules,
            Clock clock,
            Counts counts) {
        this.db = db;
        this.gateways = gateways;
        this.receipts = receipts;
        this.endings = endings;
        this.rules = rules;
        this.clock = clock;
        this.counts = counts;
    }

    /** From the start at 0: whoever watches for the first one needs something to compare it with. */
    static void prepare(Gateways gateways, MeterRegistry metrics) {
        for (var gateway : gateways.known()) {
            metrics.counter("hotline.notice.sent", "gateway", gateway, "answer", TAKEN);
            metrics.counter("hotline.notice.sent", "gateway", gateway, "answer", UNKNOWN);
            for (var fault : Answer.Fault.values()) {
                metrics.counter("hotline.notice.sent", "gateway", gateway, "answer", fault.name());
            }
        }
    }

    /** @return whether it goes another way at once */
    boolean record(Work work, Answer answer) {
        return QuarkusTransaction.requiringNew().call(() -> switch (answer) {
            case Answer.Taken taken -> taken(work, taken);
            case Answer.Refused refused -> refused(work, refused);
            case Answer.Unknown unknown -> unknown(work, unknown);
        });
    }

    /** Nobody can tell what became of the try: sent once more, and marked. */
    void doubtful(Work work) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (!ends(work, UNKNOWN, "") || !isOpen(work)) {
                return;
            }
            var verdict = Verdict.again(UNKNOWN, Tries.of(db, work.claim().notice()), rules);
            db.createNativeQuery("update notice set maybe_twice = true where id = :id")
                    .setParameter("id", work.claim().notice())
                    .executeUpdate();
            write(
                    work,
                    new Verdict(
                            verdict.state(),
                            verdict.reason(),
                            null,
                            work.routes().passedOver()));
        });
    }

    private boolean taken(Work work, Answer.Taken taken) {
        receipts.await(work.gateway(), taken.reference());
        int updated = db.createNativeQuery("""
                        with tried as (
                            update notice_try set ended_at = :now, answer = 'TAKEN', reference = :reference
                            where notice_id = :id and number = :number and ended_at is null returning notice_id)
                        update notice n set reference = :reference, gateway = :gateway, segments = :segments,
                            cost_milli = coalesce(n.cost_milli, 0) + :cost, sent_at = coalesce(n.sent_at, :now), claim = null,
                            claimed_until = null, passed_over = '{}',
                            state = case when n.state in ('CREATED', 'FAILED_TEMPORARY') then 'SENT' else n.state end,
                            reason = case when n.state in ('CREATED', 'FAILED_TEMPORARY') then null else n.reason end
                        from tried where n.id = tried.notice_id""")
                .setParameter("now", clock.instant())
                .setParameter("reference", taken.reference())
                .setParameter("id", work.claim().notice())
                .setParameter("number", work.number())
                .setParameter("gateway", work.gateway())
                .setParameter("segments", taken.segments())
                .setParameter("cost", gateways.cost(work.gateway(), taken.segments()))
                .executeUpdate();
        if (updated == 1) {
            count(work, TAKEN);
            receipts.apply(work.claim().notice());
            if (work.routes().gateHasFailed()) {
                Gate.recovered(work.gateway());
            }
        }
        return false;
    }

    private boolean refused(Work work, Answer.Refused refused) {
        if (!ends(work, refused.fault().name(), refused.code())) {
            return false;
        }
        count(work, refused.fault().name());
        learn(work, refused.fault());
        if (!isOpen(work)) {
            return false;
        }
        var verdict = Verdict.of(refused, work, Tries.of(db, work.claim().notice()), rules);
        write(work, verdict);
        return verdict.state() == NoticeState.FAILED_TEMPORARY && verdict.pause() == null;
    }

    /** The try is left without an end: before the next one the gateway is asked. */
    private boolean unknown(Work work, Answer.Unknown unknown) {
        count(work, UNKNOWN);
        learn(work, Answer.Fault.UNAVAILABLE);
        db.createNativeQuery("""
                        update notice set state = 'FAILED_TEMPORARY', reason = 'UNKNOWN', next_at = :next, claim = null,
                            claimed_until = null
                        where id = :id and claim = :claim and state in ('CREATED', 'FAILED_TEMPORARY')""")
                .setParameter("next", clock.instant().plus(rules.retryFirst()))
                .setParameter("id", work.claim().notice())
                .setParameter("claim", work.claim().token())
                .executeUpdate();
        LOG.debugf("An answer is lost: %s (%s)", work.claim().notice(), unknown.code());
        return false;
    }

    private boolean ends(Work work, String answer, String code) {
        return db.createNativeQuery("""
                        update notice_try set ended_at = :now, answer = :answer, code = :code
                        where notice_id = :id and number = :number and ended_at is null""")
                        .setParameter("now", clock.instant())
                        .setParameter("answer", answer)
                        .setParameter("code", code.length() > MAX_CODE ? code.substring(0, MAX_CODE) : code)
                        .setParameter("id", work.claim().notice())
                        .setParameter("number", work.number())
                        .executeUpdate()
                == 1;
    }

    /** A receipt may have told its end already, or it was cancelled. */
    private boolean isOpen(Work work) {
        return !db.createNativeQuery("""
                        select id from notice where id = :id and state in ('CREATED', 'FAILED_TEMPORARY') for update""")
                .setParameter("id", work.claim().notice())
                .getResultList()
                .isEmpty();
    }

    private void write(Work work, Verdict verdict) {
        if (verdict.state() == NoticeState.FAILED_PERMANENT) {
            endings.end(work.claim().notice(), verdict.state(), verdict.reason());
        } else {
            var pause = verdict.pause();
            Tries.again(
                    db,
                    work.claim().notice(),
                    verdict,
                    pause == null ? work.routes().dueAt() : clock.instant().plus(pause));
        }
    }

    private void learn(Work work, Answer.Fault fault) {
        if (fault == Answer.Fault.BUSY) {
            return; // that of this node: the gateway is shared by all
        }
        boolean account = fault == Answer.Fault.ACCOUNT;
        if (!account && fault != Answer.Fault.UNAVAILABLE) {
            if (work.routes().gateHasFailed()) {
                Gate.recovered(work.gateway());
            }
        } else if (Gate.take(work.gateway())
                .filter(gate -> gate.failed(clock.instant(), account, rules))
                .isPresent()) {
            LOG.warnf("A gateway fails and is left alone for a while: %s (%s)", work.gateway(), fault);
        }
    }

    private void count(Work work, String answer) {
        counts.committed("hotline.notice.sent", "gateway", work.gateway(), "answer", answer);
    }
}
