package cn.hotline.supervision;

import cn.hotline.supervision.calendar.DeadlineKind;
import cn.hotline.supervision.calendar.Limit;
import cn.hotline.supervision.calendar.Rulebook;
import cn.hotline.supervision.calendar.Ruled;
import cn.hotline.ticket.Action;
import cn.hotline.ticket.Clockwork.Promise;
import cn.hotline.ticket.Level;
import cn.hotline.ticket.Status;
import cn.hotline.ticket.TicketFacts;
import cn.hotline.ticket.TicketStepped;
import cn.hotline.ticket.UnitRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All open clocks of one ticket at one step of it. */
final class Wall {

    final TicketFacts ticket;
    final Instant at;
    final Rulebook book;
    private final SupervisionRules rules;
    private final List<Deadline> clocks;
    private final boolean fresh;

    Wall(TicketStepped step, Rulebook book, SupervisionRules rules) {
        this.ticket = step.facts();
        this.at = step.at();
        this.book = book;
        this.rules = rules;
        this.fresh = step.action() instanceof Action.File;
        this.clocks = fresh ? new ArrayList<>() : new ArrayList<>(Deadlines.openOf(ticket.id()));
    }

    Status status() {
        return ticket.status();
    }

    Wall startForCentre(DeadlineKind kind) {
        start(kind, 0, null);
        return this;
    }

    Wall startForCentreUnlessRunning(DeadlineKind kind) {
        return clocks.stream().anyMatch(clock -> clock.isOf(kind)) ? this : startForCentre(kind);
    }

    /** Both clocks of a unit run from dispatch on, signed for or not. */
    Wall startForUnit() {
        start(DeadlineKind.SIGN, 0, ticket.unit());
        start(DeadlineKind.HANDLE, 0, ticket.unit());
        return this;
    }

    /** A redo is the unit's, on clocks of its own, or the centre's where no unit had it. */
    void startAnew() {
        if (ticket.unit() == null) {
            startForCentre(DeadlineKind.TRIAGE);
        } else {
            startForUnit();
        }
    }

    /** Everybody who owes an opinion and has no clock for it yet. */
    Wall startForAsked() {
        for (var asked : ticket.handling().asked()) {
            var code = asked.unit().code();
            if (asked.answeredAt() == null && clocks.stream().noneMatch(clock -> isOpinionOf(clock, code))) {
                start(DeadlineKind.OPINION, 0, asked.unit());
            }
        }
        return this;
    }

    Wall done(DeadlineKind kind) {
        end(clock -> clock.kind == kind, ClockState.DONE);
        return this;
    }

    Wall doneFirst(DeadlineKind kind) {
        clocks.stream().filter(clock -> clock.isOf(kind)).findFirst().ifPresent(first -> end(first, ClockState.DONE));
        return this;
    }

    void opined(UnitRef unit) {
        end(clock -> isOpinionOf(clock, unit.code()), ClockState.DONE);
    }

    Wall voided(DeadlineKind kind) {
        end(clock -> clock.kind == kind, ClockState.VOID);
        return this;
    }

    /** What is left of a handling that is over; an order is answered all the same. */
    void voided() {
        end(clock -> !clock.isOfCentre() && clock.kind != DeadlineKind.ORDER, ClockState.VOID);
        end(clock -> clock.kind == DeadlineKind.REQUEST || clock.kind == DeadlineKind.APPEAL, ClockState.VOID);
    }

    /** The ticket is over: the centre has done its part, units have nothing left to do. */
    void over() {
        voided();
        end(Deadline::isOfCentre, ClockState.DONE);
    }

    void reopen(DeadlineKind kind) {
        Deadlines.lastDone(ticket.id(), kind).ifPresent(clock -> {
            clock.reopened(at);
            clock.reckon(book);
            clocks.add(clock);
        });
    }

    /** Under what the ticket is now, from when it started. */
    Wall ruleAnew(DeadlineKind kind) {
        clocks.stream().filter(clock -> clock.isOf(kind) && clock.item == 0).forEach(clock -> {
            clock.limitedBy(Limits.of(kind, ticket, book, clock.startedAt));
            clock.rank = rank();
            clock.reckon(book);
        });
        return this;
    }

    void urged() {
        clocks.forEach(clock -> clock.rank = Math.min(clock.rank, rank()));
    }

    /** What the ticket shall keep of all this; empty while nothing of it has changed. */
    Optional<Promise> promise() {
        if (fresh) {
            return Optional.empty();
        }
        Levels.align(clocks, book);
        var lead = handling(0).orElse(null);
        if (lead == null) {
            return ticket.unit() == null ? Optional.of(Promise.NONE) : Optional.empty();
        }
        return Optional.of(promise(lead, book, rules));
    }

    static Promise promise(Deadline lead, Rulebook book, SupervisionRules rules) {
        var returnBy = book.calendar().end(lead.startedAt, Limit.workingDays(rules.returnDays()));
        return new Promise(lead.dueAt, lead.provisional, returnBy);
    }

    /** The clock of the unit that many levels below the lead. */
    Optional<Deadline> handling(int depth) {
        return clocks.stream()
                .filter(clock -> clock.isOf(DeadlineKind.HANDLE) && clock.item == depth)
                .findFirst();
    }

    void end(Predicate<Deadline> which, ClockState how) {
        clocks.stream().filter(clock -> clock.state.isOpen()).filter(which).forEach(clock -> end(clock, how));
    }

    /** What stood still goes on first, so that it counts for as long as it stood and no longer. */
    private void end(Deadline clock, ClockState how) {
        if (clock.state == ClockState.PAUSED) {
            clock.resumed(at);
            clock.reckon(book);
        }
        clock.ended(how, at);
    }

    void start(DeadlineKind kind, int item, @Nullable UnitRef owner) {
        keep(Deadline.started(subject(kind, item, owner), ruled(kind), at));
    }

    void keep(Deadline clock) {
        clock.reckon(book);
        clock.persist();
        clocks.add(clock);
    }

    Subject subject(DeadlineKind kind, int item, @Nullable UnitRef owner) {
        return new Subject(ticket.id(), ticket.number(), kind, item, owner, rank());
    }

    /** Urged, urgent and major tickets stand before the others. */
    private int rank() {
        return ticket.level() == Level.MAJOR ? 0 : ticket.level() == Level.URGENT || ticket.urges() > 0 ? 1 : 2;
    }

    Ruled ruled(DeadlineKind kind) {
        return Limits.of(kind, ticket, book, at);
    }

    private static boolean isOpinionOf(Deadline clock, String unit) {
        return clock.isOf(DeadlineKind.OPINION) && clock.unit.equals(unit);
    }
}
