package cn.hotline.channel.phone.proposal;

import cn.hotline.ticket.Level;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How pressing it is: as the matter usually is, or more when the citizen speaks of danger and does not deny it. */
final class Danger {

    private static final PhraseIndex<Level> WORDS = words();

    private Danger() {}

    static @Nullable Proposed<Level> level(Conversation talk, @Nullable KnownMatter matter, double sure) {
        var usual = matter == null ? Level.GENERAL : matter.level();
        var level = usual;
        var turns = new TreeSet<Integer>();
        for (var hit : WORDS.in(talk.text(), talk.sounds())) {
            boolean meant =
                    talk.trust(hit.start()) >= 0.5 && !hit.bySound() && !Negation.isBefore(talk.text(), hit.start());
            if (meant && hit.target().compareTo(level) >= 0) {
                level = hit.target();
                turns.add(talk.turnAt(hit.start()));
            }
        }
        if (level == usual && matter == null && turns.isEmpty()) {
            return null;
        }
        double confidence = level == usual ? 0.5 + sure / 2 : 0.75;
        return new Proposed<>(level, confidence, List.copyOf(turns));
    }

    private static PhraseIndex<Level> words() {
        var index = new PhraseIndex<Level>();
        Speech.rows("danger.csv").forEach(row -> index.add(row.get(0), Level.valueOf(row.get(1))));
        return index;
    }
}
