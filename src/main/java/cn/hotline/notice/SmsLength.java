package cn.hotline.notice;

import java.util.ArrayList;
import java.util.List;

/**
 * How long a text is as an SMS, and so what it costs.
 *
 * @param characters in units of the encoding: septets, or UTF-16 units
 */
public record SmsLength(Encoding encoding, int characters, int segments) {

    /** 编码 */
    public enum Encoding {
        GSM_7(160, 153),
        UCS_2(70, 67);

        private final int alone;
        private final int linked;

        Encoding(int alone, int linked) {
            this.alone = alone;
            this.linked = linked;
        }

        private int units(String text, int from, int to) {
            return this == UCS_2
                    ? to - from
                    : text.substring(from, to)
                            .chars()
                            .map(c -> Gsm7.septets((char) c))
                            .sum();
        }
    }

    /** In the alphabet of GSM where it has all the letters, otherwise in UCS-2; the signature is part of the text. */
    public static SmsLength of(String text) {
        return in(encoding(text), text);
    }

    /** As China's carriers and clouds charge: every letter is one of 70, whatever it is. */
    public static SmsLength charged(String text) {
        return in(Encoding.UCS_2, text);
    }

    public static Encoding encoding(String text) {
        return Gsm7.has(text) ? Encoding.GSM_7 : Encoding.UCS_2;
    }

    /** The segments it is sent in; no letter is torn apart. */
    public static List<String> split(String text) {
        return split(encoding(text), text);
    }

    private static SmsLength in(Encoding encoding, String text) {
        return new SmsLength(
                encoding,
                encoding.units(text, 0, text.length()),
                split(encoding, text).size());
    }

    private static List<String> split(Encoding encoding, String text) {
        if (encoding.units(text, 0, text.length()) <= encoding.alone) {
            return List.of(text);
        }
        var parts = new ArrayList<String>();
        int begin = 0;
        int units = 0;
        for (int at = 0; at < text.length(); ) {
            int next = text.offsetByCodePoints(at, 1);
            int more = encoding.units(text, at, next);
            if (units + more > encoding.linked) {
                parts.add(text.substring(begin, at));
                begin = at;
                units = 0;
            }
            units += more;
            at = next;
        }
        parts.add(text.substring(begin));
        return parts;
    }
}
