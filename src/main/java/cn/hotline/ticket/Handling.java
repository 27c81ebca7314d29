package cn.hotline.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How handling stands beside the status: whose duty it came to be, who else is asked, and what was done to the clock.
 *
 * @param above units that passed the ticket down, the lead first; empty while the lead has it itself
 * @param asked units asked for an opinion
 */
public record Handling(Duty duty, List<UnitRef> above, List<Asked> asked, Time time) {

    static final Handling NONE = new Handling(Duty.OPEN, List.of(), List.of(), Time.RUNNING);

    /** A unit that was asked in joint handling (会办) or, with {@code onDuty}, whose duty the ticket is. */
    public record Asked(
            UnitRef unit,
            boolean onDuty,
            Instant at,
            @Nullable Instant answeredAt) {
        boolean isOpen() {
            return answeredAt == null;
        }

        boolean isOf(UnitRef other) {
            return unit.code().equals(other.code());
        }
    }

    /** Opened when a ticket comes to a unit: nobody else is asked, nothing was done to the clock yet. */
    Handling dispatchedTo(UnitRef unit, boolean byForce) {
        return new Handling(duty.receivedBy(unit, byForce), List.of(), List.of(), Time.RUNNING);
    }

    /** With the reply nothing is waited for any more: the unit has taken it on, and who has not answered need not. */
    Handling replied() {
        var answered = asked.stream().filter(a -> !a.isOpen()).toList();
        return new Handling(duty.settled(), List.of(), answered, time.ended());
    }

    /** With what people wrote changed. */
    Handling map(UnaryOperator<String> change) {
        return time.milestones().isEmpty() ? this : with(time.map(change));
    }

    /** Whose duty it is, also while a unit below has it. */
    private List<UnitRef> lead(@Nullable UnitRef holder) {
        return above.isEmpty() ? one(holder) : List.of(above.getFirst());
    }

    /** As it stands after an action. */
    Handling after(UnitAction action, @Nullable UnitRef holder, Instant at) {
        return switch (action) {
            case UnitAction.UpholdReturn upheld -> {
                var since = duty.returned(one(holder));
                var heard = upheld.coordinate() ? asking(since.returnedBy(), at) : List.<Asked>of();
                yield new Handling(since, List.of(), heard, Time.RUNNING);
            }
            case UnitAction.Coordinate coordination -> with(ask(coordination.units(), true, at));
            case UnitAction.AskAssistance assistance -> with(ask(assistance.units(), false, at));
            case UnitAction.GiveOpinion opinion -> with(answered(opinion.unit(), at));
            case UnitAction.Determine determination -> dispatchedTo(determination.unit(), true);
            case UnitAction.Appeal appeal -> with(duty.appealed(Duty.Appeal.OPEN));
            case UnitAction.UpholdAppeal upheld ->
                new Handling(
                        duty.appealed(Duty.Appeal.NONE),
                        List.of(),
                        asking(joined(duty.returnedBy(), lead(holder)), at),
                        Time.RUNNING);
            case UnitAction.RefuseAppeal refusal -> with(duty.appealed(Duty.Appeal.DECIDED));
            case UnitAction.Delegate delegation -> new Handling(duty, joined(above, one(holder)), asked, time);
            case UnitAction.HandUp up -> new Handling(duty, above.subList(0, above.size() - 1), asked, time);
            default -> with(timeAfter(action, at));
        };
    }

    private Time timeAfter(UnitAction action, Instant at) {
        return switch (action) {
            case UnitAction.RequestExtension request -> time.asking(request, at);
            case UnitAction.RequestSuspension request -> time.asking(request, at);
            case UnitAction.GrantRequest granted -> time.granted(granted, at);
            case UnitAction.DenyRequest denial -> time.denied();
            case UnitAction.Shelve shelving -> time.shelved(shelving.milestones(), at);
            case UnitAction.ReachMilestone reached -> time.milestoneReached();
            case UnitAction.Resume resumption -> time.resumed();
            default -> time;
        };
    }

    /** Who has it after the action; {@code null} while nobody does. */
    @Nullable
    UnitRef holderAfter(UnitAction action, @Nullable UnitRef holder) {
        return switch (action) {
            case UnitAction.UpholdReturn upheld -> null;
            case UnitAction.UpholdAppeal upheld -> null;
            case UnitAction.Determine determination -> determination.unit();
            case UnitAction.Delegate delegation -> delegation.unit();
            case UnitAction.HandUp up -> above.getLast();
            default -> holder;
        };
    }

    /** All units that have the ticket on their desk, with those above them. */
    List<String> desks(@Nullable UnitRef holder) {
        return units(holder).stream()
                .flatMap(unit -> unit.line().stream())
                .distinct()
                .toList();
    }

    /** The holder and everybody who is asked. */
    List<UnitRef> units(@Nullable UnitRef holder) {
        return Stream.concat(one(holder).stream(), asked.stream().map(Asked::unit))
                .toList();
    }

    /** Whether a unit, or one below it, still owes its opinion. */
    boolean isAsked(@Nullable String unit) {
        return unit != null
                && asked.stream().anyMatch(a -> a.isOpen() && a.unit().line().contains(unit));
    }

    /** The unit on whose behalf somebody of {@code unit} gives an opinion. */
    public java.util.Optional<UnitRef> askedOf(@Nullable String unit) {
        return asked.stream()
                .filter(Asked::isOpen)
                .map(Asked::unit)
                .filter(u -> unit != null && u.line().contains(unit))
                .findFirst();
    }

    boolean isDelegated() {
        return !above.isEmpty();
    }

    private Handling with(List<Asked> others) {
        return new Handling(duty, above, others, time);
    }

    private Handling with(Duty other) {
        return new Handling(other, above, asked, time);
    }

    private Handling with(Time other) {
        return new Handling(duty, above, asked, other);
    }

    /** Each unit is asked once at a time. */
    private List<Asked> ask(List<UnitRef> units, boolean onDuty, Instant at) {
        var others =
                asked.stream().filter(a -> units.stream().noneMatch(a::isOf)).toList();
        var fresh =
                units.stream().map(unit -> new Asked(unit, onDuty, at, null)).toList();
        return joined(others, fresh);
    }

    private static List<Asked> asking(List<UnitRef> onDuty, Instant at) {
        return onDuty.stream()
                .distinct()
                .map(unit -> new Asked(unit, true, at, null))
                .toList();
    }

    private List<Asked> answered(UnitRef unit, Instant at) {
        return asked.stream()
                .map(a -> a.isOf(unit) && a.isOpen() ? new Asked(a.unit(), a.onDuty(), a.at(), at) : a)
                .toList();
    }

    private static List<UnitRef> one(@Nullable UnitRef unit) {
        return unit == null ? List.of() : List.of(unit);
    }

    static <T> List<T> joined(List<T> list, List<T> more) {
        var all = new ArrayList<>(list);
        all.addAll(more);
        return List.copyOf(all);
    }
}
