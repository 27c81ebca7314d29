package cn.hotline.supervision;

import cn.hotline.access.Caller;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.supervision.Card.Colour;
import cn.hotline.supervision.Card.State;
import cn.hotline.ticket.Clockwork;
import cn.hotline.ticket.UnitAction.Supervise;
import cn.hotline.ticket.UnitAction.Supervision;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Proposes cards, and does to them what supervisors and units decide; whoever holds the ticket's row is alone at it. */
@ApplicationScoped
class Cards {

    private final Clockwork clockwork;
    private final Orders orders;
    private final Papers papers;
    private final Clock clock;

    Cards(Clockwork clockwork, Orders orders, Papers papers, Clock clock) {
        this.clockwork = clockwork;
        this.orders = orders;
        this.papers = papers;
        this.clock = clock;
    }

    /** For a clock of a ticket that is held; each colour once for a clock, as the database makes sure. */
    void propose(Deadline deadline, Colour colour, Caller by) {
        var card = new Card(deadline, colour, clock.instant());
        card.persist();
        note(card, colour == Colour.YELLOW ? Supervision.YELLOW_PROPOSED : Supervision.RED_PROPOSED, null, by);
    }

    /** The card is out, and opens an order; a second red one on the same ticket goes to the level above at once. */
    @Transactional
    CardView issue(UUID id, Caller.Staff by) {
        var card = taken(id, State.PROPOSED, by);
        if (Deadline.<Deadline>findById(card.deadlineId).state == ClockState.VOID) {
            throw new Refusal(ProblemType.REFUSED, "card-without-clock");
        }
        card.decided(State.ISSUED, by.client(), clock.instant());
        note(card, card.colour == Colour.YELLOW ? Supervision.YELLOW_ISSUED : Supervision.RED_ISSUED, null, by);
        var ticket = clockwork.hold(card.ticketId);
        orders.open(card, ticket, by);
        Card.flush();
        if (card.colour == Colour.RED && Card.reds(card) > 1) {
            SupervisionOrder.openOf(card.id, 0).ifPresent(order -> orders.escalate(card, order, ticket, by));
        }
        return CardView.of(card);
    }

    @Transactional
    CardView dismiss(UUID id, String reason, Caller.Staff by) {
        var card = taken(id, State.PROPOSED, by);
        card.decided(State.DISMISSED, by.client(), clock.instant());
        note(card, Supervision.CARD_DISMISSED, reason, by);
        return CardView.of(card);
    }

    /** @throws Refusal 404 for a card of another unit */
    @Transactional
    CardView appeal(UUID id, String reason, Caller.Staff by) {
        var card = taken(id, State.ISSUED, by);
        if (by.unit() == null || !card.unitLine.contains(by.unit())) {
            throw Refusal.notFound("not-found");
        }
        card.decided(State.APPEALED, by.client(), clock.instant());
        note(card, Supervision.CARD_APPEALED, reason, by);
        return CardView.of(card);
    }

    @Transactional
    CardView reviewAppeal(UUID id, boolean upheld, String reason, Caller.Staff by) {
        var card = taken(id, State.APPEALED, by);
        card.decided(upheld ? State.REVOKED : State.CONFIRMED, by.client(), clock.instant());
        note(card, upheld ? Supervision.CARD_REVOKED : Supervision.CARD_CONFIRMED, reason, by);
        if (upheld) {
            orders.revoke(card);
        }
        return CardView.of(card);
    }

    /** A card this caller may see; units those of their own. */
    private Card taken(UUID id, State from, Caller.Staff by) {
        var card = papers.one(Card.class, id, by).orElseThrow(() -> Refusal.notFound("not-found"));
        clockwork.hold(card.ticketId);
        refresh(card);
        if (card.state != from) {
            throw new Refusal(ProblemType.REFUSED, "card-decided");
        }
        return card;
    }

    private void note(Card card, Supervision word, @Nullable String reason, Caller by) {
        clockwork.step(card.ticketId, new Supervise(word, card.kind.name(), card.unit, reason), by);
    }

    /** As it is now that the ticket is held; it was read before. */
    static void refresh(PanacheEntityBase entity) {
        Card.getEntityManager().refresh(entity);
    }
}
