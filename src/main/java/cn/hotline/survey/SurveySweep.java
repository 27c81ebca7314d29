package cn.hotline.survey;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiConsumer;

/** Reminds once, and ends what nobody answered, on any number of nodes; no answer is never satisfied. */
@Singleton
class SurveySweep {

    private static final int BATCH = 200;

    /** Batches of one run; what is left over waits for the next. */
    private static final int MAX_BATCHES = 100;

    private final Invitations invitations;
    private final SurveyRules rules;
    private final Clock clock;

    SurveySweep(Invitations invitations, SurveyRules rules, Clock clock) {
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

    private void all(String due, BiConsumer<Survey, Instant> deed) {
        for (int i = 0; i < MAX_BATCHES; i++) {
            int done = QuarkusTransaction.requiringNew().call(() -> {
                var now = clock.instant();
                var batch = Survey.idle(due, now, BATCH);
                batch.forEach(survey -> deed.accept(survey, now));
                return batch.size();
            });
            if (done < BATCH) {
                return;
            }
        }
    }

    private void remind(Survey survey, Instant now) {
        invitations.remind(survey, now);
        survey.remindAt = null;
    }

    private void end(Survey survey, Instant now) {
        boolean called = survey.numberHash != null && survey.silence == null && isSampled(survey);
        survey.expired();
        invitations.end(survey);
        if (called && !Revisit.isThereFor(survey.id)) {
            new Revisit(survey, Revisit.Reason.SAMPLE, now).persist();
        }
    }

    /** By the secret of its link, so that nobody can choose whom to call. */
    private boolean isSampled(Survey survey) {
        return Math.floorMod(java.util.Arrays.hashCode(survey.tokenHash), 100) < rules.revisitSamplePercent();
    }
}
