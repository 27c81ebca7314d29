package cn.hotline.supervision;

import cn.hotline.supervision.calendar.DeadlineKind;
import cn.hotline.supervision.calendar.Rulebook;
import java.util.Comparator;
import java.util.List;

/** Keeps the clocks of units below within those of the units above them, however these move. */
final class Levels {

    private Levels() {}

    static void align(List<Deadline> clocks, Rulebook book) {
        clocks.stream()
                .filter(clock -> clock.item > 0 && clock.state.isOpen() && isOfUnit(clock))
                .sorted(Comparator.comparingInt((Deadline clock) -> clock.item))
                .forEach(lower -> clocks.stream()
                        .filter(upper -> upper.isOf(DeadlineKind.HANDLE) && upper.item == lower.item - 1)
                        .findFirst()
                        .filter(upper -> !upper.dueAt.equals(lower.ceiling))
                        .ifPresent(upper -> within(lower, upper, book)));
    }

    private static void within(Deadline lower, Deadline upper, Rulebook book) {
        lower.notAfter(upper.dueAt);
        lower.rank = Math.min(lower.rank, upper.rank);
        lower.reckon(book);
    }

    static boolean isOfUnit(Deadline clock) {
        return clock.kind == DeadlineKind.SIGN || clock.kind == DeadlineKind.HANDLE;
    }
}
