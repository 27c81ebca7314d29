package cn.hotline.channel.phone.proposal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.sourceforge.pinyin4j.PinyinHelper;

/** How a character sounds, as a recogniser hears it: without tone, zh as z, ang as an, l as n, f as h. */
final class Sounds {

    private static final char FIRST = '\u4e00';
    private static final char LAST = '\u9fff';
    private static final Map<String, Integer> NUMBERS = new ConcurrentHashMap<>();

    /** Filled as characters turn up; two threads that fill one place fill in the same. */
    private static final int[] TABLE = new int[LAST - FIRST + 1];

    private Sounds() {}

    /** One number for each sound; what is no Chinese character sounds like itself alone. */
    static int of(char character) {
        if (character < FIRST || character > LAST) {
            return -character;
        }
        int known = TABLE[character - FIRST];
        if (known == 0) {
            known = read(character);
            TABLE[character - FIRST] = known;
        }
        return known;
    }

    static int[] of(String text) {
        return text.chars().map(c -> of((char) c)).toArray();
    }

    private static int read(char character) {
        var readings = PinyinHelper.toHanyuPinyinStringArray(character);
        if (readings == null || readings.length == 0) {
            return -character;
        }
        return NUMBERS.computeIfAbsent(blurred(readings[0]), sound -> NUMBERS.size() + 1);
    }

    private static String blurred(String reading) {
        var sound = reading.replaceAll("\\d", "")
                .replaceFirst("^([zcs])h", "$1")
                .replaceFirst("^l", "n")
                .replaceFirst("^f", "h")
                .replaceFirst("ng$", "n");
        return sound.replace("u:", "v");
    }
}
