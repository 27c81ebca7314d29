package cn.hotline.notice;

import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a template, with places for words such as <code>{number}</code>. */
record Wording(String text) {

    static final int MOST = 500;

    private static final Pattern PLACE = Pattern.compile("\\{([a-z]{1,20})}");

    /** @throws Refusal 422 naming each place that is unknown for this event or missing */
    static Wording of(NoticeEvent event, String text) {
        var wording = new Wording(text.strip());
        var places = wording.places();
        var refusal = new Refusal(ProblemType.INVALID, "invalid");
        if (PLACE.matcher(text).replaceAll("").matches("(?s).*[{}].*")) {
            refusal.andField("text", "template-braces");
        }
        places.stream()
                .filter(place -> !event.known().contains(place))
                .forEach(place -> refusal.andField("text", "template-place-unknown", place, names(event.known())));
        event.required().stream()
                .filter(place -> !places.contains(place))
                .forEach(place -> refusal.andField("text", "template-place-missing", place));
        if (refusal.hasFields()) {
            throw refusal;
        }
        return wording;
    }

    /** In the order in which the text has them, each once. */
    List<String> places() {
        return PLACE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    String with(Map<String, String> words) {
        return PLACE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(word(found, words)));
    }

    /** Those words that the text has places for, in its order. */
    Map<String, String> inOrder(Map<String, String> words) {
        var ordered = new LinkedHashMap<String, String>();
        places().forEach(place -> ordered.put(place, words.getOrDefault(place, "")));
        return ordered;
    }

    private static String word(MatchResult found, Map<String, String> words) {
        return Objects.requireNonNullElse(words.get(found.group(1)), "");
    }

    private static String names(List<String> places) {
        return String.join(", ", places);
    }
}
