package cn.hotline.supervision;

import cn.hotline.platform.Refusal;
import cn.hotline.supervision.calendar.CountedDay;
import cn.hotline.supervision.calendar.DeadlineKind;
import cn.hotline.supervision.calendar.Limit;
import cn.hotline.supervision.calendar.LimitUnit;
import cn.hotline.supervision.calendar.Ruled;
import cn.hotline.ticket.UnitAction;
import java.time.Duration;
import java.util.List;

/** What moves the clock of handling itself: levels below, extension, suspension, shelving. */
final class Moves {

    private final Wall wall;

    Moves(Wall wall) {
        this.wall = wall;
    }

    /** The unit below has its own two clocks; they are over when the superior's is. */
    void delegated(UnitAction.Delegate delegation) {
        int depth = wall.ticket.handling().above().size();
        var superior = wall.handling(depth - 1);
        wall.start(DeadlineKind.SIGN, depth, wall.ticket.unit());
        var limit = delegation.days() == null ? null : Limit.workingDays(delegation.days());
        var ruled = limit == null ? wall.ruled(DeadlineKind.HANDLE) : new Ruled(limit, "superior");
        var clock = Deadline.started(wall.subject(DeadlineKind.HANDLE, depth, wall.ticket.unit()), ruled, wall.at);
        superior.ifPresent(above -> clock.notAfter(above.dueAt));
        wall.keep(clock);
    }

    /** Back at the level above: what ran below it is done. */
    void handedUp() {
        int depth = wall.ticket.handling().above().size();
        wall.end(clock -> clock.item > depth && isOfUnit(clock), ClockState.DONE);
    }

    private static boolean isOfUnit(Deadline clock) {
        return clock.kind == DeadlineKind.SIGN || clock.kind == DeadlineKind.HANDLE;
    }

    void granted(UnitAction.GrantRequest granted) {
        wall.handling(0).ifPresent(clock -> {
            if (granted.suspension() == null) {
                clock.extended(granted.days());
            } else {
                clock.paused(wall.at, wall.book.calendar().end(wall.at, Limit.workingDays(granted.days())));
            }
            clock.reckon(wall.book);
        });
    }

    void shelved(List<UnitAction.Milestone> milestones) {
        wall.handling(0).ifPresent(clock -> {
            clock.paused(wall.at, null);
            clock.reckon(wall.book);
        });
        for (int i = 0; i < milestones.size(); i++) {
            var due = wall.book.calendar().close(milestones.get(i).due());
            var limit = Limit.minutes((int) Duration.between(wall.at, due).toMinutes());
            wall.keep(Deadline.started(
                    wall.subject(DeadlineKind.MILESTONE, i, wall.ticket.unit()),
                    new Ruled(limit, "milestone"),
                    wall.at));
        }
    }

    /** While the ticket says that nothing stands still any more. */
    void resumeUnlessPaused() {
        if (wall.ticket.handling().time().pause() == null) {
            wall.handling(0).filter(clock -> clock.state == ClockState.PAUSED).ifPresent(clock -> {
                clock.resumed(wall.at);
                clock.reckon(wall.book);
            });
        }
    }

    /** @throws Refusal 422: an extension is at most as long as the limit was */
    void demandNoLongerThanTheLimit(int days) {
        wall.handling(0).ifPresent(clock -> {
            int most = Math.max(1, workingDays(clock));
            if (days > most) {
                throw Refusal.invalid("days", "days-too-many", most);
            }
        });
    }

    private int workingDays(Deadline clock) {
        return clock.counted == LimitUnit.WORKING_DAYS
                ? clock.amount
                : (int) wall.book.calendar().days(clock.startedAt, clock.baseDueAt).stream()
                        .filter(CountedDay::isWorking)
                        .count();
    }
}
