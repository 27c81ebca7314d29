package cn.hotline.ticket;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Fired in the transaction of every step, for rooms that have to do with it; whoever throws a refusal takes the step back.
 *
 * @param action holds personal words: not for logs, nor to be kept
 * @param facts how the ticket stands after it
 * @param reporter in the clear
 * @param trackCode the ticket's secret, known at its birth alone
 */
public record TicketStepped(
        UUID ticketId,
        int seq,
        Action action,
        Instant at,
        TicketFacts facts,
        Reporter reporter,
        @Nullable String trackCode) {

    @Override
    public String toString() {
        return "TicketStepped[" + ticketId + ", " + seq + ", " + action.verb() + "]";
    }
}
