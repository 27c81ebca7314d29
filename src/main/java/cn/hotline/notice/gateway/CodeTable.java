package cn.hotline.notice.gateway;

import cn.hotline.notice.Answer;
import cn.hotline.notice.Answer.Fault;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What a provider's codes mean; {@code A.*} stands for all that begin with {@code A.} and have no line of their own. */
final class CodeTable {

    private static final int LONGEST = 60;
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_.:/-]{1," + LONGEST + "}");

    private final Map<String, Function<String, Answer>> meanings = new HashMap<>();
    private final Fault otherwise;

    /** @param otherwise what a code means that nobody has heard of */
    CodeTable(Fault otherwise) {
        this.otherwise = otherwise;
    }

    CodeTable refused(Fault fault, String... codes) {
        for (var code : codes) {
            meanings.put(code, said -> new Answer.Refused(fault, said));
        }
        return this;
    }

    /** Codes after which it may have been sent all the same. */
    CodeTable unknown(String... codes) {
        for (var code : codes) {
            meanings.put(code, Answer.Unknown::new);
        }
        return this;
    }

    Answer answer(String code) {
        var said = safe(code);
        for (int end = said.length(); end > 0; end = said.lastIndexOf('.', end - 1)) {
            var meaning = meanings.get(end == said.length() ? said : said.substring(0, end) + ".*");
            if (meaning != null) {
                return meaning.apply(said);
            }
        }
        return new Answer.Refused(otherwise, said);
    }

    /** A code is kept and shown; whatever else a provider writes there is not, for it may name somebody. */
    static String safe(String code) {
        return SAFE.matcher(code).matches() ? code : "unreadable";
    }
}
