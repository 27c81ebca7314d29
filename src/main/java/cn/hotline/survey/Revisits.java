package cn.hotline.survey;

import cn.hotline.access.Caller;
import cn.hotline.platform.FreshPlans;
import cn.hotline.platform.Page;
import cn.hotline.platform.Paging;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.ticket.Clockwork;
import cn.hotline.ticket.Conditions;
import cn.hotline.ticket.TicketQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** The calls to citizens: who makes them, and what came of it; never whoever served the citizen before. */
@ApplicationScoped
class Revisits {

    private final EntityManager db;
    private final Clockwork clockwork;
    private final Answers answers;
    private final CallEvidence calls;
    private final SurveyRules rules;
    private final Clock clock;

    Revisits(
            EntityManager db,
            Clockwork clockwork,
            Answers answers,
            CallEvidence calls,
            SurveyRules rules,
            Clock clock) {
        this.db = db;
        this.clockwork = clockwork;
        this.answers = answers;
        this.calls = calls;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * What came of a call.
     *
     * @param said what the citizen answered to the two questions
     * @param callId the call's own, as evidence
     */
    record Result(
            boolean contacted,
            Revisit.@Nullable Solved solved,
            @Nullable Boolean truthful,
            @Nullable Said said,
            @Nullable String callId) {}

    /** Oldest first. */
    Page<RevisitView> list(Caller.Staff staff, Paging<Revisit.State> paging) {
        var conditions = TicketQuery.scope(staff)
                .andIf("r.state = :state", "state", paging.state())
                .andIf("r.id > :after", "after", paging.after());
        var rows = FreshPlans.in(
                db, () -> query(conditions).setMaxResults(paging.limit() + 1).getResultList());
        return Page.of(rows, paging.limit(), revisit -> revisit.id, RevisitView::of);
    }

    /** @throws Refusal 409 when somebody else has it, or the caller served this citizen */
    @Transactional
    RevisitView claim(UUID id, Caller.Staff by) {
        var revisit = held(id, by);
        var now = clock.instant();
        if (!revisit.isFree(now.minus(rules.revisitClaim()))) {
            throw new Refusal(ProblemType.REFUSED, "revisit-taken");
        }
        if (by.client().equals(Survey.<Survey>findById(revisit.surveyId).agent)) {
            throw new Refusal(ProblemType.REFUSED, "revisit-own-service");
        }
        revisit.claimed(by.client(), now);
        return RevisitView.of(revisit);
    }

    /** @throws Refusal 409 when the caller has not taken it; 422 for what does not go together */
    @Transactional
    RevisitView report(UUID id, Result result, Caller.Staff by) {
        demandSense(result);
        var revisit = held(id, by);
        if (!by.client().equals(revisit.claimedBy)) {
            throw new Refusal(ProblemType.REFUSED, "revisit-not-yours");
        }
        var now = clock.instant();
        if (!result.contacted()) {
            revisit.missed(rules.revisitTries(), now);
            return RevisitView.of(revisit);
        }
        if (result.callId() != null && !calls.isTalk(result.callId(), by, revisit.madeAt)) {
            throw Refusal.invalid("callId", "call-no-talk");
        }
        revisit.spoken(result.solved(), result.truthful(), result.callId());
        revisit.ended(Revisit.State.DONE, now);
        flush();
        if (result.said() != null) {
            answers.take(new Answers.To(revisit.surveyId, revisit.ticketId), result.said());
        }
        return RevisitView.of(revisit);
    }

    /** @throws Refusal 409 for whoever noted the citizen's word that is to be reviewed */
    void demandOther(UUID ticket, Caller.Staff reviewer) {
        var noted = Survey.of(ticket).stream()
                .filter(survey -> survey.way == Way.REVISIT)
                .map(survey -> survey.id)
                .toList();
        if (Revisit.of(noted).stream().anyMatch(revisit -> reviewer.client().equals(revisit.doneBy))) {
            throw new Refusal(ProblemType.REFUSED, "own-revisit");
        }
    }

    /** One call is evidence of one revisit. */
    private static void flush() {
        try {
            Revisit.flush();
        } catch (ConstraintViolationException e) {
            if ("revisit_call".equals(e.getConstraintName())) {
                throw Refusal.invalid("callId", "revisit-call-known");
            }
            throw e;
        }
    }

    private static void demandSense(Result result) {
        boolean says = result.said() != null || result.solved() != null || result.truthful() != null;
        if (!result.contacted() && says) {
            throw Refusal.invalid("contacted", "revisit-nobody-said");
        }
        if (result.said() != null && result.callId() == null) {
            throw Refusal.invalid("callId", "revisit-evidence");
        }
    }

    /** The ticket is held first, as by whoever else answers its survey. */
    private Revisit held(UUID id, Caller.Staff by) {
        var seen = query(TicketQuery.scope(by).and("r.id = :id", "id", id))
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("not-found"));
        clockwork.hold(seen.ticketId);
        db.detach(seen);
        return Revisit.held(id);
    }

    private TypedQuery<Revisit> query(Conditions conditions) {
        var query = db.createQuery(
                "select r from Revisit r join Ticket t on t.id = r.ticketId where " + conditions.sql()
                        + " order by r.id",
                Revisit.class);
        conditions.parameters().forEach(query::setParameter);
        return query;
    }
}
