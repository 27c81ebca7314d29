package cn.hotline.supervision;

import cn.hotline.access.Caller;
import cn.hotline.catalogue.Unit;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.supervision.calendar.DeadlineKind;
import cn.hotline.supervision.calendar.Rulebook;
import cn.hotline.supervision.calendar.Rulebooks;
import cn.hotline.ticket.Clockwork;
import cn.hotline.ticket.TicketFacts;
import cn.hotline.ticket.UnitAction.Supervise;
import cn.hotline.ticket.UnitAction.Supervision;
import cn.hotline.ticket.UnitRef;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;

/** Opens supervision orders, takes their answers and sends what nobody answers a level up. */
@ApplicationScoped
class Orders {

    private final Clockwork clockwork;
    private final Rulebooks rulebooks;
    private final Papers papers;
    private final Clock clock;

    Orders(Clockwork clockwork, Rulebooks rulebooks, Papers papers, Clock clock) {
        this.clockwork = clockwork;
        this.rulebooks = rulebooks;
        this.papers = papers;
        this.clock = clock;
    }

    /** For the unit that got the card; the ticket is held. */
    void open(Card card, TicketFacts ticket, Caller by) {
        var unit = new UnitRef(card.unit, card.unitName, card.unitLine);
        open(card, unit, 0, ticket);
        clockwork.step(ticket.id(), word(Supervision.ORDERED, card, unit.code()), by);
    }

    /** To the level above, once; at the top of the tree there is none. */
    void escalate(Card card, SupervisionOrder from, TicketFacts ticket, Caller by) {
        var superior = from.superior();
        if (superior == null || SupervisionOrder.isOpened(card.id, from.level + 1)) {
            return;
        }
        var unit = Unit.above(superior);
        if (unit.isEmpty()) {
            return;
        }
        open(card, unit.get(), from.level + 1, ticket);
        clockwork.step(ticket.id(), word(Supervision.ESCALATED, card, unit.get().code()), by);
    }

    private void open(Card card, UnitRef unit, int level, TicketFacts ticket) {
        var book = rulebooks.current();
        var now = clock.instant();
        var subject = new Subject(ticket.id(), ticket.number(), DeadlineKind.ORDER, level, unit, 0);
        var deadline = Deadline.started(subject, Limits.of(DeadlineKind.ORDER, ticket, book, now), now);
        deadline.cardId = card.id;
        deadline.reckon(book);
        deadline.persist();
        new SupervisionOrder(card, unit, level, deadline).persist();
    }

    /** Nobody answered; the ticket is held, and the order's clock has run out. While an appeal is heard, nobody is escalated. */
    void lapse(Deadline deadline, TicketFacts ticket, Rulebook book, Caller by) {
        Card card = Card.findById(Objects.requireNonNull(deadline.cardId));
        if (card.state == Card.State.APPEALED) {
            deadline.postponed(book.calendar().nextOpening(clock.instant()));
            return;
        }
        deadline.ended(ClockState.DONE, clock.instant());
        SupervisionOrder.openOf(card.id, deadline.item).ifPresent(order -> {
            order.lapsed();
            escalate(card, order, ticket, by);
        });
    }

    /**
     * The unit answers and explains.
     *
     * @throws Refusal 404 for an order of another unit, 409 for one that is not open
     */
    @Transactional
    OrderView answer(UUID id, Caller.Staff by, String answer) {
        var order = papers.one(SupervisionOrder.class, id, by)
                .filter(its -> by.unit() != null && its.unitLine.contains(by.unit()))
                .orElseThrow(() -> Refusal.notFound("not-found"));
        clockwork.hold(order.ticketId);
        Cards.refresh(order);
        if (order.state != SupervisionOrder.State.OPEN) {
            throw new Refusal(ProblemType.REFUSED, "order-not-open");
        }
        var card = Card.<Card>findById(order.cardId);
        var word = new Supervise(Supervision.ORDER_ANSWERED, card.kind.name(), order.unit, answer);
        order.answered(clockwork.step(order.ticketId, word, by), clock.instant());
        end(order);
        return OrderView.of(order);
    }

    /** With its card it is gone. */
    void revoke(Card card) {
        for (var order : SupervisionOrder.openOf(card.id)) {
            order.revoked();
            end(order);
        }
    }

    private void end(SupervisionOrder order) {
        Deadlines.ofOrder(order.cardId, order.level)
                .ifPresent(deadline -> deadline.ended(ClockState.DONE, clock.instant()));
    }

    static Supervise word(Supervision word, Card card, String unit) {
        return new Supervise(word, card.kind.name(), unit, null);
    }
}
