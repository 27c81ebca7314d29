package cn.hotline.dispatch.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a catalogue would have made of tickets of the past.
 *
 * @param tickets how many were looked at
 * @param more whether there were more than the limit; the newest were taken
 * @param changed how many would have gone to another unit
 * @param unmatched for how many no rule fits; the default of their matter counts then
 * @param undecided how many of those have no default either, and so would have gone to nobody
 * @param idleRules positions of the rules that fit no ticket, or none that is not another rule's before
 */
record DryRunReport(
        int version,
        int tickets,
        boolean more,
        int changed,
        int unmatched,
        int undecided,
        List<Share> units,
        List<Use> rules,
        List<Integer> idleRules,
        List<Moved> examples) {

    /**
     * What a unit had and would have.
     *
     * @param name unless the unit is gone
     */
    record Share(String unit, @Nullable String name, int got, int would) {}

    /** How many tickets a rule decides. */
    record Use(int position, int hits) {}

    /** A ticket that would move; without a rule to the default of its matter. */
    record Moved(
            String number, String from, String to, @Nullable Integer rule) {}
}
