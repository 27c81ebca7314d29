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

    /** Whether it is one or two ratings and no word. */
    static boolean isDigits(String sms) {
        var plain = ReplyText.of(sms).plain();
        return plain.replaceAll("[^\\p{L}\\p{N}]", "").matches("[1-4]{1,2}");
    }

    private static Reading judged(ReplyText text) {
        var parts = TwoParts.of(text.plain());
        if (parts != null) {
            int end = text.plain().length() - parts.rest().length();
            return rated(
                    parts.service(),
                    parts.handling(),
                    parts.rest(),
                    reason(text, end, text.plain().length()));
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
        var reason = reason(text, numerals.from(), numerals.until());
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
        var praise = Praise.of(text.plain());
        if (praise.said().size() > 1) {
            return new Ambiguous(Why.CONTRADICTION);
        }
        int kind = Praise.among(text.plain());
        return kind > 0 ? new Rated(null, kind, null) : otherThanKind(text);
    }

    private static Reading otherThanKind(ReplyText text) {
        var plain = Tone.NICE.matcher(text.plain()).replaceAll("很好");
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
        return Tone.has(Tone.BAD, plain) ? discontent(text, plain) : new Ambiguous(Why.WORDS);
    }

    private static Reading discontent(ReplyText text, String plain) {
        var rest = Tone.BAD.matcher(plain).replaceAll("|");
        boolean rated = Tone.has(RATING, rest);
        if (rated || Tone.has(Tone.KIND, rest.replace("谢", "")) && !turnsToWorse(rest)) {
            return new Ambiguous(Why.CONTRADICTION);
        }
        boolean attitude = Tone.has(Tone.ATTITUDE, plain);
        boolean ofHotline = Tone.has(Tone.HOTLINE, plain) && (attitude || !isOfMatter(plain));
        if (ofHotline || Tone.has(Tone.POLICY, plain)) {
            return new Ambiguous(Why.WORDS);
        }
        var reason = isBare(text.plain()) ? null : text.shown();
        return new Rated(null, attitude && !isOfMatter(plain) ? 3 : 4, reason);
    }

    /** "The people were kind, but nothing was done." */
    private static boolean turnsToWorse(String marked) {
        var turn = TURN.matcher(marked);
        return turn.find()
                && marked.indexOf('|', turn.end()) >= 0
                && !Tone.has(Tone.KIND, marked.substring(turn.end()));
    }

    private static boolean isOfMatter(String plain) {
        return Tone.has(MATTER, plain);
    }

    private static @Nullable String reason(ReplyText text, int from, int until) {
        var words = EDGES.matcher(text.shown().substring(from, until)).replaceAll("");
        return isBare(text.plain().substring(from, until)) ? null : words;
    }

    /** Such words tell nothing but how much; without a reason no redo is asked for (domain §5). */
    private static boolean isBare(String plain) {
        return !Tone.has(LETTERS, Tone.BARE.matcher(plain).replaceAll(" "));
    }
}
