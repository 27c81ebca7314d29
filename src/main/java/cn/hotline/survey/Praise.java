package cn.hotline.survey;

import java.util.EnumSet;
import java.util.Set;

/**
 * What of a text is known to be kind.
 *
 * @param said the ratings that stand in it
 * @param whole nothing else stands in it
 */
record Praise(EnumSet<Praise.Level> said, boolean whole) {

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

    /** Whether these words can stand beside that rating of 1 or 2: every one of them is known. */
    static boolean bears(String plain, int rating) {
        var level = rating == 1 ? Level.GOOD : Level.FAIR;
        var praise = of(level == Level.FAIR ? Tone.WISH.matcher(plain).replaceAll(" ") : plain);
        return praise.whole && (praise.said.isEmpty() || praise.said.equals(Set.of(level)));
    }

    /** The one rating of a text that says nothing else; 0 when there is none. */
    static int among(String plain) {
        var all = of(plain);
        return all.whole && all.said.size() == 1 ? all.said.iterator().next().digit() : 0;
    }
}
