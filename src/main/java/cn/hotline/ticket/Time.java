package cn.hotline.ticket;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What was done to the clock of handling (延期、暂停、挂账).
 *
 * @param request what the unit asks for and nobody has decided yet
 * @param extended whether it was extended; once is all there is
 * @param pause since when it stands still
 * @param suspendedDays working days of suspension granted so far
 * @param milestones of a shelved ticket, those to come
 */
public record Time(
        @Nullable Request request,
        boolean extended,
        @Nullable Pause pause,
        int suspendedDays,
        List<UnitAction.Milestone> milestones) {

    static final Time RUNNING = new Time(null, false, null, 0, List.of());

    /** What is asked for, in working days; a suspension gives its reason as well. */
    public record Request(int days, UnitAction.@Nullable SuspensionReason suspension, Instant at) {
        boolean isExtension() {
            return suspension == null;
        }
    }

    /** @param days working days until it goes on by itself; null when it was shelved */
    public record Pause(Instant since, @Nullable Integer days) {}

    Time asking(UnitAction.RequestExtension wish, Instant at) {
        return new Time(new Request(wish.days(), null, at), extended, pause, suspendedDays, milestones);
    }

    Time asking(UnitAction.RequestSuspension wish, Instant at) {
        return new Time(new Request(wish.days(), wish.reason(), at), extended, pause, suspendedDays, milestones);
    }

    /** The time of the decision is not the unit's: the clock stands still from when it was asked for. */
    Time granted(UnitAction.GrantRequest granted, Instant at) {
        if (granted.suspension() == null) {
            return new Time(null, true, pause, suspendedDays, milestones);
        }
        var since = request == null ? at : request.at();
        return new Time(null, extended, new Pause(since, granted.days()), suspendedDays + granted.days(), milestones);
    }

    Time map(UnaryOperator<String> change) {
        var changed = milestones.stream().map(step -> step.map(change)).toList();
        return new Time(request, extended, pause, suspendedDays, changed);
    }

    Time denied() {
        return new Time(null, extended, pause, suspendedDays, milestones);
    }

    Time shelved(List<UnitAction.Milestone> steps, Instant at) {
        return new Time(null, extended, new Pause(at, null), suspendedDays, List.copyOf(steps));
    }

    /** With the last one handling goes on. */
    Time milestoneReached() {
        var rest = milestones.subList(1, milestones.size());
        return new Time(request, extended, rest.isEmpty() ? null : pause, suspendedDays, List.copyOf(rest));
    }

    Time resumed() {
        return new Time(request, extended, null, suspendedDays, List.of());
    }

    Time ended() {
        return new Time(null, extended, null, suspendedDays, List.of());
    }
}
