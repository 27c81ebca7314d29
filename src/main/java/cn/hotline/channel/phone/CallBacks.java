package cn.hotline.channel.phone;

import cn.hotline.access.Caller;
import cn.hotline.access.Phone;
import cn.hotline.platform.FreshPlans;
import cn.hotline.platform.Page;
import cn.hotline.platform.Paging;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import cn.hotline.ticket.TicketRequest;
import cn.hotline.ticket.Tickets;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** Sees to those whose call nobody took: each is called back once, however often they tried. */
@ApplicationScoped
class CallBacks {

    private final EntityManager db;
    private final Tickets tickets;
    private final Talks talks;
    private final TelephonyRules rules;
    private final Vault vault;
    private final Clock clock;
    private final AtomicLong waiting = new AtomicLong();

    CallBacks(
            EntityManager db,
            Tickets tickets,
            Talks talks,
            TelephonyRules rules,
            Vault vault,
            Clock clock,
            MeterRegistry metrics) {
        this.db = db;
        this.tickets = tickets;
        this.talks = talks;
        this.rules = rules;
        this.vault = vault;
        this.clock = clock;
        metrics.gauge("hotline.call.backs.waiting", waiting);
    }

    /**
     * What came of calling back.
     *
     * @param callId the outgoing call's own
     * @param ticket the one it led to
     */
    record Result(
            boolean contacted,
            @Nullable String callId,
            @Nullable TicketRequest ticket) {}

    /** Unless somebody spoke with them since, as far as is known. */
    void missed(PhoneCall call, Phone caller, Instant at) {
        var hash = Objects.requireNonNull(call.callerHash);
        long spoken = PhoneCall.count("callerHash = ?1 and answeredAt > ?2", hash, at);
        if (spoken == 0) {
            UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
            CallBack.open(id, hash, CallBack.seal(id, caller, vault), call.queue, at);
        }
    }

    /** They called again and were answered, or this call was said to have been missed by mistake. */
    void spoken(PhoneCall call, Phone caller, Instant at) {
        CallBack.openOf(caller.hash(vault))
                .filter(task -> task.lastMissedAt.isBefore(at)
                        || call.missed && (task.missed == 1 || task.lastMissedAt.equals(call.endedAt)))
                .ifPresent(task -> task.ended(CallBack.Ending.CALLED_AGAIN, null, clock.instant()));
    }

    /** Oldest first. */
    Page<CallBackView> list(Caller.Staff staff, Paging<CallBack.State> paging) {
        var rows = FreshPlans.in(db, () -> CallBack.page(paging.state(), paging.after(), paging.limit() + 1));
        return Page.of(rows, paging.limit(), task -> task.id, task -> view(task, staff));
    }

    /** @throws Refusal 409 when somebody else has it, or it has ended */
    @Transactional
    CallBackView take(UUID id, Caller.Staff by) {
        var task = held(id);
        var now = clock.instant();
        boolean own = by.client().equals(task.takenBy);
        if (!own && !task.isFree(now.minus(rules.callBackClaim()))) {
            throw new Refusal(ProblemType.REFUSED, "call-back-taken");
        }
        task.taken(by.client(), now);
        return view(task, by);
    }

    /** @throws Refusal 409 when the caller has not taken it, 422 for a call that was no talk of theirs, 404 for no such ticket */
    @Transactional
    CallBackView report(UUID id, Result result, Caller.Staff by) {
        var task = held(id);
        if (!by.client().equals(task.takenBy)) {
            throw new Refusal(ProblemType.REFUSED, "call-back-not-yours");
        }
        var now = clock.instant();
        if (!result.contacted()) {
            task.callId = result.callId() == null ? task.callId : result.callId();
            task.tried(rules.callBackTries(), now);
            return view(task, by);
        }
        if (result.callId() != null && !talks.isTalk(result.callId(), by, task.firstMissedAt)) {
            throw Refusal.invalid("callId", "call-no-talk");
        }
        task.tries++;
        task.callId = result.callId() == null ? task.callId : result.callId();
        task.number =
                result.ticket() == null ? null : tickets.facts(result.ticket()).number();
        task.ended(CallBack.Ending.SPOKEN, task.takenBy, now);
        return view(task, by);
    }

    @Scheduled(every = "1m", delayed = "35s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void countWaiting() {
        waiting.set(QuarkusTransaction.requiringNew().call(() -> CallBack.count("state in ('OPEN', 'TAKEN')")));
    }

    /** The number is told to whoever has taken the task, for as long as they have it. */
    private CallBackView view(CallBack task, Caller.Staff staff) {
        var caller = task.caller(vault);
        boolean own = staff.client().equals(task.takenBy);
        return CallBackView.of(task, caller == null ? null : own ? caller.e164() : caller.masked());
    }

    private static CallBack held(UUID id) {
        return CallBack.held(id).orElseThrow(() -> Refusal.notFound("not-found"));
    }
}
