package cn.hotline.channel.partner.transfer;

import cn.hotline.platform.Messages;
import cn.hotline.ticket.Channel;
import cn.hotline.ticket.Status;
import cn.hotline.ticket.TicketStepped;
import cn.hotline.ticket.Verb;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
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
        for (var transfer : Transfer.of(facts.number(), 50)) {
            if (ended && transfer.direction == Transfer.Direction.OUT && transfer.state == Transfer.State.OFFERED) {
                hold(transfer);
                if (transfer.state == Transfer.State.OFFERED) {
                    transfer.cancel(step.at());
                    note(transfer, Steps.Kind.CANCELLED, step);
                }
            } else if (told
                    && transfer.direction == Transfer.Direction.IN
                    && transfer.state == Transfer.State.ACKNOWLEDGED) {
                if (ended) {
                    transfer.complete();
                }
                note(transfer, ended ? Steps.Kind.COMPLETED : Steps.Kind.PROGRESSED, step);
            }
        }
    }

    private static void hold(Transfer transfer) {
        Transfer.getEntityManager().refresh(transfer, jakarta.persistence.LockModeType.PESSIMISTIC_WRITE);
    }

    private void note(Transfer transfer, Steps.Kind kind, TicketStepped step) {
        var words =
                Messages.accepting(null).text("status." + step.facts().status().name());
        steps.note(transfer, kind, Steps.By.saying("system:transfer", words), step.at());
    }
}
