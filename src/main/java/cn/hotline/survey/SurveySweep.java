package cn.hotline.survey;

import cn.hotline.ticket.Clockwork;
import cn.hotline.ticket.TicketFacts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/** Reminds once, and ends what nobody answered, on any number of nodes; no answer is never satisfied. */
@Singleton
class SurveySweep {

    private static final int BATCH = 200;

    /** Batches of one run; what is left over waits for the next. */
    private static final int MAX_BATCHES = 100;

    private static final Logger LOG = Logger.getLogger(SurveySweep.class);

    private final Clockwork clockwork;
    private final Invitations invitations;
    private final SurveyRules rules;
    private final Clock clock;

    SurveySweep(Clockwork clockwork, Invitations invitations, SurveyRules rules, Clock clock) {
        this.clockwork = clockwork;
        this.invitations = invitations;
        this.rules = rules;
        this.clock = clock;
    }

    @Scheduled(
            every = "{hotline.survey.sweep}",
            delayed = "15s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void run() {
        all("closesAt", this::end);
        all("remindAt", this::remind);
    }

    private void all(String due, BiConsumer<Survey, TicketFacts> deed) {
        var last = Due.FIRST;
        for (int i = 0; i < MAX_BATCHES; i++) {
            var after = last;
            var batch = QuarkusTransaction.requiringNew().call(() -> Survey.due(due, clock.instant(), after, BATCH));
            batch.forEach(one -> tried(one, deed));
            if (batch.size() < BATCH) {
                return;
            }
            last = batch.getLast();
        }
    }

    /** What fails with one survey is no matter of the others. */
    private void tried(Due due, BiConsumer<Survey, TicketFacts> deed) {
        try {
            QuarkusTransaction.requiringNew().run(() -> one(due, deed));
        } catch (RuntimeException e) {
            LOG.errorf("survey %s: %s", due.id(), e.getClass().getName());
        }
    }

    /** The ticket is held first, as by whoever answers; a ticket somebody is at waits for the next run. */
    private void one(Due due, BiConsumer<Survey, TicketFacts> deed) {
        var ticket = clockwork.tryHold(due.ticket());
        if (ticket.isEmpty()) {
            return;
        }
        Survey survey = Survey.findById(due.id());
        if (survey.state == Survey.State.OPEN) {
            deed.accept(survey, ticket.get());
        }
    }

    private void remind(Survey survey, TicketFacts ticket) {
        survey.hold();
        if (survey.remindAt != null) {
            invitations.remind(survey, ticket.citizen(), clock.instant());
            survey.remindAt = null;
        }
    }

    private void end(Survey survey, TicketFacts ticket) {
        invitations.end(survey); // before the survey's row is held, as by whoever ends an invitation
        survey.hold();
        boolean called = survey.numberHash != null && survey.silence == null && isSampled(survey);
        survey.expired();
        if (called && !Revisit.isThereFor(survey.id)) {
            new Revisit(survey, Revisit.Reason.SAMPLE, clock.instant()).persist();
        }
    }

    /** By the secret of its link, so that nobody can choose whom to call. */
    private boolean isSampled(Survey survey) {
        return Math.floorMod(java.util.Arrays.hashCode(survey.tokenHash), 100) < rules.revisitSamplePercent();
    }
}
