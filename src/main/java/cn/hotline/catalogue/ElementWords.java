package cn.hotline.catalogue;

import cn.hotline.catalogue.Form.Element;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads an element of a form out of what somebody writes or says. */
final class ElementWords {

    private static final Set<String> YES = Set.of("是", "有", "对", "是的", "yes", "true");
    private static final Set<String> NO = Set.of("否", "没有", "无", "不是", "no", "false");
    private static final Pattern NUMBER = Pattern.compile("[^\\d-]*(-?\\d{1,12}(?:\\.\\d{1,6})?)[^\\d]*");
    private static final Pattern DATE = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");

    private ElementWords() {}

    /** Only what the form will take. */
    static Optional<Object> read(Element element, String words) {
        var text = Normalizer.normalize(words.strip(), Normalizer.Form.NFKC);
        return value(element, text, words.strip()).filter(value -> fits(element, value));
    }

    private static Optional<Object> value(Element element, String text, String words) {
        return switch (element.kind()) {
            case TEXT, LONG_TEXT, PHONE -> Optional.of(words);
            case BOOLEAN ->
                YES.contains(text) ? Optional.of(true) : NO.contains(text) ? Optional.of(false) : Optional.empty();
            case NUMBER -> {
                var number = NUMBER.matcher(text);
                yield number.matches() ? Optional.of(new BigDecimal(number.group(1))) : Optional.empty();
            }
            case DATE -> {
                var date = DATE.matcher(text);
                yield date.matches()
                        ? Optional.of("%s-%02d-%02d"
                                .formatted(
                                        date.group(1), Integer.valueOf(date.group(2)), Integer.valueOf(date.group(3))))
                        : Optional.empty();
            }
            case CHOICE ->
                Optional.ofNullable(element.choices()).orElse(List.of()).stream()
                        .filter(choice -> text.equals(choice.value())
                                || text.equals(choice.label().zh())
                                || text.equalsIgnoreCase(choice.label().en()))
                        .<Object>map(Form.Choice::value)
                        .findFirst();
        };
    }

    private static boolean fits(Element element, Object value) {
        try {
            new Form(1, List.of(element)).check(Map.of(element.key(), value), false);
            return true;
        } catch (cn.hotline.platform.Refusal wrong) {
            return false;
        }
    }
}
