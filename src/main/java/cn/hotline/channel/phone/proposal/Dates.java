package cn.hotline.channel.phone.proposal;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days as people say them, counted from the day of the call: 昨天, 上周三, 十一月二号, 三天前. */
final class Dates {

    private static final String N = "([0-9零〇一二两三四五六七八九十]{1,3})";
    private static final Pattern MONTH_DAY =
            Pattern.compile("(?:(20\\d\\d|二[零〇][零〇一二三四五六七八九]{2})年|(去年|今年|前年))?" + N + "月份?" + N + "[号日]");
    private static final Pattern OF_MONTH = Pattern.compile("(上个?月|这个月|本月)" + N + "[号日]");
    private static final Pattern NEAR = Pattern.compile("大前天|前天|前晚|昨天|昨晚|昨日|昨夜|今天|今早|今晚|今日|今年今日|刚才|刚刚");
    private static final Pattern WEEKDAY = Pattern.compile("(上上个?|上个?|这个?|本)?(?:周|星期|礼拜)([一二三四五六日天])(?!个|次|期)");
    private static final Pattern AGO = Pattern.compile("(?:" + N + "|半)(天|个?星期|个?礼拜|周|个月)(?:以前|之前|前)");
    private static final Map<String, Integer> DAYS_AGO =
            Map.of("大前天", 3, "前天", 2, "前晚", 2, "昨天", 1, "昨晚", 1, "昨日", 1, "昨夜", 1);

    private Dates() {}

    /** In the order in which they were said. */
    static List<Mention<LocalDate>> in(String text, LocalDate day) {
        var mentions = new ArrayList<Mention<LocalDate>>();
        MONTH_DAY.matcher(text).results().forEach(m -> add(mentions, m, monthDay(m, day), 0.92));
        OF_MONTH.matcher(text).results().forEach(m -> add(mentions, m, ofMonth(m, day), 0.92));
        NEAR.matcher(text)
                .results()
                .forEach(m -> add(mentions, m, day.minusDays(DAYS_AGO.getOrDefault(m.group(), 0)), 0.88));
        WEEKDAY.matcher(text).results().forEach(m -> add(mentions, m, weekday(m, day), 0.85));
        AGO.matcher(text).results().forEach(m -> add(mentions, m, ago(m, day), 0.6));
        mentions.sort(Comparator.comparingInt(Mention::start));
        return mentions;
    }

    private static void add(List<Mention<LocalDate>> mentions, MatchResult m, @Nullable LocalDate date, double sure) {
        if (date != null) {
            mentions.add(new Mention<>(date, m.start(), m.end(), sure));
        }
    }

    private static @Nullable LocalDate monthDay(MatchResult m, LocalDate day) {
        int year = m.group(1) != null
                ? Integer.parseInt(Numerals.digits(m.group(1)))
                : "去年".equals(m.group(2))
                        ? day.getYear() - 1
                        : "前年".equals(m.group(2)) ? day.getYear() - 2 : day.getYear();
        var date = date(year, m.group(3), m.group(4));
        boolean free = m.group(1) == null && m.group(2) == null;
        return free && date != null && date.isAfter(day) ? date.minusYears(1) : date;
    }

    private static @Nullable LocalDate ofMonth(MatchResult m, LocalDate day) {
        var month = m.group(1).startsWith("上") ? day.minusMonths(1) : day;
        return date(month.getYear(), Integer.toString(month.getMonthValue()), m.group(2));
    }

    private static LocalDate weekday(MatchResult m, LocalDate day) {
        int nth = "一二三四五六日".indexOf(m.group(2).equals("天") ? "日" : m.group(2));
        var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var before = m.group(1);
        if (before == null) {
            return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.of(nth + 1)));
        }
        long weeks = before.startsWith("上上") ? 2 : before.startsWith("上") ? 1 : 0;
        return monday.minusWeeks(weeks).plusDays(nth);
    }

    private static @Nullable LocalDate ago(MatchResult m, LocalDate day) {
        if (m.group(1) == null) {
            return m.group(2).endsWith("月") ? day.minusDays(15) : null;
        }
        var count = number(m.group(1)).orElse(0);
        return switch (m.group(2)) {
            case "天" -> day.minusDays(count);
            case "个月" -> day.minusMonths(count);
            default -> day.minusWeeks(count);
        };
    }

    private static @Nullable LocalDate date(int year, String month, String dayOfMonth) {
        var m = number(month);
        var d = number(dayOfMonth);
        try {
            return m.isPresent() && d.isPresent() ? LocalDate.of(year, m.get(), d.get()) : null;
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static Optional<Integer> number(String spoken) {
        return Numerals.value(spoken).filter(value -> value.precision() < 6).map(value -> value.intValue());
    }
}
