package cn.hotline.supervision;

import cn.hotline.access.Caller;
import cn.hotline.supervision.calendar.DeadlineKind;
import cn.hotline.supervision.calendar.Rulebooks;
import cn.hotline.ticket.TicketFacts;
import cn.hotline.ticket.TicketRequest;
import cn.hotline.ticket.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Explains the deadlines of a ticket to whoever sees it. */
@ApplicationScoped
class Explanations {

    private final Tickets tickets;
    private final Rulebooks rulebooks;
    private final Clock clock;

    Explanations(Tickets tickets, Rulebooks rulebooks, Clock clock) {
        this.tickets = tickets;
        this.rulebooks = rulebooks;
        this.clock = clock;
    }

    @Transactional
    List<DeadlineView> of(TicketRequest request) {
        var ticket = tickets.facts(request);
        boolean all = !(request.caller() instanceof Caller.Staff staff) || !staff.onlyHandles();
        var calendar = rulebooks.current().calendar();
        var now = clock.instant();
        return Deadlines.of(ticket.id()).stream()
                .filter(deadline -> all || !isOfRating(deadline, ticket))
                .map(deadline -> DeadlineView.of(deadline, calendar, now))
                .toList();
    }

    /** A review of a closed ticket tells whoever handled it how it was rated. */
    private static boolean isOfRating(Deadline deadline, TicketFacts ticket) {
        var closedAt = ticket.closedAt();
        return deadline.kind == DeadlineKind.REVIEW && closedAt != null && !deadline.startedAt.isBefore(closedAt);
    }
}
