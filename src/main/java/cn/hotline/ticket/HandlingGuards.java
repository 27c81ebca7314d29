package cn.hotline.ticket;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The rules of handling (domain §3) that look at more than the status: returns, levels, the clock. */
final class HandlingGuards {

    private final TicketRules rules;

    HandlingGuards(TicketRules rules) {
        this.rules = rules;
    }

    /** Why the action is not lawful now; null when it is. */
    @Nullable
    String obstacle(Ticket ticket, Verb verb, Instant now) {
        var handling = ticket.handling;
        var time = handling.time();
        var duty = handling.duty();
        return switch (verb) {
            case UPHOLD_REDO, REFUSE_REDO -> Redo.isOpen(ticket.redo) ? null : "no-redo-asked";
            case ARCHIVE -> Redo.isOpen(ticket.redo) ? "redo-open" : null;
            case RETURN -> returning(ticket, now);
            case APPEAL ->
                !duty.forced()
                        ? "not-determined"
                        : duty.appeal() != Duty.Appeal.NONE ? "appealed-before" : delegated(handling);
            case UPHOLD_APPEAL, REFUSE_APPEAL -> duty.appeal() == Duty.Appeal.OPEN ? null : "no-appeal";
            case DELEGATE ->
                handling.above().size() + 1 >= rules.maxLevels() ? "too-many-levels" : passing(ticket, now);
            case HAND_UP -> handling.isDelegated() ? null : "not-delegated";
            case REPLY -> delegated(handling);
            case REQUEST_EXTENSION -> time.extended() ? "extended-before" : requesting(ticket, now);
            case REQUEST_SUSPENSION ->
                time.suspendedDays() >= rules.suspensionDays() ? "suspension-used-up" : requesting(ticket, now);
            case SHELVE -> requesting(ticket, now);
            case GRANT_REQUEST, DENY_REQUEST -> time.request() == null ? "no-request" : null;
            case REACH_MILESTONE -> time.milestones().isEmpty() ? "no-milestone" : null;
            case RESUME -> time.pause() == null ? "not-paused" : null;
            default -> null;
        };
    }

    private static @Nullable String returning(Ticket ticket, Instant now) {
        if (ticket.handling.duty().forced()) {
            return "determined";
        }
        if (Redo.isOfItsUnit(ticket.redo)) {
            return "duty-taken-on"; // with the reply that is redone
        }
        if (ticket.returnBy != null && now.isAfter(ticket.returnBy)) {
            return "return-over";
        }
        var wait = waiting(ticket.handling.time());
        return wait != null ? wait : delegated(ticket.handling);
    }

    /** What is late is not passed on, and what might stand still neither. */
    private static @Nullable String passing(Ticket ticket, Instant now) {
        return isLate(ticket, now) ? "due-passed" : waiting(ticket.handling.time());
    }

    private static boolean isLate(Ticket ticket, Instant now) {
        return ticket.dueAt != null && !now.isBefore(ticket.dueAt);
    }

    /** More time is asked for before it runs out, by the lead, one request after the other. */
    private static @Nullable String requesting(Ticket ticket, Instant now) {
        var wait = passing(ticket, now);
        return wait != null ? wait : delegated(ticket.handling);
    }

    /** A clock that stands still, or soon might. */
    private static @Nullable String waiting(Time time) {
        return time.request() != null ? "request-open" : time.pause() != null ? "paused" : null;
    }

    /** Back up first: the unit whose duty it is answers for it. */
    private static @Nullable String delegated(Handling handling) {
        return handling.isDelegated() ? "delegated" : null;
    }
}
