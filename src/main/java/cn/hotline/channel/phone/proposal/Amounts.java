package cn.hotline.channel.phone.proposal;

import cn.hotline.catalogue.Form;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers with the measure word that a form asks for: 元 as 块钱, 厘米 as 公分, 户 as 户人家. */
final class Amounts {

    private static final List<List<String>> MEASURES = Speech.rows("measures.csv");
    private static final String NUMBER = "(?<![0-9零〇一二两三四五六七八九十百千万亿幺点.])(" + Numerals.NUMBER + ")";

    private Amounts() {}

    /** All amounts of what a label measures. */
    static List<Mention<BigDecimal>> in(String text, Form.Element element) {
        var measure = measure(element.label().zh());
        if (measure.isEmpty()) {
            return List.of();
        }
        var mentions = new ArrayList<Mention<BigDecimal>>();
        var pattern = Pattern.compile(NUMBER + "(?:多|来|几|大概)?(?:" + measure.get() + ")(半(?!天|夜))?");
        var matcher = pattern.matcher(text);
        while (matcher.find()) {
            boolean half = matcher.group(2) != null;
            int start = matcher.start();
            int end = matcher.end();
            Numerals.value(matcher.group(1))
                    .map(value -> half ? value.add(new BigDecimal("0.5")) : value)
                    .filter(value -> fits(element, value))
                    .ifPresent(value -> mentions.add(new Mention<>(value, start, end, 0.85)));
        }
        return mentions;
    }

    /** The fullest bare number of an answer, whatever it measures. */
    static Optional<BigDecimal> bare(String answer, Form.Element element) {
        return Pattern.compile(NUMBER)
                .matcher(answer)
                .results()
                .map(match -> match.group(1))
                .sorted(Comparator.comparingInt(String::length).reversed())
                .flatMap(spoken -> Numerals.value(spoken).stream())
                .filter(number -> fits(element, number))
                .findFirst();
    }

    private static boolean fits(Form.Element element, BigDecimal value) {
        return (element.min() == null || value.compareTo(element.min()) >= 0)
                && (element.max() == null || value.compareTo(element.max()) <= 0)
                && value.precision() - value.scale() <= 12;
    }

    private static Optional<String> measure(String label) {
        return MEASURES.stream()
                .filter(row -> label.contains(row.get(0)))
                .map(row -> row.get(1))
                .findFirst();
    }
}
