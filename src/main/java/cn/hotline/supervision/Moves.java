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
import java.util.Objects;

/** What moves the clock of handling itself: levels below, extension, suspension, shelving. */
final class Moves {

    private final Wall wall;

    Moves(Wall wall) {
        this.wall = wall;
    }

    /** The unit below has its own two clocks; they are over when the superior's is. */
    void delegated(UnitAction.Delegate delegation) {
        int depth = wall.ticket.handling().above().size();
        var days = delegation.days();
        var ruled = days == null ? wall.ruled(DeadlineKind.HANDLE) : new Ruled(Limit.workingDays(days), "superior");
        wall.start(DeadlineKind.SIGN, depth, wall.ticket.unit());
        wall.keep(Deadline.started(wall.subject(DeadlineKind.HANDLE, depth, wall.ticket.unit()), ruled, wall.at));
    }

    /** Back at the level above: what ran below it is done. */
    void handedUp() {
        int depth = wall.ticket.handling().above().size();
        wall.end(clock -> clock.item > depth && Levels.isOfUnit(clock), ClockState.DONE);
    }

    void granted(UnitAction.GrantRequest granted) {
        wall.handling(0).ifPresent(clock -> {
            if (granted.suspension() == null) {
                clock.extended(granted.days());
            } else {
                var since = Objects.requireNonNull(wall.ticket.handling().time().pause())
                        .since();
                var calendar = wall.book.calendar();
                clock.paused(since, calendar.later(since, granted.days() * calendar.secondsOfDay()));
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
