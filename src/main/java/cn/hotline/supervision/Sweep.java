package cn.hotline.supervision;

import cn.hotline.access.Caller;
import cn.hotline.catalogue.Unit;
import cn.hotline.supervision.calendar.DeadlineKind;
import cn.hotline.supervision.calendar.Rulebook;
import cn.hotline.supervision.calendar.Rulebooks;
import cn.hotline.ticket.Clockwork;
import cn.hotline.ticket.TicketFacts;
import cn.hotline.ticket.UnitAction;
import cn.hotline.ticket.UnitAction.Supervise;
import cn.hotline.ticket.UnitAction.Supervision;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Does what is due at the clocks, on any number of nodes: each ticket is taken by one of them at a time, what the others hold is left to
 * them, and what was missed while nobody ran is done in its order.
 */
@Singleton
class Sweep {

    private static final Logger LOG = Logger.getLogger(Sweep.class);
    private static final Caller SELF = new Caller.Itself("sweep");

    /** Tickets of one run; what is left over waits for the next. */
    private static final int MAX_TICKETS = 5_000;

    private static final int BATCH = 200;

    private final Rulebooks rulebooks;
    private final Clockwork clockwork;
    private final Cards cards;
    private final Orders orders;
    private final Recount recount;
    private final Clock clock;

    Sweep(Rulebooks rulebooks, Clockwork clockwork, Cards cards, Orders orders, Recount recount, Clock clock) {
        this.rulebooks = rulebooks;
        this.clockwork = clockwork;
        this.cards = cards;
        this.orders = orders;
        this.recount = recount;
        this.clock = clock;
    }

    @Scheduled(
            every = "{hotline.supervision.sweep}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void run() {
        var now = clock.instant();
        var from = Alarm.FIRST;
        for (int tickets = 0; tickets < MAX_TICKETS; tickets += BATCH) {
            var after = from;
            var due = QuarkusTransaction.requiringNew().call(() -> Alarm.due(now, after, BATCH));
            due.stream().map(Alarm::ticket).distinct().forEach(this::attend);
            if (due.size() < BATCH) {
                return;
            }
            from = due.getLast();
        }
    }

    /** One that can't be attended to does not keep the others waiting. */
    private void attend(UUID ticket) {
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> clockwork.tryHold(ticket).ifPresent(this::attend));
        } catch (RuntimeException e) {
            LOG.errorf("Clocks of ticket %s: %s", ticket, e.getClass().getSimpleName());
        }
    }

    private void attend(TicketFacts ticket) {
        var book = rulebooks.current();
        recount.ifOutdated(ticket, book); // stages of an older calendar may not be due at all
        for (var deadline : Deadlines.openOf(ticket.id())) {
            var now = clock.instant();
            for (int i = 0; i < Stage.values().length && isDue(deadline, now); i++) {
                pass(deadline, ticket, book);
            }
        }
    }

    private static boolean isDue(Deadline deadline, Instant now) {
        return deadline.nextAt != null && !deadline.nextAt.isAfter(now);
    }

    private void pass(Deadline deadline, TicketFacts ticket, Rulebook book) {
        var stage = java.util.Objects.requireNonNull(deadline.next);
        if (stage == Stage.WARNING && isPostponed(deadline, book)) {
            return;
        }
        switch (stage) {
            case RESUME -> clockwork.step(ticket.id(), new UnitAction.Resume(), SELF);
            case WARNING -> warn(deadline, book);
            case YELLOW -> cards.propose(deadline, Card.Colour.YELLOW, SELF);
            case RED -> cards.propose(deadline, Card.Colour.RED, SELF);
            case OVERDUE -> say(deadline, Supervision.OVERDUE);
            case LAPSE -> lapse(deadline, ticket, book);
        }
        if (deadline.state.isOpen() && isDue(deadline, clock.instant())) {
            deadline.passed(stage, book);
        }
    }

    /** Nobody is warned at night, also not by a sweep that comes late. */
    private boolean isPostponed(Deadline deadline, Rulebook book) {
        var now = clock.instant();
        var awake = book.calendar().awake(now);
        if (awake.equals(now) || !awake.isBefore(deadline.dueAt)) {
            return false;
        }
        deadline.postponed(awake);
        return true;
    }

    /** When it is over there is nothing left to warn of, and in the night in which it ends nobody is. */
    private void warn(Deadline deadline, Rulebook book) {
        var now = clock.instant();
        if (now.isBefore(deadline.dueAt) && book.calendar().awake(now).equals(now)) {
            say(deadline, Supervision.WARNED);
        }
    }

    private void lapse(Deadline deadline, TicketFacts ticket, Rulebook book) {
        if (deadline.kind == DeadlineKind.ORDER) {
            orders.lapse(deadline, ticket, book, SELF);
            return;
        }
        var first = ticket.handling().duty().firstReceiver();
        if (first == null) {
            say(deadline, Supervision.OVERDUE);
        } else {
            clockwork.step(ticket.id(), new UnitAction.Determine(Unit.heir(first), true, "首接先行受理", null), SELF);
        }
    }

    private void say(Deadline deadline, Supervision word) {
        var unit = deadline.isOfCentre() ? null : deadline.unit;
        clockwork.step(deadline.ticketId, new Supervise(word, deadline.kind.name(), unit, null), SELF);
    }
}
