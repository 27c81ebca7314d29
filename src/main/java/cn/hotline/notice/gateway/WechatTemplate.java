package cn.hotline.notice.gateway;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A template as WeChat knows it: its id, and under which names it has our words, written {@code id;number=character_string1;unit=thing2}.
 * Words that are not named go by their own names.
 */
record WechatTemplate(String id, Map<String, String> names) {

    private static final Pattern KIND = Pattern.compile("[a-z_]*[a-z]");

    /** Longest values by kind, as WeChat documents them; it refuses a message with a longer one. */
    private static final Map<String, Integer> LONGEST = Map.of(
            "thing", 20,
            "number", 32,
            "letter", 32,
            "symbol", 5,
            "character_string", 32,
            "phone_number", 17,
            "car_number", 8,
            "name", 10,
            "phrase", 5,
            "const", 20);

    static WechatTemplate of(String code) {
        var parts = code.split(";", -1);
        var names = new LinkedHashMap<String, String>();
        for (int i = 1; i < parts.length; i++) {
            var pair = parts[i].split("=", 2);
            if (pair.length == 2) {
                names.put(pair[0].strip(), pair[1].strip());
            }
        }
        return new WechatTemplate(parts[0].strip(), names);
    }

    /** With names given, only the words that have one: WeChat refuses what its template does not have. */
    Map<String, String> fill(Map<String, String> words) {
        var data = new LinkedHashMap<String, String>();
        words.forEach((word, value) -> {
            if (names.isEmpty() || names.containsKey(word)) {
                var name = names.getOrDefault(word, word);
                data.put(name, cut(name, value));
            }
        });
        return data;
    }

    private static String cut(String name, String value) {
        var kind = KIND.matcher(name);
        int longest = kind.lookingAt() ? LONGEST.getOrDefault(kind.group(), Integer.MAX_VALUE) : Integer.MAX_VALUE;
        return value.codePointCount(0, value.length()) <= longest
                ? value
                : value.substring(0, value.offsetByCodePoints(0, longest - 1)) + (longest > 5 ? "…" : "");
    }
}
