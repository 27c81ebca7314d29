package cn.hotline.channel.partner.transfer;

import cn.hotline.access.Caller;
import cn.hotline.platform.Messages;
import cn.hotline.platform.Page;
import cn.hotline.platform.Refusal;
import cn.hotline.ticket.Conditions;
import cn.hotline.ticket.Place;
import cn.hotline.ticket.TicketNumber;
import cn.hotline.ticket.TicketRequest;
import cn.hotline.ticket.Tickets;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows transfers to whoever may see them. */
@Singleton
class Transfers {

    /** Of one ticket. */
    private static final int MAX_OF_TICKET = 50;

    private final EntityManager db;
    private final Tickets tickets;
    private final Steps steps;
    private final Hotlines hotlines;
    private final Sealing sealing;
    private final Clock clock;

    Transfers(EntityManager db, Tickets tickets, Steps steps, Hotlines hotlines, Sealing sealing, Clock clock) {
        this.db = db;
        this.tickets = tickets;
        this.steps = steps;
        this.hotlines = hotlines;
        this.sealing = sealing;
        this.clock = clock;
    }

    /** What a desk asks for. */
    record Filter(
            Transfer.@Nullable Direction direction,
            @Nullable TransferState state,
            boolean coordination,
            int limit,
            @Nullable String after) {}

    /** Newest first, of the regions and with the clearance of this person. */
    Page<TransferView> list(Caller.Staff staff, Filter filter) {
        var conditions = new Conditions()
                .andIf("x.direction = :direction", "direction", filter.direction())
                .andIf("x.state = :state", "state", filter.state())
                .andIf("x.id < :after", "after", Page.key(filter.after()));
        if (filter.coordination()) {
            conditions.and("x.coordination = true");
        }
        if (!staff.cleared()) {
            conditions.and("x.confidential = false");
        }
        addRegions(conditions, staff);
        var query = db.createQuery(
                        "select x from Transfer x where " + conditions.sql() + " order by x.id desc", Transfer.class)
                .setMaxResults(filter.limit() + 1);
        conditions.parameters().forEach(query::setParameter);
        return Page.of(query.getResultList(), filter.limit(), x -> x.id, x -> view(x, List.of(), null));
    }

    private static void addRegions(Conditions conditions, Caller.Staff staff) {
        if (staff.regions().isEmpty()) {
            return;
        }
        var any = new StringBuilder("(x.region is null");
        int i = 0;
        for (var region : staff.regions()) {
            any.append(" or x.region like :region").append(i);
            conditions.with("region" + i++, Place.divisionPrefix(region) + "%");
        }
        conditions.and(any.append(")").toString());
    }

    /** Of a ticket this person sees, oldest first. */
    List<TransferView> of(TicketRequest request) {
        var number = tickets.facts(request).number();
        var found = Transfer.of(number, MAX_OF_TICKET);
        var all = steps.of(found.stream().map(x -> x.id).toList()).stream()
                .collect(Collectors.groupingBy(Steps.Step::transfer));
        return found.stream()
                .map(x -> view(x, staffSteps(all.getOrDefault(x.id, List.of())), null))
                .toList();
    }

    /** With the words of what is offered to us. @throws Refusal 404 where this person may not see it */
    TransferView forStaff(UUID id, Caller.Staff staff) {
        Transfer transfer = Transfer.<Transfer>findByIdOptional(id).orElseThrow(Transfers::nothing);
        demandSight(transfer, staff);
        return forStaff(transfer);
    }

    TransferView forStaff(Transfer transfer) {
        var told = transfer.sealed == null ? null : TransferView.Told.of(sealing.matter(transfer));
        return view(transfer, staffSteps(steps.of(List.of(transfer.id))), told);
    }

    /** @throws Refusal 404 for another hotline's */
    TransferView forPartner(UUID id, Caller.Partner partner, Messages messages) {
        Transfer transfer = Transfer.<Transfer>findByIdOptional(id)
                .filter(x -> x.partner.equals(partner.id()))
                .orElseThrow(Transfers::nothing);
        return forPartner(transfer, messages);
    }

    TransferView forPartner(Transfer transfer, Messages messages) {
        boolean told = transfer.direction == Transfer.Direction.OUT && transfer.isTheirs(clock.instant());
        var happened = steps.of(List.of(transfer.id)).stream()
                .map(step -> TransferView.StepView.of(step, false))
                .toList();
        return view(transfer, happened, told ? told(transfer, messages) : null);
    }

    private TransferView.Told told(Transfer transfer, Messages messages) {
        var number = TicketNumber.parse(Objects.requireNonNull(transfer.number));
        var request = new TicketRequest(number, new Caller.Itself("transfer"), null, messages);
        return TransferView.Told.of(tickets.read(request));
    }

    /** @throws Refusal 404 */
    void demandSight(Transfer transfer, Caller.Staff staff) {
        var region = transfer.region;
        boolean inside = staff.regions().isEmpty()
                || region == null
                || staff.regions().stream().anyMatch(own -> region.startsWith(Place.divisionPrefix(own)));
        if (!inside || transfer.confidential && !staff.cleared()) {
            throw nothing();
        }
    }

    static Refusal nothing() {
        return Refusal.notFound("not-found");
    }

    private static List<TransferView.StepView> staffSteps(List<Steps.Step> steps) {
        return steps.stream().map(step -> TransferView.StepView.of(step, true)).toList();
    }

    private TransferView view(Transfer x, List<TransferView.StepView> happened, TransferView.@Nullable Told matter) {
        return new TransferView(
                x.id,
                x.direction,
                x.state,
                x.partner,
                hotlines.name(x.partner),
                TransferView.keeper(x),
                x.externalId,
                x.number,
                x.round,
                sealing.words(x.key(), x.reason),
                x.reporterNeeded,
                x.coordination,
                x.offeredAt,
                x.decideBy,
                x.decidedAt,
                happened,
                matter);
    }
}
