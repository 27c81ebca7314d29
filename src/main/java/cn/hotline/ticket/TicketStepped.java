package cn.hotline.ticket;

import java.time.Instant;
import java.util.UUID;

/**
 * Fired in the transaction of every step, for rooms that have to do with it; whoever throws a refusal takes the step back.
 *
 * @param action holds personal words: not for logs, nor to be kept
 * @param facts how the ticket stands after it
 */
public record TicketStepped(UUID ticketId, int seq, Action action, Instant at, TicketFacts facts) {}
