package cn.hotline.dispatch;

import cn.hotline.dispatch.rules.Duties;
import cn.hotline.ticket.TicketRequest;
import cn.hotline.ticket.TicketView;
import cn.hotline.ticket.Tickets;
import cn.hotline.ticket.Verb;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** The fast path of emergencies (紧急通道): accepted and dispatched, or neither. */
@ApplicationScoped
class FastPath {

    private final Tickets tickets;
    private final Duties duties;

    FastPath(Tickets tickets, Duties duties) {
        this.tickets = tickets;
        this.duties = duties;
    }

    @Transactional
    TicketView take(TicketRequest request, ClassificationResource.FastTrack input, boolean english) {
        tickets.act(request, Verb.ACCEPT, facts -> input.acceptance().action(facts, english));
        var accepted = new TicketRequest(request.number(), request.caller(), null, request.messages());
        return tickets.act(accepted, Verb.DISPATCH, facts -> input.dispatch().action(facts, duties));
    }
}
