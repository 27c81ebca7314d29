package cn.hotline.channel.mail;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a letter as a person would read them: without mark-up, control characters and what it quotes. */
final class LetterText {

    private static final int LONGEST = 9_000;

    private static final List<String> UNSEEN = List.of("script", "style", "head");
    private static final Pattern BREAK = Pattern.compile("(?i)</?(br|p|div|tr|li|h\\d)\\b.*", Pattern.DOTALL);
    private static final Pattern ENTITY = Pattern.compile("&(#\\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-z]{2,6});");

    private static final Map<String, String> ENTITIES =
            Map.of("nbsp", " ", "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");

    /** Where programs of mail begin to quote. */
    private static final Pattern QUOTED = Pattern.compile(
            "(?m)^(>.*|-{2,} ?(原始邮件|Original Message|Original|转发邮件|回复的邮件).*|.{0,200}(写道|wrote)[:：]\\s*|发件人[:：].*)$");

    private LetterText() {}

    /** In one pass, whatever is left open: what has no end is dropped. */
    static String ofHtml(String html) {
        var text = new StringBuilder();
        int at = 0;
        while (at < html.length()) {
            int tag = html.indexOf('<', at);
            text.append(html, at, tag < 0 ? html.length() : tag);
            int end = tag < 0 ? -1 : end(html, tag);
            if (end < 0) {
                break;
            }
            if (BREAK.matcher(html).region(tag, end).lookingAt()) {
                text.append('\n');
            }
            at = end;
        }
        return plain(ENTITY.matcher(text).replaceAll(found -> Matcher.quoteReplacement(entity(found.group(1)))));
    }

    /** Without what free text may not hold, and no longer than a ticket takes. */
    static String plain(String text) {
        var kept = new StringBuilder();
        text.codePoints().limit(10L * LONGEST).filter(LetterText::isText).forEach(kept::appendCodePoint);
        return cut(kept.toString().replaceAll("[ \\t\\u3000]+\\n", "\n").replaceAll("\\n{3,}", "\n\n"), LONGEST);
    }

    /** What the sender wrote, without what it answers. */
    static String own(String text) {
        var quoted = QUOTED.matcher(text);
        return (quoted.find() ? text.substring(0, quoted.start()) : text).strip();
    }

    /** At most so many characters, none of them halved. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /** Behind a tag, with all it hides; -1 when there is no end of it. */
    private static int end(String html, int tag) {
        if (html.startsWith("<!--", tag)) {
            int end = html.indexOf("-->", tag);
            return end < 0 ? -1 : end + 3;
        }
        int from = tag;
        for (var name : UNSEEN) {
            if (html.regionMatches(true, tag + 1, name, 0, name.length()) && !isLetter(html, tag + 1 + name.length())) {
                from = closing(html, tag, name);
            }
        }
        int end = from < 0 ? -1 : html.indexOf('>', from);
        return end < 0 ? -1 : end + 1;
    }

    private static int closing(String html, int from, String name) {
        int at = html.indexOf("</", from);
        while (at >= 0 && !html.regionMatches(true, at + 2, name, 0, name.length())) {
            at = html.indexOf("</", at + 2);
        }
        return at;
    }

    private static boolean isLetter(String html, int at) {
        return at < html.length() && Character.isLetterOrDigit(html.charAt(at));
    }

    private static boolean isText(int c) {
        return c == '\n' || c == '\t' || c >= ' ' && (c < 0x7f || c > 0x9f) && !isOdd(c);
    }

    private static boolean isOdd(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE || c == 0xfffe || c == 0xffff;
    }

    private static String entity(String name) {
        if (name.startsWith("#")) {
            boolean isHex = name.startsWith("#x");
            int c = Integer.parseInt(name.substring(isHex ? 2 : 1), isHex ? 16 : 10);
            return Character.isValidCodePoint(c) ? Character.toString(c) : "";
        }
        return ENTITIES.getOrDefault(name, " ");
    }
}
