package cn.hotline.notice;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/** Brings one message to its gateway and what the gateway says to the database. */
@Singleton
final class Carrier {

    private static final Logger LOG = Logger.getLogger("hotline.notice");

    /** That part of a lease must be left, for what takes longest: a gateway's ten seconds. */
    private static final int NEEDED_PART = 3;

    /** Answers written at once by one node: requests need the database, too. */
    private static final int WRITERS = 8;

    private final Gateways gateways;
    private final Outcomes outcomes;
    private final Receipts receipts;
    private final WechatReach weChat;
    private final NoticeRules rules;
    private final Clock clock;
    private final Semaphore writers = new Semaphore(WRITERS);

    Carrier(
            Gateways gateways,
            Outcomes outcomes,
            Receipts receipts,
            WechatReach weChat,
            NoticeRules rules,
            Clock clock) {
        this.gateways = gateways;
        this.outcomes = outcomes;
        this.receipts = receipts;
        this.weChat = weChat;
        this.rules = rules;
        this.clock = clock;
    }

    /** @return whether it goes another way at once */
    boolean carry(Work work) {
        var needed = rules.lease().dividedBy(NEEDED_PART);
        if (clock.instant().isAfter(work.claim().until().minus(needed))) {
            return false; // This process stood still: another may be at it.
        }
        return work.looking() ? look(work) : write(work, send(work));
    }

    private Answer send(Work work) {
        var gateway = gateways.find(work.gateway());
        if (gateway.isEmpty()) {
            return new Answer.Refused(Answer.Fault.UNAVAILABLE, "NOT_CONFIGURED");
        }
        try {
            return gateway.get().send(work.message());
        } catch (RuntimeException e) {
            LOG.errorf("Gateway %s broke off: %s", work.gateway(), e.getClass().getName());
            return new Answer.Unknown(e.getClass().getSimpleName());
        }
    }

    /** Whether the last try got through; a citizen is told a second time only when nobody knows. */
    private boolean look(Work work) {
        var answer = receipts.proof(work)
                .<Answer>map(name -> new Answer.Taken(name, 1))
                .or(() -> asked(work));
        if (answer.isPresent() && !(answer.get() instanceof Answer.Unknown)) {
            return write(work, answer.get());
        }
        written(() -> {
            outcomes.doubtful(work);
            return true;
        });
        return true;
    }

    private Optional<Answer> asked(Work work) {
        try {
            return gateways.find(work.gateway()).flatMap(gateway -> gateway.look(work.message()));
        } catch (RuntimeException e) {
            LOG.errorf("Gateway %s broke off: %s", work.gateway(), e.getClass().getName());
            return Optional.empty();
        }
    }

    private boolean write(Work work, Answer answer) {
        return written(() -> {
            weChat.heard(work, answer);
            return outcomes.record(work, answer);
        });
    }

    private boolean written(java.util.function.BooleanSupplier writing) {
        writers.acquireUninterruptibly();
        try {
            return writing.getAsBoolean();
        } finally {
            writers.release();
        }
    }
}
