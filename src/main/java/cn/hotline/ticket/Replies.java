package cn.hotline.ticket;

import cn.hotline.platform.Messages;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Takes a unit's reply in, if it is one, and shows what there is to say against it. */
@ApplicationScoped
public class Replies {

    private final Tickets tickets;
    private final Attachments attachments;
    private final ReplyCheck.Measure measure;
    private final Vault vault;

    Replies(Tickets tickets, Attachments attachments, TicketRules rules, Vault vault) {
        this.tickets = tickets;
        this.attachments = attachments;
        this.measure = ReplyCheck.Measure.of(rules);
        this.vault = vault;
    }

    /** A reply on its way in. */
    public record Draft(Outcome outcome, Reply reply, List<UUID> evidence) {}

    /**
     * What the check came to.
     *
     * @param score how many telling pairs of letters reply and ticket share; {@code shared} are some of them
     */
    public record Report(boolean sufficient, int score, List<String> shared, List<ReplyFinding.View> findings) {
        static Report of(ReplyCheck.Result result, Messages messages) {
            return new Report(
                    result.isSufficient(),
                    result.score(),
                    result.shared(),
                    result.findings().stream()
                            .map(finding -> finding.view(messages))
                            .toList());
        }
    }

    /** @throws Refusal 422 naming each part that is none, beside all that may speak against an action */
    @Transactional
    public TicketView give(TicketRequest request, Draft draft) {
        var ticket = tickets.lock(request, Verb.REPLY);
        ticket.unseal(vault);
        check(draft, ticket).demandSufficient();
        var client = request.caller().client();
        var evidence = attachments.claim(draft.evidence(), ticket.id, client);
        tickets.apply(ticket, new Action.GiveReply(draft.outcome(), evidence, draft.reply()), request.caller());
        return tickets.view(ticket, request);
    }

    /** Before it is sent; changes nothing. */
    @Transactional
    public Report rehearse(TicketRequest request, Draft draft) {
        return Report.of(check(draft, tickets.visible(request)), request.messages());
    }

    /** @throws Refusal 404 while no unit has replied */
    @Transactional
    public Report given(TicketRequest request) {
        var ticket = tickets.visible(request);
        if (ticket.reply == null || ticket.repliedAt == null || ticket.outcome == null) {
            throw Refusal.notFound("no-reply-yet");
        }
        return Report.of(check(new Draft(ticket.outcome, ticket.reply, List.of()), ticket), request.messages());
    }

    private ReplyCheck.Result check(Draft draft, Ticket ticket) {
        return ReplyCheck.of(draft.reply(), draft.outcome(), ReplyAsked.of(ticket), measure);
    }
}
