package cn.hotline.channel.partner;

import cn.hotline.access.Caller;
import cn.hotline.access.Callers;
import cn.hotline.access.partner.Partners;
import cn.hotline.channel.Doors;
import cn.hotline.channel.Doors.Filing;
import cn.hotline.platform.Messages;
import cn.hotline.platform.Refusal;
import cn.hotline.ticket.Action;
import cn.hotline.ticket.Filed;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** What partners file goes to the tickets, or into the sandbox where it is a sandbox client that files. */
@Singleton
class PartnerFilings {

    static final String HOME = "/api/partner/v1";

    private static final String RELAY = "tickets.relay";

    private final Doors doors;
    private final SandboxFilings sandbox;
    private final Partners partners;
    private final Callers callers;

    PartnerFilings(Doors doors, SandboxFilings sandbox, Partners partners, Callers callers) {
        this.doors = doors;
        this.sandbox = sandbox;
        this.partners = partners;
        this.callers = callers;
    }

    /** Whether this client relays what came elsewhere, such as Weibo. */
    boolean mayRelay() {
        return callers.may(RELAY);
    }

    /** @throws Refusal 403 when a client relays that may not */
    Response file(PartnerSubmission submission, @Nullable String key, Messages messages) {
        var partner = callers.partner();
        demandRelay(submission, submission.isRelayed() && mayRelay());
        var filing = filing(partner, submission, key, messages);
        return partners.isSandbox(partner)
                ? sandbox.file(filing, submission.gist())
                : doors.file(filing, submission.gist());
    }

    /** One of many, in the transaction of its row. @throws Refusal as {@link #file} */
    @Transactional(Transactional.TxType.MANDATORY)
    Filed fileWithin(Caller.Partner partner, PartnerSubmission submission, boolean mayRelay, Messages messages) {
        demandRelay(submission, mayRelay);
        var filing = filing(partner, submission, null, messages);
        return partners.isSandbox(partner)
                ? sandbox.fileWithin(filing, submission.gist())
                : doors.fileWithin(filing, submission.gist());
    }

    private static void demandRelay(PartnerSubmission submission, boolean mayRelay) {
        if (submission.isRelayed() && !mayRelay) {
            throw Refusal.forbidden("relay-not-allowed");
        }
    }

    /** Where it comes from, under the partner's own id. */
    static Action.Origin origin(Caller.Partner partner, PartnerSubmission submission) {
        return new Action.Origin(submission.through(), partner.client(), submission.externalId(), null, partner.id());
    }

    private static Filing filing(
            Caller.Partner partner, PartnerSubmission submission, @Nullable String key, Messages messages) {
        return new Filing(partner, origin(partner, submission), key, HOME, messages);
    }
}
