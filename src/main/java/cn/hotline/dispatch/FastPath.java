package cn.hotline.dispatch;

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

    FastPath(Tickets tickets) {
        this.tickets = tickets;
    }

    @Transactional
    TicketView take(TicketRequest request, ClassificationResource.FastTrack input, boolean english) {
        tickets.act(request, Verb.ACCEPT, facts -> input.acceptance().action(facts, english));
        var accepted = new TicketRequest(request.number(), request.caller(), null, request.messages());
        return tickets.act(accepted, Verb.DISPATCH, input.dispatch()::action);
    }
}
