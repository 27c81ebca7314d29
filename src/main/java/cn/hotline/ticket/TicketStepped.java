package cn.hotline.ticket;

import java.util.UUID;

/** Fired in the transaction of every step, for rooms that have to do with it; ids only. */
public record TicketStepped(UUID ticketId, int seq) {}
