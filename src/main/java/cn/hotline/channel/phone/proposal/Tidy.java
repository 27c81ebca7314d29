package cn.hotline.channel.phone.proposal;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/** Takes out of a turn what says nothing: noise of the recogniser, fillers, stutter; and puts dialect into the common words. */
final class Tidy {

    private static final String NUMERALS = "0-9零〇一二两三四五六七八九十百千万幺";
    private static final String STOP = "，。！？、；：";

    private static final Pattern NOISE = Pattern.compile(
            "\\[[^\\]\\n]{0,12}\\]|<[^>\\n]{0,12}>|\\((?:听不清|噪音|笑声?|音乐|静音|杂音|无声|哭声?)\\)|[#*~^_=|\\\\�]+");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern COMMAS = Pattern.compile(",+(?=\\p{IsHan})|(?<=\\p{IsHan}),+");
    private static final Pattern ALONE = Pattern.compile("(?<=^|[" + STOP + "])"
            + "(?:嗯+|呃+|额+|啊+|哎呀?|诶+|唉+|哦+|喔+|噢+|喂+|呐|那个|这个|就是说|就是|然后呢?|怎么说呢|你知道吧?|是这样的?|反正|我跟你说|你看|那什么|还有啊?)+"
            + "(?=$|[" + STOP + "])[" + STOP + "]?");
    private static final Pattern FIRST = Pattern.compile("(?<=^|[" + STOP + "])(?:嗯|呃|额|哎|诶|唉|哦|喔|噢|喂)+(?=\\p{IsHan})");
    private static final Pattern INSIDE = Pattern.compile("就是说|你知道吧|怎么说呢|(?<=那个)那个|(?<=这个)这个");
    private static final Pattern PARTICLES = Pattern.compile("(?<=\\p{IsHan})[啊呀嘛哈哟呗哩喽哎]+(?=$|[" + STOP + "])");
    private static final Pattern STUTTER =
            Pattern.compile("([我你您他她它就这那在是有要想叫问对没])[，、]?\\1+(?=\\p{IsHan}|$|[" + STOP + "])");
    private static final Pattern REPEAT = Pattern.compile("([\\p{IsHan}&&[^" + NUMERALS + "]]{2,6}?)(?:[，、]?\\1)+");
    private static final List<List<String>> DIALECT = Speech.rows("dialect.csv");

    private Tidy() {}

    static String text(String raw) {
        var text = Normalizer.normalize(raw, Normalizer.Form.NFKC);
        text = NOISE.matcher(text).replaceAll("");
        text = text.replace('?', '？').replace('!', '！').replace(';', '；').replace('\n', '，');
        text = SPACES.matcher(text).replaceAll("");
        text = COMMAS.matcher(text).replaceAll("，");
        for (var row : DIALECT) {
            text = text.replace(row.get(0), row.get(1));
        }
        text = FIRST.matcher(text).replaceAll("");
        text = ALONE.matcher(text).replaceAll("");
        text = INSIDE.matcher(text).replaceAll("");
        text = PARTICLES.matcher(text).replaceAll("");
        text = STUTTER.matcher(text).replaceAll("$1");
        return REPEAT.matcher(text).replaceAll("$1");
    }
}
