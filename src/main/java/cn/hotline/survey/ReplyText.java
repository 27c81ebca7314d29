package cn.hotline.survey;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * An SMS as it is read: full-width, circled and keycap digits as digits, traditional letters as simplified ones, without marks that
 * nobody sees.
 *
 * @param shown as the citizen wrote it, but for compatibility forms
 * @param plain the same, letter by letter, in lower case and simplified; what is looked at
 * @param cut whether it was longer than what is looked at
 */
record ReplyText(String shown, String plain, boolean cut) {

    /** Longer ones are nobody's rating; seven SMS of Chinese text. */
    static final int MAX = 500;

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\uFE0E\\uFE0F\\u20E3\\p{Cc}&&[^\\n\\r\\t]]");

    private static final String TRADITIONAL =
            "滿辦處還沒來謝錯務項壞燈問題決極話員熱線聽對過個們嗎麼誰時間難說經無為這裡應復覆選擇評價態結" + "給幫實際費電請繼續關馬國門質體樣總較點專業聯見後從動當發廢騙趕緊亂髒裝";
    private static final String SIMPLIFIED =
            "满办处还没来谢错务项坏灯问题决极话员热线听对过个们吗么谁时间难说经无为这里应复复选择评价态结" + "给帮实际费电请继续关马国门质体样总较点专业联见后从动当发废骗赶紧乱脏装";

    static ReplyText of(String text) {
        var head = text.length() > MAX ? text.substring(0, MAX) : text;
        var shown = UNSEEN.matcher(Normalizer.normalize(head, Normalizer.Form.NFKC))
                .replaceAll("")
                .strip();
        boolean grown = shown.length() > MAX;
        shown = grown ? shown.substring(0, MAX) : shown;
        var plain = new StringBuilder(shown.length());
        shown.chars().forEach(c -> plain.append(simplified((char) c)));
        return new ReplyText(shown, plain.toString(), grown || text.length() > MAX);
    }

    private static char simplified(char c) {
        int at = TRADITIONAL.indexOf(c);
        return at < 0 ? Character.toLowerCase(c) : SIMPLIFIED.charAt(at);
    }
}
