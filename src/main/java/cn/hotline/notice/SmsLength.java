package cn.hotline.notice;

/**
 * How long a text is as an SMS, and how many messages it is charged as (3GPP TS 23.038, 23.040).
 *
 * @param characters septets in GSM-7, where a few characters take two; UTF-16 units in UCS-2, where an emoji takes two
 */
public record SmsLength(Encoding encoding, int characters, int segments) {

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /** Each after an escape. */
    private static final String EXTENDED = "\f^{}\\[~]|€";

    /** How letters are put on the air. */
    public enum Encoding {
        GSM_7(160, 153),
        UCS_2(70, 67);

        private final int alone;

        /** Beside the header that joins the parts. */
        private final int joined;

        Encoding(int alone, int joined) {
            this.alone = alone;
            this.joined = joined;
        }
    }

    public static SmsLength of(String text) {
        var encoding = text.chars().allMatch(SmsLength::isGsm) ? Encoding.GSM_7 : Encoding.UCS_2;
        int characters = text.codePoints().map(c -> width(c, encoding)).sum();
        int segments = characters <= encoding.alone ? 1 : joined(text, encoding);
        return new SmsLength(encoding, characters, segments);
    }

    public static boolean isGsm(int letter) {
        return BASIC.indexOf(letter) >= 0 || EXTENDED.indexOf(letter) >= 0;
    }

    /** What takes two places is never cut in two. */
    private static int joined(String text, Encoding encoding) {
        int segments = 1;
        int used = 0;
        for (int letter : text.codePoints().toArray()) {
            int width = width(letter, encoding);
            if (used + width > encoding.joined) {
                segments++;
                used = 0;
            }
            used += width;
        }
        return segments;
    }

    private static int width(int letter, Encoding encoding) {
        return switch (encoding) {
            case GSM_7 -> EXTENDED.indexOf(letter) >= 0 ? 2 : 1;
            case UCS_2 -> Character.charCount(letter);
        };
    }
}
