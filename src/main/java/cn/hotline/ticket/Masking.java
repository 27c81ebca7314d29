package cn.hotline.ticket;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes the reporter's name and every phone, identity card and bank card number out of free text. What stands in plain columns has
 * gone through here; the original words are kept sealed.
 */
final class Masking {

    private static final Pattern NUMBERS = Pattern.compile(
            "(?<![\\d０-９])(?:" //
                    + "(?<id>[1-9１-９][\\d０-９]{16}[\\d０-９Xx])" //
                    + "|(?<card>[\\d０-９]{16,19})" //
                    + "|(?<mobile>(?:\\+?86[ -]?)?[1１][3-9３-９][\\d０-９](?:[ -]?[\\d０-９]{4}){2})" //
                    + "|(?<landline>0[\\d]{2,3}[ -]?[\\d]{7,8})" //
                    + ")(?![\\d０-９])");

    private final List<String> own = new ArrayList<>();

    private Masking() {}

    /** Also masks this reporter's own name and number wherever they stand. */
    static Masking of(@Nullable Reporter reporter) {
        var masking = new Masking();
        if (reporter != null) {
            if (reporter.name() != null && reporter.name().length() >= 2) {
                masking.own.add(reporter.name());
            }
            if (reporter.phone() != null) {
                masking.own.add(reporter.phone());
                masking.own.add(reporter.phone().replaceFirst("^\\+86", ""));
            }
        }
        return masking;
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
        var masked = text;
        for (var secret : own) {
            masked = masked.replace(
                    secret, Character.isDigit(secret.codePointAt(secret.length() - 1)) ? ends(secret) : name(secret));
        }
        return masked;
    }

    Map<String, Object> elements(Map<String, Object> elements) {
        var masked = new LinkedHashMap<String, Object>();
        elements.forEach((key, value) -> masked.put(key, value instanceof String text ? text(text) : value));
        return masked;
    }

    /** 199****0001: three and four signs stay, and the length. */
    private static String ends(String digits) {
        int hidden = digits.length() - 7;
        return hidden < 2
                ? "*".repeat(digits.length())
                : digits.substring(0, 3) + "*".repeat(hidden) + digits.substring(digits.length() - 4);
    }
}
