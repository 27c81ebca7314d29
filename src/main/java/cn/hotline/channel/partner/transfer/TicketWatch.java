package cn.hotline.channel.partner.transfer;

import cn.hotline.platform.Messages;
import cn.hotline.ticket.Channel;
import cn.hotline.ticket.Status;
import cn.hotline.ticket.TicketStepped;
import cn.hotline.ticket.Verb;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;

/** Tells the other hotline how its matter goes on with us, and takes back what was offered of a ticket that ended. */
@Singleton
class TicketWatch {

    /** What moves a matter on for whoever waits outside. */
    private static final Set<Verb> TOLD = EnumSet.of(
            Verb.ACCEPT,
            Verb.ANSWER,
            Verb.TRANSFER_TO_EMERGENCY,
            Verb.EXPLAIN_ROUTE,
            Verb.CONFIRM_MALICE,
            Verb.DISPATCH,
            Verb.DETERMINE,
            Verb.SIGN_FOR,
            Verb.REPLY,
            Verb.APPROVE,
            Verb.CLOSE,
            Verb.WITHDRAW);

    /** Of one ticket. */
    private static final int MOST = 50;

    private final Steps steps;

    TicketWatch(Steps steps) {
        this.steps = steps;
    }

    void on(@Observes TicketStepped step) {
        var facts = step.facts();
        boolean ended = !facts.status().isOpen();
        boolean told = facts.channel() == Channel.PARTNER
                && TOLD.contains(step.action().verb());
        if (!told && !ended || facts.status() == Status.IN_REVIEW) {
            return;
        }
        // First all rows are held, then the heads of their partners in one order: as everybody else does it.
        var all = Transfer.of(facts.number(), MOST);
        var concerned = all.stream()
                .filter(transfer -> isTakenBack(transfer, ended) || isFollowed(transfer, told))
                .sorted(Comparator.comparing(transfer -> transfer.partner))
                .toList();
        concerned.forEach(TicketWatch::hold);
        if (ended && all.stream().anyMatch(transfer -> transfer.coordination)) {
            Transfer.settle(facts.number());
        }
        for (var transfer : concerned) {
            if (isTakenBack(transfer, ended)) {
                transfer.cancel(step.at());
                note(transfer, Steps.Kind.CANCELLED, step);
            } else if (isFollowed(transfer, told)) {
                if (ended) {
                    transfer.complete();
                }
                note(transfer, ended ? Steps.Kind.COMPLETED : Steps.Kind.PROGRESSED, step);
            }
        }
    }

    private static boolean isTakenBack(Transfer transfer, boolean ended) {
        return ended && transfer.direction == Transfer.Direction.OUT && transfer.state == TransferState.OFFERED;
    }

    private static boolean isFollowed(Transfer transfer, boolean told) {
        return told && transfer.direction == Transfer.Direction.IN && transfer.state == TransferState.ACKNOWLEDGED;
    }

    private static void hold(Transfer transfer) {
        Transfer.getEntityManager().refresh(transfer, LockModeType.PESSIMISTIC_WRITE);
    }

    private void note(Transfer transfer, Steps.Kind kind, TicketStepped step) {
        var words =
                Messages.accepting(null).text("status." + step.facts().status().name());
        steps.note(transfer, kind, Steps.By.saying("system:transfer", words), step.at());
    }
}
