package cn.hotline.supervision;

import cn.hotline.access.Caller;
import cn.hotline.supervision.calendar.DeadlineKind;
import cn.hotline.supervision.calendar.Rulebook;
import cn.hotline.supervision.calendar.Rulebooks;
import cn.hotline.ticket.Clockwork;
import cn.hotline.ticket.TicketFacts;
import cn.hotline.ticket.UnitAction;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Reckons open clocks anew after a year's notice came out or was corrected, and tells the citizen where the date moved. A clock
 * remembers the calendar it was reckoned by, so none is left out, also if it was started while the notice was being imported.
 */
@Singleton
class Recount {

    private static final Logger LOG = Logger.getLogger(Recount.class);
    private static final Caller SELF = new Caller.Itself("recount");
    private static final int BATCH = 500;

    private final Rulebooks rulebooks;
    private final Clockwork clockwork;
    private final SupervisionRules rules;

    Recount(Rulebooks rulebooks, Clockwork clockwork, SupervisionRules rules) {
        this.rulebooks = rulebooks;
        this.clockwork = clockwork;
        this.rules = rules;
    }

    @Scheduled(
            every = "{hotline.supervision.sweep}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void run() {
        var from = Alarm.FIRST;
        while (true) {
            var after = from;
            var outdated = QuarkusTransaction.requiringNew()
                    .call(() -> Alarm.outdated(rulebooks.current().calendarVersion(), after, BATCH));
            outdated.stream().map(Alarm::ticket).distinct().forEach(this::recount);
            if (outdated.size() < BATCH) {
                return;
            }
            from = outdated.getLast();
        }
    }

    private void recount(UUID ticket) {
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> clockwork.tryHold(ticket).ifPresent(facts -> ifOutdated(facts, rulebooks.current())));
        } catch (RuntimeException e) {
            LOG.errorf("Calendar of ticket %s: %s", ticket, e.getClass().getSimpleName());
        }
    }

    /** The ticket is held. */
    void ifOutdated(TicketFacts ticket, Rulebook book) {
        var clocks = Deadlines.openOf(ticket.id());
        if (clocks.stream().allMatch(clock -> clock.calendarVersion == book.calendarVersion())) {
            return;
        }
        var before = clocks.stream().collect(Collectors.toMap(clock -> clock.id, clock -> clock.dueAt));
        clocks.forEach(clock -> clock.reckon(book));
        Levels.align(clocks, book);
        clocks.forEach(clock -> tell(clock, Objects.requireNonNull(before.get(clock.id)), book));
    }

    /** Who was told the old date. */
    private void tell(Deadline clock, Instant before, Rulebook book) {
        if (clock.kind == DeadlineKind.ORDER) {
            SupervisionOrder.openOf(Objects.requireNonNull(clock.cardId), clock.item)
                    .ifPresent(order -> order.dueAt(clock.dueAt));
        }
        if (clock.kind == DeadlineKind.HANDLE && clock.item == 0) {
            clockwork.promise(clock.ticketId, Wall.promise(clock, book, rules));
            if (!clock.dueAt.equals(before)) {
                clockwork.step(clock.ticketId, new UnitAction.Reschedule(clock.dueAt), SELF);
            }
        }
    }
}
