package cn.hotline.ticket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Signs by which a reply is read: set phrases, blanks left in a form, promises, telephones, routes. */
final class ReplyWords {

    private static final List<String> PHRASES = lines("boilerplate.txt");
    private static final Pattern BOILERPLATE = Pattern.compile(String.join("|", PHRASES));
    private static final Set<String> COMMON = new HashSet<>(Grams.of(String.join(" ", lines("common.txt"))));

    private static final String COMMON_SIGNS =
            String.join("", lines("common.txt")) + "的了是在有不和我一个人到就也没去对与为上下中大小年月日时区县街道路号楼元次被把让给要能可以及等或其内外已将从";

    /** Not 〇, which is a digit, and no stars: masked names have them. */
    private static final Pattern PLACEHOLDER =
            Pattern.compile("(?<![\\p{Alnum}])[XxＸｘ×✕]{2,}(?![\\p{Alnum}])|○{2,}|[_＿]{2,}"
                    + "|【\\s*】|\\[\\s*]|（\\s*）|\\(\\s*\\)|“\\s*”|《\\s*》|年[\\s_]+月[\\s_]+日"
                    + "|[【\\[{<＜（(][^】\\]}>＞）)]{0,12}(?:填写|此处|请输入|请选择|单位名称|具体内容|待填)[^】\\]}>＞）)]{0,12}[】\\]}>＞）)]"
                    + "|请填写|此处填写|待填写|\\$\\{|\\{\\{|请输入");

    private static final Pattern PROMISE = Pattern.compile("将|尽快|拟|计划|争取|下一步|正在|待.{0,12}后|抓紧|近期|预计|准备|会安排|力争");

    private static final Pattern FORWARDED = Pattern.compile("已(?:经)?(?:安排|转|交|要求|责成|通知|联系|列入|上报|督促|协调|派单|反馈|向)");

    /** Also that nothing had to be done, and what answers a question. */
    private static final Pattern DONE = Pattern.compile("已|完成|恢复|修复|更换|清理|清运|清除|拆除|整改|处罚|罚款|退还|退款|补发|发放|到账|安装|疏通|开通"
            + "|签订|达成|取得|撤销|更正|纠正|停止|关闭|查处|立案|取缔|补种|加装|办结|解决|不存在|未发现|不属于|属于|符合|可以|可凭|可到|可在|无需"
            + "|需要|应当|标准为|时间为|地点|如下|采纳|同意|支付");

    private static final Pattern FINISHED = Pattern.compile("已|完成|完毕|采纳");
    private static final Pattern CLAUSES = Pattern.compile("[，。；！？,;!?\\n]");

    private static final Pattern TELEPHONE =
            Pattern.compile("(?:\\d[ \\-－—()（）]?){7,}|(?<!\\d)(?:1[12]\\d{1,3}|9\\d{4})(?!\\d)");
    private static final Pattern SOMEBODY =
            Pattern.compile("[科处局所站室队办组院厅街道社区村镇中心公司大厅窗口物业居委会]" + "|联系人|同志|先生|女士|主任|经理|老师|警官|法官|工$");
    private static final Pattern BASIS =
            Pattern.compile("《[^》]{2,}》|第.{1,6}条|法|条例|规定|办法|规范|标准|合同|协议|通知|意见|政策|方案|规划|细则|公约|规程|预案|章程|纪要|制度|〔\\d{4}〕");
    private static final Pattern ROUTE =
            Pattern.compile("诉讼|法院|起诉|复议|仲裁|信访|复查|申诉|申请|部门|局|委|厅|街道|协商|协会|热线|窗口|公证|调解|检察|监察|\\d{3,}|渠道|途径");

    private ReplyWords() {}

    /** Chinese characters that say something by themselves, where the same thing goes by different words. */
    static Set<Integer> tellingSigns(Collection<String> texts) {
        return String.join(" ", texts)
                .codePoints()
                .filter(sign -> Character.isIdeographic(sign) && COMMON_SIGNS.indexOf(sign) < 0)
                .boxed()
                .collect(Collectors.toSet());
    }

    /** Letters and digits alone, whatever their width. */
    static String bare(String text) {
        return Grams.normal(text).replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    /** What is left of a text without its set phrases. */
    static String substance(String text) {
        return bare(BOILERPLATE.matcher(Grams.normal(text)).replaceAll(" "));
    }

    /** Pairs of Chinese characters that say what a text is about; other languages are not compared. */
    static Set<String> telling(Collection<String> texts) {
        return Grams.of(texts.toArray(String[]::new)).stream()
                .filter(pair -> pair.codePoints().allMatch(Character::isIdeographic) && !COMMON.contains(pair))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static boolean hasPlaceholder(String text) {
        return PLACEHOLDER.matcher(text).find();
    }

    /** One sign over and over. */
    static boolean isMeaningless(String bare) {
        return bare.length() >= 3 && bare.codePoints().distinct().count() <= Math.max(1, bare.length() / 6);
    }

    static boolean promises(String text) {
        return PROMISE.matcher(text).find();
    }

    /** Done by whoever replies: neither passed on nor still to come. */
    static boolean isDone(String text) {
        return CLAUSES.splitAsStream(FORWARDED.matcher(text).replaceAll(""))
                .anyMatch(clause -> FINISHED.matcher(clause).find()
                        || (DONE.matcher(clause).find()
                                && !PROMISE.matcher(clause).find()));
    }

    static boolean isForwarded(String text) {
        return FORWARDED.matcher(text).find();
    }

    static boolean namesTelephone(String text) {
        return TELEPHONE.matcher(Grams.normal(text)).find();
    }

    static boolean namesSomebody(String text) {
        return SOMEBODY.matcher(text).find();
    }

    static boolean namesBasis(String text) {
        return BASIS.matcher(text).find();
    }

    static boolean namesRoute(String text) {
        return ROUTE.matcher(text).find();
    }

    private static List<String> lines(String file) {
        try (var in = ReplyWords.class.getResourceAsStream("/reply/" + file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
