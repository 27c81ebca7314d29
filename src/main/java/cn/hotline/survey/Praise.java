package cn.hotline.survey;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What of a text is known to be kind.
 *
 * @param said the ratings that stand in it
 * @param whole nothing else stands in it
 */
record Praise(EnumSet<Praise.Level> said, boolean whole) {

    private static final Pattern CLAUSE = Pattern.compile("[,.!;。、\\s]+");

    /** How much. */
    enum Level {
        GOOD,
        FAIR;

        int digit() {
            return this == GOOD ? 1 : 2;
        }
    }

    /** Reads word by word for as long as it knows them. */
    static Praise of(String plain) {
        var said = EnumSet.noneOf(Level.class);
        var fair = Tone.FAIR.matcher(plain);
        var filler = Tone.FILLER.matcher(plain);
        var good = Tone.GOOD.matcher(plain);
        int at = 0;
        while (at < plain.length()) {
            if (fair.region(at, plain.length()).lookingAt()) {
                said.add(Level.FAIR);
                at = fair.end();
            } else if (good.region(at, plain.length()).lookingAt()) {
                said.add(Level.GOOD);
                at = good.end();
            } else if (filler.region(at, plain.length()).lookingAt() && filler.end() > at) {
                at = filler.end();
            } else {
                return new Praise(said, false);
            }
        }
        return new Praise(said, true);
    }

    /** Whether these words can stand beside that rating of 1 or 2. */
    static boolean bears(String plain, int rating) {
        var praise = of(plain);
        var level = rating == 1 ? Level.GOOD : Level.FAIR;
        if (praise.whole) {
            return praise.said.isEmpty() || praise.said.equals(Set.of(level));
        }
        boolean kind = Tone.has(Tone.KIND, plain) || level == Level.FAIR && Tone.has(Tone.WISH, plain);
        boolean fair = Tone.has(Tone.FAIR, plain);
        boolean good = Tone.has(Tone.GOOD, Tone.FAIR.matcher(plain).replaceAll(" "));
        return kind && !(level == Level.GOOD ? fair : good) && plain.chars().noneMatch(c -> c >= '0' && c <= '9');
    }

    /** The one rating of a text whose clauses are all kind, one of them nothing but that rating; 0 when there is none. */
    static int among(String plain) {
        var all = of(plain);
        var said = all.whole ? EnumSet.copyOf(all.said) : EnumSet.noneOf(Level.class);
        for (var clause : all.whole ? List.<String>of() : List.of(CLAUSE.split(plain))) {
            var praise = of(clause);
            if (praise.whole) {
                said.addAll(praise.said);
            } else if (!Tone.has(Tone.KIND, clause) || Tone.has(Tone.FAIR, clause) || Tone.has(Tone.GOOD, clause)) {
                return 0;
            }
        }
        return said.size() == 1 ? said.iterator().next().digit() : 0;
    }
}
