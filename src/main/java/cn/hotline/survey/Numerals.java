package cn.hotline.survey;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The digits with which an answer begins or ends.
 *
 * @param service the first of two
 * @param from where the words that go with them begin
 * @param until where they end
 */
record Numerals(@Nullable Integer service, int handling, int from, int until) {

    /** Digits stand there, and are no rating. */
    static final Numerals NONE = new Numerals(null, 0, 0, 0);

    private static final String CUT = "\\s,.。、;:!/";
    private static final String HANZI = "一二三四";

    private static final Pattern LEAD = Pattern.compile("[\\s\"'“”‘’「『(\\[【<《#*.,。:]*+(?:(?:您好|你好|好的)[,。!\\s]*+)?"
            + "(?:(?:我|本人)?的?(?:回复|回|选择|选|评价|评分|打分|打|评|答复|答案|答|满意度|办理情况|办理结果|办理|处理结果|处理情况|处理|结果|handling)"
            + "[\\s:是为了个\"'“(【\\[]*+)?(\\d++|[" + HANZI + "]{1,2}(?=[" + CUT + "]|$))");

    private static final Pattern SECOND =
            Pattern.compile("([" + CUT + "和跟与及&+|]++)(\\d++|[" + HANZI + "](?=[" + CUT + "]|$))");

    private static final Pattern THIRD = Pattern.compile("[" + CUT + "~-]*+\\d++");

    private static final Pattern LAST = Pattern.compile("(?<!\\d)(?:(?<=[" + CUT + "意评选打给])|^)[1-4][\\s。.!]*+$");

    /** After it a number counts something, even with a space between them. */
    private static final String THINGS =
            "号|楼(?![道上下里梯顶])|栋|幢|层|单元|盏|处(?![理置罚处])|家(?![里门家中长属人])|排(?![水污])|户(?!外)|天(?!天)|个(?!个)|次|小时|分钟";

    private static final Pattern COUNTS = Pattern.compile(
            "\\s*+(?:" + THINGS
                    + ")|日|天|月|年|点|时|分|秒|个|次|回|遍|路(?![灯面口上边])|楼|栋|幢|层|单元|元|块|万|千|百|十|人|名|位|小时|周|星期|级|成|倍|米|公里|km|度|%|届|期|条|户|只|台|辆|折|星|岁|[-~:][\\d]|[a-z]");

    private static final Pattern OR = Pattern.compile("[\\s,、]*+(?:或|到|至|~|-|还是(?=[1-4" + HANZI + "])|or\\b|[?])");

    /** @return null where the text neither begins nor ends with digits */
    static @Nullable Numerals of(String plain) {
        var lead = LEAD.matcher(plain);
        return lead.lookingAt() ? leading(plain, lead) : trailing(plain);
    }

    private static Numerals leading(String plain, Matcher lead) {
        var run = arabic(lead.group(1));
        int end = lead.end();
        if (!run.matches("[1-4]{1,2}") || counts(plain, end) || follows(OR, plain, end)) {
            return NONE;
        }
        if (run.length() == 2) {
            return follows(THIRD, plain, end) && !thirdCounts(plain, end)
                    ? NONE
                    : new Numerals(run.charAt(0) - '0', run.charAt(1) - '0', end, plain.length());
        }
        return afterOne(plain, run.charAt(0) - '0', end);
    }

    private static Numerals afterOne(String plain, int first, int end) {
        var second = SECOND.matcher(plain).region(end, plain.length());
        if (!second.lookingAt()) {
            return new Numerals(null, first, end, plain.length());
        }
        var run = arabic(second.group(2));
        boolean tight = second.group(1).equals(".") || second.group(1).equals(":");
        if (counts(plain, second.end()) && !tight) {
            return new Numerals(null, first, end, plain.length());
        }
        boolean stray = follows(THIRD, plain, second.end()) && !thirdCounts(plain, second.end());
        boolean time = second.group(1).equals(":");
        if (!run.matches("[1-4]") || counts(plain, second.end()) || stray || time || follows(OR, plain, second.end())) {
            return NONE;
        }
        return new Numerals(first, run.charAt(0) - '0', second.end(), plain.length());
    }

    private static @Nullable Numerals trailing(String plain) {
        var last = LAST.matcher(plain);
        if (!last.find()
                || plain.substring(0, last.start()).replace("12345", "").matches("(?s).*\\d.*")) {
            return null;
        }
        return new Numerals(null, plain.charAt(last.start()) - '0', 0, last.start());
    }

    boolean areTrailing() {
        return from == 0;
    }

    private static String arabic(String run) {
        var digits = new StringBuilder();
        run.chars().forEach(c -> digits.append(HANZI.indexOf(c) < 0 ? (char) c : (char) ('1' + HANZI.indexOf(c))));
        return digits.toString();
    }

    private static boolean counts(String plain, int at) {
        return follows(COUNTS, plain, at);
    }

    private static boolean thirdCounts(String plain, int at) {
        var third = THIRD.matcher(plain).region(at, plain.length());
        return third.lookingAt() && counts(plain, third.end());
    }

    private static boolean follows(Pattern what, String plain, int at) {
        return what.matcher(plain).region(at, plain.length()).lookingAt();
    }
}
