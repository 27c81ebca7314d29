package cn.hotline.supervision;

import cn.hotline.supervision.calendar.Rulebooks;
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
        var ticket = tickets.facts(request).id();
        var calendar = rulebooks.current().calendar();
        var now = clock.instant();
        return Deadlines.of(ticket).stream()
                .map(deadline -> DeadlineView.of(deadline, calendar, now))
                .toList();
    }
}
