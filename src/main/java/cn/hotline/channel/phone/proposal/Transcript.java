package cn.hotline.channel.phone.proposal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was said in a call; beyond 500 turns or 50,000 characters it is not read.
 *
 * @param callerNumber E.164
 * @param day of the call, from which "yesterday" is counted
 */
public record Transcript(List<Turn> turns, @Nullable String callerNumber, LocalDate day) {

    static final int MAX_TURNS = 500;
    static final int MAX_CHARACTERS = 50_000;

    public Transcript {
        turns = bounded(turns);
    }

    private static List<Turn> bounded(List<Turn> given) {
        var kept = new ArrayList<Turn>();
        int characters = 0;
        var inOrder =
                given.stream().sorted(Comparator.comparingInt(Turn::index)).toList();
        for (var turn : inOrder) {
            characters += turn.text().length();
            if (kept.size() >= MAX_TURNS || characters > MAX_CHARACTERS) {
                break;
            }
            kept.add(turn);
        }
        return List.copyOf(kept);
    }
}
