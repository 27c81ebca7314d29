package cn.hotline.ticket;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes the reporter's name and every phone, identity card and bank card number out of free text. What stands in plain columns has
 * gone through here; the original words are kept sealed.
 */
final class Masking {

    private static final String DIGIT = "[\\d０-９]";

    /** What people put between groups of digits. */
    private static final String GAP = "[ \\-\u3000－‐–—]?";

    private static final String CHINA = "(?:(?:[+＋]|[0０]{2})?[8８][6６]" + GAP + ")?";

    private static final Pattern NUMBERS = Pattern.compile(
            ("(?<!D)(?:" //
                            + "(?<id>[1-9１-９]D{16}[\\d０-９XxＸｘ])" //
                            + "|(?<card>D{16,19}|D{4}(?:[ －-]D{4}){3}(?:[ －-]D{1,3})?)" //
                            + "|(?<mobile>" + CHINA + "[1１][3-9３-９]D(?:" + GAP + "D{4}){2})" //
                            + "|(?<landline>[0０]D{2,3}" + GAP + "D{7,8})" //
                            + ")(?!D)")
                    .replace("D", DIGIT));

    private final @Nullable String ownName;
    private final @Nullable Pattern ownPhone;
    private final String maskedPhone;

    private Masking(@Nullable String name, @Nullable String phone) {
        this.ownName = name == null || name.length() < 2 ? null : name;
        this.ownPhone = phone == null ? null : spellings(phone);
        this.maskedPhone = phone == null ? "" : ends(phone);
    }

    /** Also masks this reporter's own name and number wherever and however they are written. */
    static Masking of(@Nullable Reporter reporter) {
        if (reporter == null) {
            return new Masking(null, null);
        }
        var phone = reporter.phone() == null ? null : reporter.phone().replaceFirst("^\\+(?:86)?", "");
        return new Masking(reporter.name(), phone);
    }

    /** 王** for 王小明; one sign stays, and the length. */
    static String name(String name) {
        int first = name.codePointAt(0);
        return Character.toString(first) + "*".repeat(Math.max(1, name.codePointCount(0, name.length()) - 1));
    }

    /** For what citizens write: the reporter's own name and number, and anybody's numbers. */
    String text(String text) {
        return NUMBERS.matcher(reply(text)).replaceAll(found -> ends(found.group()));
    }

    /** For what units write: only the reporter's own name and number, since a unit's telephone must stay readable. */
    String reply(String text) {
        var masked = ownName == null ? text : text.replace(ownName, name(ownName));
        return ownPhone == null ? masked : ownPhone.matcher(masked).replaceAll(maskedPhone);
    }

    Map<String, Object> elements(Map<String, Object> elements) {
        var masked = new LinkedHashMap<String, Object>();
        elements.forEach((key, value) -> masked.put(key, value instanceof String text ? text(text) : value));
        return masked;
    }

    /** The same number with gaps, in full width, with or without the country. */
    private static Pattern spellings(String digits) {
        var spelled = digits.chars()
                .mapToObj(digit -> "[" + (char) digit + (char) (digit - '0' + '０') + "]")
                .collect(Collectors.joining(GAP));
        return Pattern.compile("(?<!" + DIGIT + ")" + CHINA + spelled + "(?!" + DIGIT + ")");
    }

    /** 199****0001: three and four signs stay, and the length. */
    private static String ends(String digits) {
        int hidden = digits.length() - 7;
        return hidden < 2
                ? "*".repeat(digits.length())
                : digits.substring(0, 3) + "*".repeat(hidden) + digits.substring(digits.length() - 4);
    }
}
