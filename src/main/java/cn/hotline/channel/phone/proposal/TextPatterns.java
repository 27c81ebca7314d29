package cn.hotline.channel.phone.proposal;

import cn.hotline.channel.phone.proposal.Conversation.Said;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Things with a form of their own: hours, plates, bus lines, numbers of parcels, names of companies. */
final class TextPatterns {

    private static final String N = "[0-9零〇一二两三四五六七八九十]{1,3}";
    private static final String PART = "(?:清早|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|半夜|深夜|凌晨|夜间|白天|周末|每天|天天|平时|工作日)";
    private static final String CLOCK = N + "(?:点钟?|时)(?:半|多|" + N + "分)?";
    private static final Pattern HOURS = Pattern.compile(
            "(?:今天|昨天|今年|去年)?" + PART + "*(?:" + CLOCK + "|" + N + "月份?|入职)(?:左右)?(?:(?:到|至|-|、)" + "(?:第二天|次日)?" + PART
                    + "?(?:" + CLOCK + "|" + N + "月份?|现在)?)?(?:下班)?(?:以后|之后)?|停了" + N + "个?多?(?:小时|钟头|天)");
    private static final Pattern PART_ONLY = Pattern.compile(PART + "+");
    private static final Pattern PLATE =
            Pattern.compile("([\\p{IsHan}])([A-Za-z])[·.]?([A-Za-z0-9零〇幺一二三四五六七八九两]{4,6})");
    private static final Pattern LINE = Pattern.compile("(" + Numerals.NUMBER + ")(路|号线)(?!人|边|口)");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9零〇幺一二三四五六七八九两]{6,24}");
    private static final Pattern ORGANISATION = Pattern.compile(
            "[\\p{IsHan}A-Za-z0-9]{2,14}?(?:有限公司|公司|集团|工厂|化工厂|厂|餐厅|酒家|酒店|饭店|宾馆|超市|电器|诊所|药店|药房|门诊部|医院|卫生院|小学|中学|学校|幼儿园|学院|大学"
                    + "|驾校|健身馆|理发店|美容院|培训中心|政务服务中心|中心|养老院|敬老院|福利院|旅行社|快递|出行|通信|电信|移动|联通|银行|合作社|农资店|烧烤|火锅|店|馆|街道办事处|办事处|委员会|局|殡仪馆|公墓)");
    private static final Pattern DEPARTMENT = Pattern.compile("^[\\p{IsHan}]{1,4}(?:科|室|部)(?!级|技|学)");
    private static final Pattern LEAD = Pattern.compile(
            ".*(?:我们|他们|表扬一下|感谢一下|表扬|感谢|投诉|举报|一个|那个|这个|那家|这家|一家|有个|有家|孩子|昨天|前天|今天|上周.|[我你他她它在是叫去到的从让给被把了买找])");
    private static final Pattern NO_NAME =
            Pattern.compile("^(?:快递|物业|饭|本|开|商|该|小|药|理发|健身|一家|大|网|培训|服务|运营|公|分)?(?:店|公司|中心|馆|厂|快递|医院|学校|局)$");

    /** Things that people put into one kind of phrase: what they bought, what they came for, whom they praise. */
    enum Phrase {
        BOUGHT(
                "购买的商品|商品名称|产品名称|食品名称",
                "买(?:了|的|过)?(?:一?[个台件部套双条瓶箱盒辆张只袋斤])?((?!的|了)[\\p{IsHan}]{2,8}?)(?=$|[，。！]|商家|老板|他|她|店|用了|坏|不|有|质量|花|全是|都是)"),
        BUSINESS("办什么事|办理什么|要办的事|经营什么", "办(?:理)?(?:个|一个|一下|了)?((?!事|公|法|了)[\\p{IsHan}]{2,8}?)(?=$|[，。！的])"),
        PRAISED("被表扬人员", "((?:小|老)[\\p{IsHan}]|[\\p{IsHan}](?:医生|护士|老师|师傅|警官|主任))(?=$|[，。！])");

        private final Pattern label;
        private final Pattern said;

        Phrase(String label, String said) {
            this.label = Pattern.compile(label);
            this.said = Pattern.compile(said);
        }

        boolean isAskedBy(String text) {
            return label.matcher(text).find();
        }
    }

    private final Conversation talk;
    private final List<Spot> spots;

    TextPatterns(Conversation talk, List<Spot> spots) {
        this.talk = talk;
        this.spots = spots;
    }

    @Nullable
    Proposed<String> phrase(Phrase phrase) {
        for (var said : talk.byCitizen()) {
            var matcher = phrase.said.matcher(said.text());
            if (matcher.find()) {
                return new Proposed<>(
                        matcher.group(1), 0.68, List.of(said.turn().index()));
            }
        }
        return null;
    }

    @Nullable
    Proposed<String> hours(Optional<Said> answer) {
        for (var said : firstly(answer)) {
            for (var pattern : List.of(HOURS, PART_ONLY)) {
                var matcher = pattern.matcher(said.text());
                if ((pattern == HOURS || answer.isPresent()) && matcher.find()) {
                    return new Proposed<>(
                            matcher.group(),
                            answer.isPresent() ? 0.85 : 0.6,
                            List.of(said.turn().index()));
                }
            }
        }
        return null;
    }

    @Nullable
    Proposed<String> plate() {
        for (var said : talk.byCitizen()) {
            var matcher = PLATE.matcher(said.text());
            if (matcher.find()) {
                var plate = matcher.group(1)
                        + (matcher.group(2) + Numerals.digits(matcher.group(3))).toUpperCase(java.util.Locale.ROOT);
                return new Proposed<>(plate, 0.85, List.of(said.turn().index()));
            }
        }
        return null;
    }

    @Nullable
    Proposed<String> line() {
        for (var said : talk.byCitizen()) {
            var matcher = LINE.matcher(said.text());
            while (matcher.find()) {
                var number = Numerals.value(matcher.group(1));
                if (number.isPresent() && number.get().precision() < 5) {
                    return new Proposed<>(
                            number.get().toPlainString() + matcher.group(2),
                            0.85,
                            List.of(said.turn().index()));
                }
            }
        }
        return null;
    }

    @Nullable
    Proposed<String> code(Optional<Said> answer) {
        return answer.map(said -> CODE.matcher(said.text())
                        .results()
                        .findFirst()
                        .map(match -> new Proposed<>(
                                Numerals.digits(match.group()),
                                0.85,
                                List.of(said.turn().index())))
                        .orElse(null))
                .orElse(null);
    }

    /** A name that an answer holds, or one that was said unasked. */
    @Nullable
    Proposed<String> organisation(String label, Optional<Said> answer) {
        for (var said : firstly(answer)) {
            var matcher = ORGANISATION.matcher(said.text());
            while (matcher.find()) {
                var name = known(said, matcher)
                        .orElse(LEAD.matcher(matcher.group()).replaceFirst(""));
                if (name.length() > 2 && !NO_NAME.matcher(name).matches()) {
                    var department = DEPARTMENT.matcher(said.text().substring(matcher.end()));
                    var full = label.contains("科室") && department.find() ? name + department.group() : name;
                    return new Proposed<>(
                            full,
                            answer.isPresent() ? 0.85 : 0.65,
                            List.of(said.turn().index()));
                }
            }
        }
        return null;
    }

    /** As the gazetteer has it. */
    private Optional<String> known(Said said, MatchResult match) {
        return spots.stream()
                .filter(spot -> spot.known() != null && spot.end() == said.start() + match.end())
                .map(Spot::name)
                .findFirst();
    }

    /** The first place that ends like this. */
    @Nullable
    Proposed<String> ending(String endings, List<Spot> spots) {
        var suffix = Pattern.compile("(?:" + endings + ")$");
        for (var spot : spots) {
            if (suffix.matcher(spot.name()).find()) {
                return new Proposed<>(spot.name(), spot.confidence(), List.of(talk.turnAt(spot.start())));
            }
        }
        var named = Pattern.compile("(?<=在|是|，|^)([\\p{IsHan}]{2,4}(?:" + endings + "))");
        for (var said : talk.byCitizen()) {
            var matcher = named.matcher(said.text());
            if (matcher.find()) {
                return new Proposed<>(matcher.group(1), 0.7, List.of(said.turn().index()));
            }
        }
        return null;
    }

    /** Only the answer when there is one, else all that the citizen said. */
    private List<Said> firstly(Optional<Said> answer) {
        return answer.map(List::of).orElseGet(talk::byCitizen);
    }
}
