package cn.hotline.channel.phone;

import cn.hotline.access.Caller;
import cn.hotline.channel.Doors;
import cn.hotline.channel.Drafts;
import cn.hotline.channel.phone.proposal.Proposal;
import cn.hotline.channel.phone.proposal.Proposed;
import cn.hotline.platform.Messages;
import cn.hotline.platform.Refusal;
import cn.hotline.ticket.Action;
import cn.hotline.ticket.Channel;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Files by itself what nobody filed and is beyond doubt, where the city wants that; each call once, on any number of nodes. */
@Singleton
class AutoFiling {

    private static final int BATCH = 200;

    /** What is older was left alone for another reason. */
    private static final Duration LATEST = Duration.ofDays(1);

    private static final Caller SELF = new Caller.Itself("telephony");
    private static final Logger LOG = Logger.getLogger(AutoFiling.class);

    private final Proposals proposals;
    private final CallDesk desk;
    private final CallDeeds deeds;
    private final Doors doors;
    private final TelephonyRules rules;
    private final Clock clock;

    AutoFiling(Proposals proposals, CallDesk desk, CallDeeds deeds, Doors doors, TelephonyRules rules, Clock clock) {
        this.proposals = proposals;
        this.desk = desk;
        this.deeds = deeds;
        this.doors = doors;
        this.rules = rules;
        this.clock = clock;
    }

    @Scheduled(
            every = "{hotline.telephony.sweep}",
            delayed = "40s",
            identity = "call-auto-filing",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void run() {
        if (rules.autoFile()) {
            judgeAll();
        }
    }

    void judgeAll() {
        var now = clock.instant();
        var due = QuarkusTransaction.requiringNew()
                .call(() -> PhoneCall.due(now.minus(LATEST), now.minus(rules.autoFileDelay()), BATCH));
        for (var call : due) {
            try {
                var sure = proposals.of(call, found -> true).filter(this::isBeyondDoubt);
                judge(call, sure.orElse(null));
            } catch (RuntimeException e) {
                LOG.errorf("call not judged: %s", e.getClass().getName());
            }
        }
    }

    private void judge(String call, @Nullable Proposal sure) {
        try {
            QuarkusTransaction.requiringNew().run(() -> judged(call, sure));
        } catch (Refusal refusal) { // what can't be filed as it is needs a person
            QuarkusTransaction.requiringNew().run(() -> judged(call, null));
        }
    }

    /** Whoever comes second finds it judged. */
    private void judged(String callId, @Nullable Proposal sure) {
        var call = PhoneCall.held(callId).orElseThrow();
        if (call.judgedAt != null || call.touchedAt != null || call.isForgotten()) {
            return;
        }
        call.judged(clock.instant());
        if (sure != null) {
            file(call, sure);
        }
    }

    private void file(PhoneCall call, Proposal proposal) {
        var messages = Messages.accepting(null);
        var caller = desk.caller(call);
        var gist = Choice.AS_PROPOSED.over(Heard.gist(proposal, caller, rules.autoFileConfidence()), caller);
        if (!Drafts.gaps(gist, messages).isEmpty()) {
            return;
        }
        var origin = new Action.Origin(Channel.PHONE, SELF.client(), CallTickets.externalId(call, 1), null, null);
        var filing = new Doors.Filing(SELF, origin, null, "/api/staff/v1", messages, Heard.value(proposal.level()));
        deeds.filed(call, 1, doors.fileWithin(filing, gist).number(), SELF.client());
    }

    /**
     * A second matter, or anything still to be asked, needs a person. Title and summary are the citizen's own words and decide nothing; an
     * element in doubt is left out, so that one the form requires is missing.
     */
    private boolean isBeyondDoubt(Proposal proposal) {
        var type = proposal.type();
        return type != null
                && rules.autoFileTypes().contains(type.value())
                && proposal.matter() != null
                && proposal.questions().isEmpty()
                && proposal.furtherMatters().isEmpty()
                && isSure(type)
                && isSure(proposal.level())
                && isSure(proposal.matter())
                && isSure(proposal.region())
                && isSure(proposal.address())
                && isSure(proposal.reporterKind())
                && isSure(proposal.reporterName())
                && isSure(proposal.reporterPhone());
    }

    private boolean isSure(@Nullable Proposed<?> field) {
        return field == null || field.confidence() >= rules.autoFileConfidence();
    }
}
