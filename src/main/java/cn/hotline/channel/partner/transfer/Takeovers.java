package cn.hotline.channel.partner.transfer;

import cn.hotline.access.Caller;
import cn.hotline.channel.Doors;
import cn.hotline.channel.Gist;
import cn.hotline.platform.Messages;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import cn.hotline.ticket.Action;
import cn.hotline.ticket.Channel;
import cn.hotline.ticket.ExternalIds;
import cn.hotline.ticket.MaskedWords;
import cn.hotline.ticket.Reporter;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** What another hotline hands to us (转入): it stays theirs until our staff acknowledge it, and is a ticket from then on. */
@Singleton
class Takeovers {

    private final EntityManager db;
    private final Doors doors;
    private final Transfers transfers;
    private final ExternalIds externalIds;
    private final Sealing sealing;
    private final Steps steps;
    private final Hotlines hotlines;
    private final Terms terms;
    private final Clock clock;

    Takeovers(
            EntityManager db,
            Doors doors,
            Transfers transfers,
            ExternalIds externalIds,
            Sealing sealing,
            Steps steps,
            Hotlines hotlines,
            Terms terms,
            Clock clock) {
        this.db = db;
        this.doors = doors;
        this.transfers = transfers;
        this.externalIds = externalIds;
        this.sealing = sealing;
        this.steps = steps;
        this.hotlines = hotlines;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * What is offered.
     *
     * @param previous the transfer of the same matter that we did not take
     */
    record Offered(
            String externalId, String reason, @Nullable UUID previous, Gist gist) {}

    /** The transfer, and whether it was here before. */
    record Kept(TransferView view, boolean known) {}

    /** @throws Refusal 409 where the same id was used for something else, 422 for what could be no ticket */
    Kept offer(Caller.Partner partner, Offered offered, Messages messages) {
        hotlines.demandOne(partner);
        doors.check(filing(partner, offered.externalId(), messages), offered.gist());
        if (!offered.gist().attachments().isEmpty()) { // partners upload none
            throw Refusal.invalid("attachments", "attachment-unknown");
        }
        try {
            return QuarkusTransaction.requiringNew().call(() -> known(partner, offered, messages, true));
        } catch (ConstraintViolationException e) {
            if (!"transfer_theirs".equals(e.getConstraintName())) {
                throw e;
            }
            return QuarkusTransaction.requiringNew().call(() -> known(partner, offered, messages, false));
        }
    }

    private Kept known(Caller.Partner partner, Offered offered, Messages messages, boolean first) {
        var present = Transfer.theirs(partner.id(), offered.externalId());
        if (present.isEmpty()) {
            if (!first) {
                throw new IllegalStateException("a transfer that is there and is not");
            }
            externalIds.demandFree(partner.client(), offered.externalId());
            return new Kept(transfers.forPartner(begun(partner, offered), messages), false);
        }
        var transfer = present.get();
        if (!Vault.same(Objects.requireNonNull(transfer.request), sealing.digest(offered.gist()))) {
            throw new Refusal(ProblemType.REFUSED, "transfer-repeated");
        }
        return new Kept(transfers.forPartner(transfer, messages), true);
    }

    private Transfer begun(Caller.Partner partner, Offered offered) {
        var words = offered.gist().words();
        var reason = MaskedWords.of(words.reporter(), offered.reason().strip());
        var transfer = Transfer.incoming(
                terms.now(partner.id(), reason, round(partner, offered.previous())), offered.externalId());
        transfer.region = words.place().region();
        transfer.confidential = words.reporter().kind() == Reporter.Kind.CONFIDENTIAL;
        sealing.seal(transfer, offered.gist());
        transfer.persist();
        db.flush();
        steps.note(transfer, Steps.Kind.OFFERED, Steps.By.saying(partner.client(), reason), transfer.offeredAt);
        return transfer;
    }

    private static int round(Caller.Partner partner, @Nullable UUID previous) {
        if (previous == null) {
            return 1;
        }
        return Transfer.<Transfer>findByIdOptional(previous)
                        .filter(x -> x.partner.equals(partner.id()) && x.direction == Transfer.Direction.IN)
                        .filter(x -> x.state == TransferState.REFUSED || x.state == TransferState.LAPSED)
                        .orElseThrow(() -> Refusal.invalid("previous", "transfer-previous"))
                        .round
                + 1;
    }

    /**
     * Makes the ticket, filed by the other hotline.
     *
     * @throws Refusal 404 where this person may not see it, 409 naming the state of one that was decided otherwise or too late, or the
     *     ticket that the other hotline has filed under the same id meanwhile
     */
    @Transactional
    public TransferView acknowledge(Caller.Staff staff, UUID id, Messages messages) {
        var transfer = held(staff, id);
        var matter = transfer.sealed == null ? null : sealing.matter(transfer);
        var now = clock.instant();
        if (transfer.acknowledge(now)) {
            var theirs = Objects.requireNonNull(transfer.externalId);
            var filing = filing(new Caller.Partner(transfer.partner), theirs, messages);
            externalIds.demandFree(filing.origin().client(), theirs);
            transfer.becomes(
                    doors.fileWithin(filing, Objects.requireNonNull(matter)).number());
            steps.note(transfer, Steps.Kind.ACKNOWLEDGED, Steps.By.of(staff.client()), now);
        }
        return transfers.forStaff(transfer);
    }

    private static Doors.Filing filing(Caller.Partner partner, String externalId, Messages messages) {
        var origin = new Action.Origin(Channel.PARTNER, partner.client(), externalId, null, partner.id());
        return new Doors.Filing(partner, origin, null, "/api/staff/v1", messages);
    }

    @Transactional
    public TransferView refuse(Caller.Staff staff, UUID id, String reason) {
        var transfer = held(staff, id);
        var reporter = transfer.sealed == null
                ? null
                : sealing.matter(transfer).words().reporter();
        var now = clock.instant();
        if (transfer.refuse(now)) {
            var words = MaskedWords.of(Objects.requireNonNull(reporter), reason.strip());
            steps.note(transfer, Steps.Kind.REFUSED, Steps.By.saying(staff.client(), words), now);
        }
        return transfers.forStaff(transfer);
    }

    private Transfer held(Caller.Staff staff, UUID id) {
        var transfer = Transfer.held(id)
                .filter(x -> x.direction == Transfer.Direction.IN)
                .orElseThrow(Transfers::nothing);
        transfers.demandSight(transfer, staff);
        return transfer;
    }
}
