package cn.hotline.survey;

import cn.hotline.survey.Reading.Ambiguous;
import cn.hotline.survey.Reading.Rated;
import cn.hotline.survey.Reading.Unrelated;
import cn.hotline.survey.Reading.Why;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what citizens answer by SMS (ADR 0016). Nothing is read as satisfied that may not be meant so: in doubt it is ambiguous, and
 * the citizen is asked once.
 */
final class ReplyReader {

    private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{N}]");
    private static final Pattern PICTURES = Pattern.compile("[^\\p{L}\\p{N}\\p{P}\\p{Z}\\s]");
    private static final Pattern OPTS = Pattern.compile("(?:回复?)?t[d]?|(?:回t)?退订|stop|unsubscribe|取消订阅");
    private static final Pattern TURN = Pattern.compile("但是?|可是|不过|然而|结果");
    private static final Pattern EDGES = Pattern.compile("^[\\s,.。、;:!)\\]】>》\"'”’/-]+|\\s+$");

    private static final Pattern RATING = Pattern.compile("满意|好评|satisfied|还行|还可以");
    private static final Pattern MATTER = Pattern.compile("解决|修|没|未|又|还|路|水|电|问题|结果|处理");
    private static final Pattern DIGIT = Pattern.compile("[0-9]");

    private ReplyReader() {}

    static Reading read(String sms) {
        var text = ReplyText.of(sms);
        var plain = text.plain();
        if (!Tone.has(LETTERS, plain)) {
            return Tone.has(PICTURES, plain) ? new Ambiguous(Why.WORDS) : new Unrelated();
        }
        if (OPTS.matcher(plain).matches()) {
            return new Unrelated();
        }
        var reading = judged(text);
        boolean satisfied = reading instanceof Rated rated && rated.handling() <= 2;
        return satisfied && (text.cut() || Tone.speaksAgainst(plain)) ? new Ambiguous(Why.CONTRADICTION) : reading;
    }

    private static Reading judged(ReplyText text) {
        var parts = TwoParts.of(text.plain());
        if (parts != null) {
            int end = text.plain().length() - parts.rest().length();
            return rated(
                    parts.service(),
                    parts.handling(),
                    parts.rest(),
                    reason(text.shown().substring(end)));
        }
        var numerals = Numerals.of(text.plain());
        if (numerals == null) {
            return words(text);
        }
        if (numerals.handling() == 0) {
            return new Ambiguous(Why.NUMBER);
        }
        var rest = text.plain().substring(numerals.from(), numerals.until());
        if (numerals.areTrailing() && numerals.handling() > 2 && !rest.isBlank() && !Tone.has(Tone.BAD, rest)) {
            return new Ambiguous(Why.CONTRADICTION);
        }
        var reason = reason(text.shown().substring(numerals.from(), numerals.until()));
        return rated(numerals.service(), numerals.handling(), rest, reason);
    }

    /** A rating and the words beside it, which must not say another thing. */
    private static Reading rated(@Nullable Integer service, int handling, String rest, @Nullable String reason) {
        boolean borne;
        if (handling <= 2) {
            borne = Praise.bears(rest, handling);
        } else {
            var praise = Praise.of(rest);
            boolean praised = praise.whole() ? !praise.said().isEmpty() : Tone.has(Tone.GOOD, rest);
            borne = !praised || Tone.speaksAgainst(rest) || Tone.has(Tone.BAD, rest);
        }
        return borne ? new Rated(service, handling, reason) : new Ambiguous(Why.CONTRADICTION);
    }

    private static Reading words(ReplyText text) {
        var plain = text.plain();
        var praise = Praise.of(plain);
        if (praise.said().size() > 1) {
            return new Ambiguous(Why.CONTRADICTION);
        }
        int kind = Praise.among(plain);
        if (kind > 0) {
            return new Rated(null, kind, null);
        }
        boolean explicit = Tone.has(Tone.EXPLICIT, plain);
        if (Tone.has(Tone.TWISTED, plain)) {
            return new Ambiguous(Why.WORDS);
        }
        if (!explicit && Tone.has(Tone.ASKED, plain)) {
            return Tone.has(Tone.BAD, plain) || Tone.has(Tone.GOOD, plain) ? new Ambiguous(Why.WORDS) : new Unrelated();
        }
        if (!explicit && Tone.has(DIGIT, plain.replace("12345", ""))) {
            return new Ambiguous(Why.NUMBER);
        }
        return Tone.has(Tone.BAD, plain) ? discontent(text) : new Ambiguous(Why.WORDS);
    }

    private static Reading discontent(ReplyText text) {
        var rest = Tone.BAD.matcher(text.plain()).replaceAll("|");
        boolean rated = Tone.has(RATING, rest);
        if (rated || Tone.has(Tone.KIND, rest.replace("谢", "")) && !turnsToWorse(rest)) {
            return new Ambiguous(Why.CONTRADICTION);
        }
        boolean attitude = Tone.has(Tone.ATTITUDE, text.plain()) || Tone.has(Tone.POLICY, text.plain());
        if (attitude && Tone.has(Tone.HOTLINE, text.plain()) || Tone.has(Tone.POLICY, text.plain())) {
            return new Ambiguous(Why.WORDS);
        }
        return new Rated(null, attitude && isAllOfAttitude(text.plain()) ? 3 : 4, text.shown());
    }

    /** "The people were kind, but nothing was done." */
    private static boolean turnsToWorse(String marked) {
        var turn = TURN.matcher(marked);
        return turn.find()
                && marked.indexOf('|', turn.end()) >= 0
                && !Tone.has(Tone.KIND, marked.substring(turn.end()));
    }

    private static boolean isAllOfAttitude(String plain) {
        return !Tone.has(MATTER, plain);
    }

    private static @Nullable String reason(String rest) {
        var bare = EDGES.matcher(rest).replaceAll("");
        return Tone.has(LETTERS, bare) ? bare : null;
    }
}
