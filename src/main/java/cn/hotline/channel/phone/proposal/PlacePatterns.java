package cn.hotline.channel.phone.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Places that no gazetteer knows, by the way they are named: …小区, …路, …村, …医院. */
final class PlacePatterns {

    private static final Pattern ESTATE = Pattern.compile("小区|花园|家园|花苑|雅苑|佳苑|名苑|嘉园|公寓|新村|新城|名邸|名都|华府|豪庭|山庄|宿舍|家属院|社区");
    private static final Pattern ROAD = Pattern.compile("大道|大街|路|街(?!道)|胡同|巷(?!子)|弄(?=\\p{N}|[一二三四五六七八九十])");
    private static final Pattern VILLAGE = Pattern.compile("村(?!民|里|干|庄|务|委|口|账|子)");
    private static final Pattern SITE = Pattern.compile(
            "广场|大厦|商场|购物中心|菜市场|市场|公园|小学|中学|幼儿园|学校|学院|大学|医院|卫生院|火车站|汽车站|地铁站|停车场|街道办事处|办事处|桥|水库|工业园|产业园|景区|(?<=[^排往进])河(?![里水边道砂沙])");
    private static final Pattern STOP = Pattern.compile(
            "[0-9零一二三四五六七八九十百]+[号栋]|儿子|女儿|孩子|明年|今年|去年|上(?=小学|中学|大学|幼儿园|学校)|我们|你们|他们|她们|人家|那边|这边|那里|这里|旁边|附近|靠近|对面|后面|前面|里面|楼下|下面|位于|地址|地点|户口|第[一二三]个|请问|反映|投诉|举报"
                    + "|表扬|感谢|建议|咨询|一下|今天|昨天|前天|因为|所以|就是|[我你您他她它在住是的了着有这那个到去从往跟与及把被对就也都还又说叫呢啊吧吗哪想要买来给让问和或走过整全每]");
    private static final Pattern DIVISION = Pattern.compile("^(.{0,12}?(?:镇|乡|街道|区|县|市|省))(?=.{2,})");
    private static final Pattern GENERIC = Pattern.compile(
            "^(?:老旧|地下|路边|门口|同|农|各|其他|露天|农贸|本|老|旧|新|大|小|农村|居民|隔壁|单位|职工|学生|城中|行政|自然|马|公|铁|道|网|线|电|修|绕|半|高速公|人行|人行道|公交线|十字|停车|专科|综合|三甲|超|菜|[0-9零一二三四五六七八九十百两]+)$");
    private static final Pattern NO_ROAD = Pattern.compile(".*[马公铁道网线电修绕半跑走]$");
    private static final int LONGEST = 14;
    private static final double SURE = 0.72;

    private PlacePatterns() {}

    static List<Spot> in(Conversation talk) {
        var spots = new ArrayList<Spot>();
        collect(talk, ESTATE, Spot.Kind.ESTATE, spots);
        collect(talk, VILLAGE, Spot.Kind.VILLAGE, spots);
        collect(talk, SITE, Spot.Kind.SITE, spots);
        collect(talk, ROAD, Spot.Kind.ROAD, spots);
        return spots;
    }

    private static void collect(Conversation talk, Pattern suffix, Spot.Kind kind, List<Spot> spots) {
        var text = talk.text();
        var matcher = suffix.matcher(text);
        while (matcher.find()) {
            int from = nameStart(text, matcher.start());
            var body = text.substring(from, matcher.start());
            var prefix = "";
            var division = DIVISION.matcher(body);
            if (kind != Spot.Kind.SITE && division.find()) {
                prefix = division.group(1);
                while (division.reset(body.substring(prefix.length())).find()) {
                    prefix += division.group(1);
                }
            }
            var name = body.substring(prefix.length());
            if (isName(name, kind, matcher.group())) {
                spots.add(new Spot(kind, name + matcher.group(), prefix, null, from, matcher.end(), SURE));
            }
        }
    }

    private static boolean isName(String name, Spot.Kind kind, String suffix) {
        int least = suffix.equals("桥") || suffix.equals("河") ? 1 : 2;
        return name.length() >= least
                && name.length() <= 10
                && !GENERIC.matcher(name).matches()
                && !(kind == Spot.Kind.ROAD && NO_ROAD.matcher(name).matches());
    }

    /** Back to where something else than the name stands. */
    private static int nameStart(String text, int end) {
        int from = end;
        while (from > 0 && end - from < LONGEST && isNamePart(text.charAt(from - 1))) {
            from--;
        }
        var stop = STOP.matcher(text).useTransparentBounds(true).region(from, end);
        int start = from;
        while (stop.find()) {
            start = stop.end();
        }
        return start;
    }

    private static boolean isNamePart(char c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN || c < 128 && Character.isLetterOrDigit(c);
    }
}
