package cn.hotline.channel.phone.proposal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds many phrases in one pass, as written or as they sound; {@code *} in a phrase stands for up to eight characters of one
 * sentence.
 */
final class PhraseIndex<T> {

    private static final int GAP = 8;
    private static final int SOUND_FROM = 3;
    private static final int SOUND_ALONE_FROM = 4;

    private record Entry<T>(List<String> parts, int length, T target) {}

    /**
     * Where a phrase was found.
     *
     * @param bySound whether other characters stood there
     */
    record Hit<T>(T target, int start, int end, boolean bySound) {}

    private final Map<Integer, List<Entry<T>>> byFirstSound = new HashMap<>();

    void add(String phrase, T target) {
        var parts = new ArrayList<String>();
        for (var part : phrase.split("\\*", -1)) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        if (!parts.isEmpty()) {
            int length = parts.stream().mapToInt(String::length).sum();
            byFirstSound
                    .computeIfAbsent(Sounds.of(parts.getFirst().charAt(0)), sound -> new ArrayList<>())
                    .add(new Entry<>(List.copyOf(parts), length, target));
        }
    }

    List<Hit<T>> in(String text, int[] sounds) {
        var heard = new Heard(text, sounds);
        var hits = new ArrayList<Hit<T>>();
        for (int at = 0; at < text.length(); at++) {
            for (var entry : byFirstSound.getOrDefault(sounds[at], List.of())) {
                var hit = hit(entry, heard, at);
                if (hit != null) {
                    hits.add(hit);
                }
            }
        }
        return hits;
    }

    private static <T> @Nullable Hit<T> hit(Entry<T> entry, Heard heard, int at) {
        int same = 0;
        int end = at;
        for (var part : entry.parts()) {
            int found = heard.find(part, end, end == at ? 0 : GAP);
            if (found < 0) {
                return null;
            }
            same += heard.same(part, found);
            end = found + part.length();
        }
        boolean bySound = same < entry.length();
        boolean likely = entry.length() >= SOUND_ALONE_FROM || entry.length() >= SOUND_FROM && same > 0;
        return bySound && !likely ? null : new Hit<>(entry.target(), at, end, bySound);
    }

    /** A text and how it sounds. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Heard(String text, int[] sounds) {

        /** Where a part stands at a place or up to so many characters behind it in the same sentence; -1 if nowhere. */
        int find(String part, int from, int gap) {
            for (int at = from; at <= from + gap; at++) {
                if (same(part, at) >= 0) {
                    return at;
                }
                if (at >= text.length() || "。！？\n".indexOf(text.charAt(at)) >= 0) {
                    return -1;
                }
            }
            return -1;
        }

        /** How many characters are the same where a part sounds the same; -1 where it does not, or is too short to tell. */
        int same(String part, int at) {
            if (at + part.length() > text.length()) {
                return -1;
            }
            int same = 0;
            for (int i = 0; i < part.length(); i++) {
                if (part.charAt(i) == text.charAt(at + i)) {
                    same++;
                } else if (Sounds.of(part.charAt(i)) != sounds[at + i]) {
                    return -1;
                }
            }
            return same < part.length() && part.length() < 2 ? -1 : same;
        }
    }
}
