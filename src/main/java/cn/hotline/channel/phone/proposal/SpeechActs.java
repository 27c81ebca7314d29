package cn.hotline.channel.phone.proposal;

import cn.hotline.ticket.TicketType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the citizen does by speaking – ask, complain, report, praise – with the matter's usual type as the first guess. */
final class SpeechActs {

    private static final double PRIOR = 2.4;
    private static final double EVEN = 1.0;

    private record Act(TicketType type, String phrase, double weight) {}

    private static final PhraseIndex<Act> ACTS = acts();

    private SpeechActs() {}

    static @Nullable Proposed<TicketType> type(Conversation talk, @Nullable KnownMatter matter, double sure) {
        var scores = new EnumMap<TicketType, Double>(TicketType.class);
        var turns = new EnumMap<TicketType, TreeSet<Integer>>(TicketType.class);
        if (matter != null) {
            scores.put(matter.type(), PRIOR * (0.5 + sure / 2));
        }
        var once = new HashSet<String>();
        for (var hit : ACTS.in(talk.text(), talk.sounds())) {
            var act = hit.target();
            if (hit.bySound() || !talk.isCitizenAt(hit.start()) || !once.add(act.phrase())) {
                continue;
            }
            scores.merge(act.type(), act.weight() * Negation.before(talk.text(), hit.start()), Double::sum);
            turns.computeIfAbsent(act.type(), type -> new TreeSet<>()).add(talk.turnAt(hit.start()));
        }
        return scores.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(best -> best.getValue() > 0)
                .map(best -> proposed(best.getKey(), scores, turns.get(best.getKey())))
                .orElse(null);
    }

    private static Proposed<TicketType> proposed(
            TicketType type, Map<TicketType, Double> scores, @Nullable Set<Integer> turns) {
        double best = scores.getOrDefault(type, 0.0);
        double others = scores.entrySet().stream()
                .filter(entry -> entry.getKey() != type)
                .mapToDouble(entry -> Math.max(0, entry.getValue()))
                .max()
                .orElse(0);
        return new Proposed<>(
                type, best / (best + 0.5 * others + EVEN / 2), turns == null ? List.of() : new ArrayList<>(turns));
    }

    private static PhraseIndex<Act> acts() {
        var index = new PhraseIndex<Act>();
        for (var row : Speech.rows("acts.csv")) {
            index.add(row.get(0), new Act(TicketType.valueOf(row.get(1)), row.get(0), Double.parseDouble(row.get(2))));
        }
        return index;
    }
}
