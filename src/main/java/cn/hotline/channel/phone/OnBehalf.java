package cn.hotline.channel.phone;

import cn.hotline.access.Caller;
import cn.hotline.channel.Following.RatingInput;
import cn.hotline.channel.phone.CallDeeds.Deed;
import cn.hotline.channel.phone.CallTickets.Asked;
import cn.hotline.platform.Idempotency;
import cn.hotline.platform.Idempotency.Once;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.ticket.Action;
import cn.hotline.ticket.Aftercare;
import cn.hotline.ticket.Channel;
import cn.hotline.ticket.Etags;
import cn.hotline.ticket.Supplementary;
import cn.hotline.ticket.TicketRequest;
import cn.hotline.ticket.TicketView;
import cn.hotline.ticket.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Agents do for whoever calls or stands at the window what that person could do in the app; a call that is named is the evidence. */
@ApplicationScoped
class OnBehalf {

    private final Tickets tickets;
    private final CallDesk desk;
    private final CallDeeds deeds;
    private final Aftercare aftercare;
    private final Idempotency idempotency;
    private final Clock clock;

    OnBehalf(
            Tickets tickets,
            CallDesk desk,
            CallDeeds deeds,
            Aftercare aftercare,
            Idempotency idempotency,
            Clock clock) {
        this.tickets = tickets;
        this.desk = desk;
        this.deeds = deeds;
        this.aftercare = aftercare;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /**
     * Which ticket, in which call.
     *
     * @param request of the agent
     */
    record Behalf(
            TicketRequest request,
            Channel channel,
            @Nullable String callId,
            @Nullable String key) {

        Caller.Staff staff() {
            return (Caller.Staff) request.caller();
        }
    }

    /** A call about a ticket there is already: what was said becomes a part of it. */
    Response contact(Asked asked, CallResource.CallContact input) {
        var request = TicketRequest.of(input.ticket(), asked.staff(), asked.messages());
        var once = request.once(asked.key(), "call-contact:" + asked.callId(), input);
        var summary = input.text() != null ? null : desk.proposal(asked.callId(), asked.staff());
        return idempotency
                .once(once, () -> {
                    var call = desk.held(asked.callId(), asked.staff());
                    var text = input.text() != null ? input.text() : Heard.summary(summary);
                    var more = new Supplementary(text, input.attachments());
                    var view = tickets.supplement(request, Channel.PHONE, more);
                    note(call, Deed.SUPPLEMENTED, request);
                    return Etags.created(view);
                })
                .response();
    }

    Response supplement(Behalf behalf, Supplementary more) {
        return once(behalf, "on-behalf-supplement", more, () -> {
            evidence(behalf, Deed.SUPPLEMENTED);
            return tickets.supplement(behalf.request(), behalf.channel(), more);
        });
    }

    Response urge(Behalf behalf, @Nullable String reason) {
        return once(behalf, "on-behalf-urge", String.valueOf(reason), () -> {
            evidence(behalf, Deed.URGED);
            return tickets.act(behalf.request(), new Action.Urge(behalf.channel(), reason));
        });
    }

    @Transactional
    TicketView withdraw(Behalf behalf, String reason) {
        evidence(behalf, Deed.WITHDRAWN);
        return tickets.act(behalf.request(), new Action.Withdraw(reason));
    }

    /**
     * The citizen's own word, so it needs the call it was said in, and is never noted by whoever served them.
     *
     * @throws Refusal 409 for the agent who did, 422 without a call in which the agent spoke with somebody since it was closed
     */
    @Transactional
    TicketView rate(Behalf behalf, RatingInput said) {
        var request = behalf.request();
        var facts = tickets.facts(request);
        if (behalf.staff().client().equals(aftercare.agent(facts.id()))) {
            throw new Refusal(ProblemType.REFUSED, "rating-own-service");
        }
        var call = held(behalf);
        var since = facts.closedAt() == null ? facts.updatedAt() : facts.closedAt();
        if (call == null || !call.isTalkSince(since)) {
            throw Refusal.invalid("callId", "call-unanswered");
        }
        var itself = new TicketRequest(request.number(), new Caller.Itself("on-behalf"), null, request.messages());
        tickets.act(itself, new Action.Rate(said.service(), said.handling(), said.reason(), Channel.PHONE));
        if (deeds.isRated(call, request.number().digits())) {
            throw Refusal.invalid("callId", "call-rated");
        }
        note(call, Deed.RATED, request);
        return tickets.read(request);
    }

    private Response once(Behalf behalf, String operation, Object body, Supplier<TicketView> deed) {
        var said = List.of(behalf.channel(), String.valueOf(behalf.callId()), body);
        Once once = behalf.request().once(behalf.key(), operation, said);
        return idempotency.once(once, () -> Etags.created(deed.get())).response();
    }

    private void evidence(Behalf behalf, Deed deed) {
        var call = held(behalf);
        if (call != null) {
            note(call, deed, behalf.request());
        }
    }

    /** @throws Refusal 422 for a call that is not this agent's */
    private static @Nullable PhoneCall held(Behalf behalf) {
        var callId = behalf.callId();
        return callId == null
                ? null
                : PhoneCall.held(callId)
                        .filter(found -> found.isOf(behalf.staff()))
                        .orElseThrow(() -> Refusal.invalid("callId", "call-unknown"));
    }

    private void note(PhoneCall call, Deed deed, TicketRequest request) {
        call.touched(clock.instant());
        deeds.done(call, deed, request.number().digits(), request.caller().client());
    }
}
