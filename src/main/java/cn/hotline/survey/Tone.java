package cn.hotline.survey;

import java.util.regex.Pattern;

/** The words by which people say how they liked it; each pattern takes linear time. */
final class Tone {

    private static final String VERY = "(?:非常|十分|特别|相当|超级?|极其|很|挺|蛮|都|全都|全部)*+";

    /** 基本满意 */
    static final Pattern FAIR = Pattern.compile("(?:基本上?|大体上?|大致|总体上?基本|比较|较为?|一般|还算|还)满意|还行|还算?可以|基本上?可以");

    /** 满意 */
    static final Pattern GOOD = Pattern.compile(
            VERY + "(?:满意|好评|给好评)|五星好评|(?:很|非常|特别|挺)好|(?:(?:very|quite|fully|really) )?(?<![a-z])satisfied(?![a-z])");

    /** Words around a rating that say nothing against it. */
    static final Pattern FILLER = Pattern.compile(String.join(
            "|",
            "[\\s,.!;:。、~…_()*#\\-】\\]》>」』]++",
            "👍|👏|🌹|🙏|❤|😊|💐|💯|✌|🎉|🌷|💪|🏻|🏼|🏽",
            "(?:非常|十分|万分|真心|衷心|很|多)*+(?:感谢|谢谢|多谢|谢)(?:了|你们|您们?|你|大家|政府|热线|12345|师傅|工作人员|各位|同志|们|的|支持|帮助"
                    + "|[李王张刘陈杨赵黄周吴徐孙马朱胡林郭何高罗郑梁宋唐许邓冯韩曹曾彭]师傅|帮忙|关心|付出|服务|及时|快速|处理|解决|回复|啦|哦|呀|啊)*+",
            "(?:你们|大家|您|师傅|工作人员)?(?:辛苦|费心|受累)(?:了|啦|你们了|大家了|您了)?",
            "您好|你好|大家好|hello|hi\\b|thanks?(?: you)?|thx|ok\\b",
            "(?:话务|接线|客服|热线|电话|服务|态度|师傅|工作人员|人员)+(?:的)?(?:态度|服务)?" + VERY + "(?:满意|好|热情|负责|耐心|专业|周到|认真|客气)",
            "(?:办事|处理|办理|解决|回复|反应|维修|修|办|速度|效率)+(?:得|的)?" + VERY + "(?:快|高|及时|到位|迅速)",
            "(?:问题|事情|路灯|灯|水管|路面|下水道|管道|暖气|电梯|水|电|路|已经?|都|全部|现在|今天|当天|很快|终于|给)*+(?:解决|修好|处理好|处理完|办好|搞定|弄好"
                    + "|恢复(?:正常|供水|供电|照明|通行)|来水|来电|通|亮|清理干净)了",
            "i am|i'm|we are|i|very|with|the|result|service|handling|it|is|all",
            "继续保持|再接再厉|加油|点个?赞|[我俺]们?|本人|个人|对于?|[这此本]次|这个|处理|结果|办理|办事|办件|工单|诉求|事情|问题|情况|效果|表示|觉得|感觉"
                    + "|总体|整体|一切|都|也|已经?|及时|很快|的|了|啊|呀|哦|啦|哒|嗯|吧|是|为|选择?|回复|答复|评价|好的"));

    /** What tells that free words are kind. */
    static final Pattern KIND = Pattern.compile("谢|满意|好评|[修办弄理]好了|解决了|好了|亮了|通了|点赞|很好|辛苦|干净了|继续保持|再接再厉|加油|热情|负责|耐心|周到");

    /** Asks for something of another time; beside a 2. */
    static final Pattern WISH = Pattern.compile("(?:希望|建议)(?:你们)?(?:以后|下次|今后|下回)(?:能|可以)?(?:更)?(?:快|早|及时)(?:一?点|一?些)");

    private static final Pattern HARMLESS = Pattern.compile("非常|还行|还算?可以|可以|还算?满意|12345");

    /** Whatever turns a kind word round; one of them, and nothing is read as satisfied. */
    private static final Pattern AGAINST = Pattern.compile(String.join(
            "|",
            "[不没未无無非否别莫甭勿冇唔弗毫差坏烂糟慢拖骗假哄推懒烦怒恨怨恶劣臭脏乱堵漏灭断破裂塌闷吵难痛但却可只才又再还仍就怪鬼屁妈滚废渣坑谁哪啥怎吗呢么呵嘿哼靠操罢勉强少缺等\"“”‘’「」『』?]",
            "失望|投诉|敷衍|依旧|照样|照旧|老样子|反复|反弹|复发|白跑|忽悠|糊弄|应付|形式|走过场|踢皮球|生气|气人|气死|太满意|真行|厉害|凑合|马马虎虎|领导|应该|如果|要是|争取|让|的话|之前|以前",
            "not|n't|\\bno\\b|never|\\bun|\\bdis|bad|poor|worse|worst|terribl|awful|late|slow|\\bbut\\b|hardly|barely|nothing|nobody",
            "🙂|🙄|😒|😏|😅|😂|🤣|🤡|👎|😡|😠|🤬|💩|😤|😑|😐|🙃|😢|😭|☹|🖕|👌|🤷"));

    private static final String AMPLY = "(?:很|非常|十分|太|极其?|极度|最|相当|特别|真|实在|根本|完全|绝对|一点都?|都|表示|强烈)*+";

    /** Says in so many words that it was not good. */
    static final Pattern EXPLICIT =
            Pattern.compile(AMPLY + "不(?:太|怎么|咋|大|是很|是太|够)?满意|差评|(?<![a-z])(?:un|dis)satisf|not (?:at all )?satisf");

    /** Says that it was not good. */
    static final Pattern BAD = Pattern.compile(String.join(
            "|",
            EXPLICIT.pattern(),
            "(?:没有?|未|冇|莫得|没得|木有)[^,.。!;、\\s]{0,5}(?:解决|修|处理|来|管|办|弄|改|恢复|人(?=来|管|理|办|修|处|联|解|答|回|问|接|去|到|$|[,.。!;\\s])|用|效果|动静|反应|回音|回复|答复|通|亮)",
            "不(?:解决|处理|作为|负责|管|理睬|行|好|修|亮|通|来|办)",
            "(?:态度|服务|质量)(?:很|太|真|比较|有点|非常)*+(?:差|恶劣|不好)|(?:太|很|真|特别|非常|这么|那么|极)(?:差|烂|慢|糟|臭|垃圾)|差劲|垃圾|敷衍|推诿|踢皮球|推来推去|骗人|骗子|糊弄|忽悠|走过场|失望|白跑|还要投诉|继续投诉|要投诉|应付了事",
            "(?:又|(?<!不|未|没|没有|不会|不用)再)(?:坏|灭|堵|漏|断|停|臭|裂|塌|脏|乱|来了|开始|出现|反弹)",
            "(?:还是|仍然?|依旧|照样|照旧|还在|还)(?:老样子|原样|那样|一样|不|没|未|坏|堵|漏|臭|吵|乱|黑|脏|违规|扰民|施工|占道)|老样子"));

    /** Two negations, or one of a case that has not come. */
    static final Pattern TWISTED = Pattern.compile(
            "(?:没有?|没啥|没什么|无|并无|并非|不是|不算|不会|不能说|不觉得|哪里?有?|谁说|谁|从来?不|毫无|未必|难道|不见得)(?:什么|啥|有|会|人|谁|哪个|对你们|感到|觉得|说)*+不(?:太|怎么)?(?:满意|好|行)"
                    + "|(?:没有?|不|别|不会|不想)(?:会|想|再|要|让我|使人)?(?:失望|投诉|差评|敷衍|糊弄)"
                    + "|谁[^,.。]{0,4}满意|谈不上|说不上|算不上|如果|要是|万一|假如|的话|才怪|就怪|除非|否则|不敢不|敢不|不得不|不会不"
                    + "|打错|发错|找错|搞错|我从?没有?[来去]过|没有?(?:办|反映|申请|拨打|打)过|(?:无法|没法|不好|不便)评价"
                    + "|(?<![对跟])(?:邻居|别人|他们|她们|对方|家人|老人|老婆|爱人|父母|孩子|朋友|同事)们?(?:很|都|也|还|非常|表示|是)*+不(?:太|是很)?满意");

    /** Praise that looks like its contrary. */
    static final Pattern NICE = Pattern.compile("(?:还|真|挺|很|蛮|也)*+不(?:错|赖)");

    /** What adds nothing to a rating. */
    static final Pattern BARE = Pattern.compile(EXPLICIT.pattern() + "|谢谢|感谢|您好|你好|我们?|本人|表示|选择?|回复|[啊呀哦啦了的吧是]");

    static final Pattern ASKED = Pattern.compile("[?]|吗|呢[。.!]*$|谁|为什么|为啥|怎么回事|什么时候|啥时候|多久");

    static final Pattern ATTITUDE = Pattern.compile("态度|语气|说话|不耐烦|凶|爱答不理|爱搭不理");

    /** It is the hotline's own people that are meant. */
    static final Pattern HOTLINE = Pattern.compile("话务|接线|客服|咨询员|热线|12345|电话里|打电话");

    static final Pattern POLICY = Pattern.compile("政策");

    private Tone() {}

    static boolean speaksAgainst(String plain) {
        return AGAINST.matcher(HARMLESS.matcher(plain).replaceAll(" ")).find();
    }

    static boolean has(Pattern tone, String plain) {
        return tone.matcher(plain).find();
    }
}
