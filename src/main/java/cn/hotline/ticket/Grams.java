package cn.hotline.ticket;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Pairs of neighbouring characters, the index terms of the ticket search: Chinese words are mostly two characters long. */
final class Grams {

    /** More than any real message has; a longer text is found by its first part. */
    private static final int MAX = 4000;

    private static final Pattern BREAKS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Grams() {}

    static List<String> of(String... texts) {
        Set<String> grams = new LinkedHashSet<>();
        for (var text : texts) {
            for (var run : BREAKS.split(normal(text))) {
                addPairs(run.codePoints().toArray(), grams);
            }
        }
        return List.copyOf(grams);
    }

    /** What a text and what is sought in it are both compared as. */
    static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static void addPairs(int[] run, Set<String> grams) {
        for (int i = 0; i + 1 < run.length && grams.size() < MAX; i++) {
            grams.add(new String(run, i, 2));
        }
    }
}
