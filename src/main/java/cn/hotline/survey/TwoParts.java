package cn.hotline.survey;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An answer that names what each rating is for: {@code 话务1 办理4}, {@code 第一项满意第二项不满意}. */
record TwoParts(int service, int handling, String rest) {

    private static final String VERY = "(?:非常|十分|特别|相当|很|挺|太|极其?|最|都|还是|真)*+";

    private static final String BAD = VERY
            + "(?:不(?:太|怎么|大|是很|够)?(?:满意|好|行)|差|烂|(?:没有?|未)(?:人|有)?(?:解决|办好|办|管|来|处理|修好|修)|unsatisfied|dissatisfied|not satisfied)";

    private static final String FAIR = "(?:基本|比较|较|大体|一般|还算?)满意|还行|还可以";

    private static final String GOOD = VERY + "(?:满意|好评|好|satisfied)";

    private static final String VALUE = "([1-4](?!\\d)|" + BAD + "|" + FAIR + "|" + GOOD + ")";

    private static final String LINK = "(?:情况|结果|方面|人员|员|态度|服务|质量|水平|的|是|为|选|评|打|给|觉得|[:=\\s-]){0,6}?";

    private static final String SERVICE = "对?(?:话务员?|接线员?|客服|咨询员?|热线|电话|服务|第一[项个题]|第1[项个题]|前者|service)" + LINK + VALUE;

    private static final String HANDLING =
            "对?(?:办理|办事|处理|经办|办件|结果|事情|问题|部门|单位|承办|第二[项个题]|第2[项个题]|后者|handling)" + LINK + VALUE;

    private static final String BETWEEN = "了?[\\s,.。;、/]*+(?:但是?|可是?|不过|然而|就是|而|but|and)?[\\s,]*+";

    private static final String START = "(?:您好|你好|我|,|。|\\s|回复|选)*+";

    private static final Pattern SERVICE_FIRST = Pattern.compile(START + SERVICE + BETWEEN + HANDLING);
    private static final Pattern HANDLING_FIRST = Pattern.compile(START + HANDLING + BETWEEN + SERVICE);

    static @Nullable TwoParts of(String plain) {
        var one = SERVICE_FIRST.matcher(plain);
        if (one.lookingAt()) {
            return new TwoParts(rating(one.group(1), 3), rating(one.group(2), 4), plain.substring(one.end()));
        }
        var other = HANDLING_FIRST.matcher(plain);
        return other.lookingAt()
                ? new TwoParts(rating(other.group(2), 3), rating(other.group(1), 4), plain.substring(other.end()))
                : null;
    }

    private static int rating(String value, int bad) {
        if (value.matches("[1-4]")) {
            return value.charAt(0) - '0';
        }
        return value.matches(BAD) ? bad : value.matches(FAIR) ? 2 : 1;
    }
}
