package cn.hotline.channel.partner.transfer;

import cn.hotline.access.Caller;
import cn.hotline.access.Role;
import cn.hotline.platform.Messages;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.ticket.Disclosures;
import cn.hotline.ticket.MaskedWords;
import cn.hotline.ticket.Reporter;
import cn.hotline.ticket.TicketNumber;
import cn.hotline.ticket.TicketRequest;
import cn.hotline.ticket.TicketView;
import cn.hotline.ticket.Tickets;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** What we hand to another hotline (转出): offered by our staff, decided and told on by the other side. */
@Singleton
class Handovers {

    private final EntityManager db;
    private final Tickets tickets;
    private final MaskedWords masked;
    private final Disclosures disclosures;
    private final Transfers transfers;
    private final Steps steps;
    private final Hotlines hotlines;
    private final Terms terms;
    private final Clock clock;

    Handovers(
            EntityManager db,
            Tickets tickets,
            MaskedWords masked,
            Disclosures disclosures,
            Transfers transfers,
            Steps steps,
            Hotlines hotlines,
            Terms terms,
            Clock clock) {
        this.db = db;
        this.tickets = tickets;
        this.masked = masked;
        this.disclosures = disclosures;
        this.transfers = transfers;
        this.steps = steps;
        this.hotlines = hotlines;
        this.terms = terms;
        this.clock = clock;
    }

    /**
     * To whom, and why.
     *
     * @param reporterNeeded the other side has to speak with the reporter
     */
    record Offer(
            @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,64}")
            String to,

            @NotBlank @Size(max = 1000) String reason,
            @Nullable Boolean reporterNeeded) {}

    /** What the other side has to say, under an id of theirs. */
    record Feedback(
            @NotBlank @Size(max = 100) String externalId,
            @NotBlank @Size(max = 4000) String text,
            @Nullable Boolean last) {}

    /** @throws Refusal 409 for a ticket that ended, is with another hotline, or waits for the manager's word */
    @Transactional(TxType.MANDATORY)
    public TransferView offer(TicketRequest request, Offer offer) {
        hotlines.demandKnown("to", offer.to());
        var ticket = tickets.read(request);
        demandOpen(ticket);
        int unwanted = Transfer.unwanted(ticket.number());
        if (unwanted >= Transfer.PATIENCE && !request.caller().has(Role.MANAGER)) {
            throw new Refusal(ProblemType.REFUSED, "transfer-coordination");
        }
        boolean needed = Boolean.TRUE.equals(offer.reporterNeeded());
        boolean confidential = ticket.reporter().kind() == Reporter.Kind.CONFIDENTIAL;
        if (needed && confidential) {
            throw Refusal.invalid("reporterNeeded", "reporter-protected");
        }
        var reason = masked.of(ticket.number(), offer.reason().strip());
        var transfer = Transfer.outgoing(
                terms.now(offer.to(), reason, unwanted + 1), ticket.number(), ticket.region(), confidential);
        transfer.reporterNeeded = needed;
        persistOnce(transfer);
        var actor = request.caller().client();
        steps.note(transfer, Steps.Kind.OFFERED, Steps.By.saying(actor, reason), transfer.offeredAt);
        return transfers.forStaff(transfer);
    }

    /** Whoever ends the ticket meanwhile waits for this transaction, and then cancels what it offered. */
    private void demandOpen(TicketView ticket) {
        boolean open = !db.createNativeQuery("""
                        select 1 from ticket
                        where number = :number and status not in ('CLOSED', 'ARCHIVED', 'WITHDRAWN') for share""")
                .setParameter("number", ticket.number())
                .getResultList()
                .isEmpty();
        if (!open) {
            throw new Refusal(ProblemType.REFUSED, "transfer-ended");
        }
    }

    private void persistOnce(Transfer transfer) {
        try {
            transfer.persist();
            db.flush();
        } catch (ConstraintViolationException e) {
            if (!"transfer_open".equals(e.getConstraintName())) {
                throw e;
            }
            throw new Refusal(ProblemType.REFUSED, "transfer-open");
        }
    }

    /** @throws Refusal 404 for another's, 409 naming the state of one that was decided otherwise or too late */
    @Transactional
    public TransferView acknowledge(Caller.Partner partner, UUID id, @Nullable String theirs, Messages messages) {
        var transfer = held(partner, id);
        var now = clock.instant();
        if (transfer.acknowledge(now)) {
            transfer.externalId = theirs;
            Transfer.settle(Objects.requireNonNull(transfer.number));
            steps.note(transfer, Steps.Kind.ACKNOWLEDGED, Steps.By.of(partner.client()), now);
        }
        return transfers.forPartner(transfer, messages);
    }

    @Transactional
    public TransferView refuse(Caller.Partner partner, UUID id, String reason, Messages messages) {
        var transfer = held(partner, id);
        var now = clock.instant();
        if (transfer.refuse(now)) {
            steps.note(transfer, Steps.Kind.REFUSED, Steps.By.saying(partner.client(), words(transfer, reason)), now);
        }
        return transfers.forPartner(transfer, messages);
    }

    /** Said again, it is there once. */
    @Transactional
    public TransferView feedBack(Caller.Partner partner, UUID id, Feedback feedback, Messages messages) {
        var transfer = held(partner, id);
        transfer.demandTaken();
        if (!steps.knows(transfer, feedback.externalId())) {
            boolean last = Boolean.TRUE.equals(feedback.last());
            if (last) {
                transfer.complete();
            }
            var by = new Steps.By(partner.client(), words(transfer, feedback.text()), feedback.externalId());
            steps.note(transfer, last ? Steps.Kind.COMPLETED : Steps.Kind.PROGRESSED, by, clock.instant());
        }
        return transfers.forPartner(transfer, messages);
    }

    /** @throws Refusal 403 where our staff did not say that they need it, or the matter is not theirs any more */
    @Transactional
    public Disclosures.Disclosed disclose(Caller.Partner partner, UUID id, String purpose) {
        var transfer = held(partner, id);
        if (!transfer.reporterNeeded || !transfer.isTheirs(clock.instant())) {
            throw Refusal.forbidden("reporter-protected");
        }
        return disclosures.handOver(TicketNumber.parse(Objects.requireNonNull(transfer.number)), partner, purpose);
    }

    private String words(Transfer transfer, String words) {
        return masked.of(transfer.number, words.strip());
    }

    private static Transfer held(Caller.Partner partner, UUID id) {
        return Transfer.held(id)
                .filter(x -> x.partner.equals(partner.id()) && x.direction == Transfer.Direction.OUT)
                .orElseThrow(Transfers::nothing);
    }
}
