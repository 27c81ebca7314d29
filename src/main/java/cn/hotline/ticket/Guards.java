package cn.hotline.ticket;

import cn.hotline.access.Caller;
import cn.hotline.access.Role;
import cn.hotline.platform.Problem;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether an action is lawful now: the lifecycle's table first, then the rules that look at more than the status. */
@Singleton
final class Guards {

    private final TicketRules rules;
    private final HandlingGuards handling;

    Guards(TicketRules rules) {
        this.rules = rules;
        this.handling = new HandlingGuards(rules);
    }

    /** @throws Refusal 403 for a role that may never do it; asked before anything is read */
    static void demandRole(Verb verb, Caller caller) {
        if (!Lifecycle.permits(verb, caller.roles())) {
            throw Refusal.forbidden("role-may-not");
        }
    }

    /** @throws Refusal 409 naming what is allowed instead and what happened last, or 429 for an urging too soon */
    void demandLawful(Ticket ticket, Verb verb, Caller caller, Instant now) {
        if (verb == Verb.URGE && ticket.lastUrgedAt != null && Lifecycle.leadsFrom(ticket.status(), verb)) {
            var wait = Duration.between(now, ticket.lastUrgedAt.plus(rules.urgePause()));
            if (wait.isPositive()) {
                throw Refusal.tooMany("urged-recently", wait);
            }
        }
        var reason = obstacle(ticket, verb, caller, now);
        if (reason == null) {
            return;
        }
        var type = Lifecycle.leadsFrom(ticket.status(), verb) ? ProblemType.REFUSED : ProblemType.ILLEGAL_TRANSITION;
        throw new Refusal(type, reason, verb.name(), ticket.status().name())
                .allowing(allowed(ticket, caller, now).stream().map(Verb::name).toList())
                .after(changes(ticket, ticket.seq - 1, caller));
    }

    /** What this caller may do to this ticket now. */
    List<Verb> allowed(Ticket ticket, Caller caller, Instant now) {
        return Lifecycle.allowed(ticket.status(), caller.roles()).stream()
                .filter(verb -> obstacle(ticket, verb, caller, now) == null)
                .toList();
    }

    /** @throws Refusal 412 with what happened since, when the caller acts on an older version than the present one */
    static void demandVersion(@Nullable Integer expected, Ticket ticket, Caller caller) {
        if (expected != null && expected != ticket.seq) {
            throw new Refusal(ProblemType.CHANGED_MEANWHILE, "changed-meanwhile")
                    .after(changes(ticket, expected, caller));
        }
    }

    /** What goes on inside the centre is told to staff only, as in the {@link Timeline}. */
    private static List<Problem.Change> changes(Ticket ticket, int since, Caller caller) {
        return TicketEvent.since(ticket.id, since).stream()
                .filter(e -> Timeline.isFor(caller, e.verb()))
                .map(e -> new Problem.Change(e.seq(), e.verb().name(), e.deed().at()))
                .limit(50)
                .toList();
    }

    /** Whoever may do it by another role needs no desk for it. */
    private static boolean actsAsHandler(Caller.Staff staff, Verb verb) {
        return staff.roles().stream()
                .filter(role -> Lifecycle.permits(verb, Set.of(role)))
                .allMatch(role -> role == Role.HANDLER);
    }

    private static boolean isOnDesk(Caller.Staff staff, Ticket ticket, Verb verb) {
        return verb == Verb.GIVE_OPINION ? ticket.handling.isAsked(staff.unit()) : Sight.hasDuty(staff, ticket);
    }

    private @Nullable String obstacle(Ticket ticket, Verb verb, Caller caller, Instant now) {
        if (!Lifecycle.leadsFrom(ticket.status(), verb)) {
            return "illegal-transition";
        }
        if (caller instanceof Caller.Staff staff && actsAsHandler(staff, verb) && !isOnDesk(staff, ticket, verb)) {
            return "not-on-your-desk";
        }
        return switch (verb) {
            case RETURN, APPEAL, DELEGATE, HAND_UP, REPLY, REQUEST_EXTENSION, REQUEST_SUSPENSION, SHELVE ->
                handling.obstacle(ticket, verb, now);
            case UPHOLD_APPEAL, REFUSE_APPEAL, GRANT_REQUEST, DENY_REQUEST -> handling.obstacle(ticket, verb, now);
            case REACH_MILESTONE, RESUME -> handling.obstacle(ticket, verb, now);
            case SUPERVISE, RESCHEDULE, ADOPT -> "not-by-hand";
            case RATE -> rating(ticket, now);
            case UPHOLD_REDO, REFUSE_REDO -> handling.obstacle(ticket, verb, now);
            case ARCHIVE -> archiving(ticket, now);
            case SPLIT ->
                ticket.parent != null || ticket.subTickets.size() >= rules.maxSubTickets() ? "split-limit" : null;
            case URGE ->
                ticket.lastUrgedAt != null
                                && ticket.lastUrgedAt.plus(rules.urgePause()).isAfter(now)
                        ? "urged-recently"
                        : null;
            default -> Lifecycle.closes(verb) && hasOpenSubTickets(ticket) ? "sub-tickets-open" : null;
        };
    }

    /** Whoever closes the parent holds its row, and so does whoever splits it: no sub-ticket can appear in between. */
    private static boolean hasOpenSubTickets(Ticket ticket) {
        return !ticket.subTickets.isEmpty()
                && Ticket.count(
                                "number in :numbers and status not in :ended",
                                Map.of(
                                        "numbers",
                                        ticket.subTickets,
                                        "ended",
                                        List.of(Status.CLOSED, Status.ARCHIVED, Status.WITHDRAWN)))
                        > 0;
    }

    private @Nullable String archiving(Ticket ticket, Instant now) {
        var redo = handling.obstacle(ticket, Verb.ARCHIVE, now);
        return redo != null
                ? redo
                : ticket.status() == Status.CLOSED && rating(ticket, now) == null ? "rating-open" : null;
    }

    private @Nullable String rating(Ticket ticket, Instant now) {
        if (ticket.rating != null) {
            return "rated-before";
        }
        if (ticket.outcome == null || !ticket.outcome.isRated()) {
            return "not-rated";
        }
        boolean over = ticket.closedAt == null
                || ticket.closedAt.plus(rules.ratingWindow()).isBefore(now);
        return over ? "rating-over" : null;
    }
}
