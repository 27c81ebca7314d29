package cn.hotline.channel.phone;

import cn.hotline.access.Caller;
import cn.hotline.channel.Doors;
import cn.hotline.channel.Drafts;
import cn.hotline.channel.Gist;
import cn.hotline.channel.phone.proposal.Proposal;
import cn.hotline.platform.Idempotency;
import cn.hotline.platform.Idempotency.Done;
import cn.hotline.platform.Idempotency.Once;
import cn.hotline.platform.Messages;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.ticket.Action;
import cn.hotline.ticket.Channel;
import cn.hotline.ticket.Filed;
import cn.hotline.ticket.Level;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes tickets of calls: each matter of a call once, however many agents and keys; what is not complete is kept as a draft. */
@Singleton
class CallTickets {

    private static final String HOME = "/api/staff/v1";

    private final CallDesk desk;
    private final CallDeeds deeds;
    private final Doors doors;
    private final Drafts drafts;
    private final ProposalEvidence evidence;
    private final Idempotency idempotency;
    private final Clock clock;

    CallTickets(
            CallDesk desk,
            CallDeeds deeds,
            Doors doors,
            Drafts drafts,
            ProposalEvidence evidence,
            Idempotency idempotency,
            Clock clock) {
        this.desk = desk;
        this.deeds = deeds;
        this.doors = doors;
        this.drafts = drafts;
        this.evidence = evidence;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** Who asks, about which call. */
    record Asked(
            Caller.Staff staff, String callId, @Nullable String key, Messages messages) {}

    private record Confirmed(
            PhoneCall call, int part, Gist gist, @Nullable Level level) {}

    /** 201 with the ticket, or 202 with a draft and what to ask. @throws Refusal 409 when this matter of the call has a ticket */
    Response file(Asked asked, Choice choice) {
        var once = new Once(asked.staff().client(), asked.key(), "call-ticket:" + asked.callId(), choice);
        var proposal = choice.nth() == 1 ? desk.proposal(asked.callId(), asked.staff()) : null;
        return idempotency
                .once(once, () -> {
                    var call = untold(asked, choice);
                    var confirmed = confirmed(call, choice, proposal, Heard.gist(proposal, desk.caller(call)));
                    var gaps = Drafts.gaps(confirmed.gist(), asked.messages());
                    if (!gaps.isEmpty()) {
                        var kept = drafts.keep(owner(asked), Channel.PHONE, confirmed.gist());
                        return waiting(kept.id(), gaps);
                    }
                    return filed(confirmed, proposal, asked, filing -> doors.fileWithin(filing, confirmed.gist()));
                })
                .response();
    }

    /** As {@link #file}, of a draft and what was missing. */
    Response complete(Asked asked, UUID draft, Choice choice) {
        var once = new Once(asked.staff().client(), asked.key(), "call-draft:" + draft, choice);
        var proposal = choice.nth() == 1 ? desk.proposal(asked.callId(), asked.staff()) : null;
        return idempotency
                .once(once, () -> {
                    var call = untold(asked, choice);
                    var base = drafts.one(owner(asked), draft).gist();
                    var confirmed = confirmed(call, choice, proposal, base);
                    drafts.change(owner(asked), draft, confirmed.gist());
                    var gaps = Drafts.gaps(confirmed.gist(), asked.messages());
                    if (!gaps.isEmpty()) {
                        return waiting(draft, gaps);
                    }
                    return filed(confirmed, proposal, asked, filing -> drafts.file(owner(asked), draft, filing));
                })
                .response();
    }

    /** The number the platform knows it by, and for a second matter which one. */
    static String externalId(PhoneCall call, int part) {
        return part == 1 ? call.callId : call.callId + "#" + part;
    }

    /** @throws Refusal 409 naming the ticket there is */
    private PhoneCall untold(Asked asked, Choice choice) {
        var call = desk.held(asked.callId(), asked.staff());
        deeds.ticket(call, choice.nth()).ifPresent(number -> {
            throw new Refusal(ProblemType.DUPLICATE_EXTERNAL_ID, "duplicate-external-id").about(number);
        });
        call.touched(clock.instant());
        return call;
    }

    private Confirmed confirmed(PhoneCall call, Choice choice, @Nullable Proposal proposal, Gist base) {
        var gist = choice.over(base, desk.caller(call));
        var proposed = proposal == null ? null : Heard.value(proposal.level());
        return new Confirmed(call, choice.nth(), gist, choice.level() != null ? choice.level() : proposed);
    }

    private Done filed(
            Confirmed confirmed, @Nullable Proposal proposal, Asked asked, Function<Doors.Filing, Filed> deed) {
        var call = confirmed.call();
        var client = asked.staff().client();
        var origin = new Action.Origin(Channel.PHONE, client, externalId(call, confirmed.part()), null, null);
        var filing = new Doors.Filing(asked.staff(), origin, null, HOME, asked.messages(), confirmed.level());
        var filed = deed.apply(filing);
        deeds.filed(call, confirmed.part(), filed.number(), client);
        if (proposal != null) {
            var remarks = Remark.of(proposal, confirmed.gist(), confirmed.level());
            evidence.keep(call, remarks, client, clock.instant());
        }
        return Done.created(filed, HOME + "/tickets/" + filed.number());
    }

    private static Done waiting(UUID draft, List<Drafts.Gap> gaps) {
        return new Done(202, new CallDesk.Waiting(draft, gaps), null, null);
    }

    private static String owner(Asked asked) {
        return CallDesk.draftOwner(asked.callId());
    }
}
