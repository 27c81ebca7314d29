package cn.hotline.notice;

import java.io.ByteArrayOutputStream;

/** The default alphabet of GSM (03.38, with its extension), a byte a septet. */
public final class Gsm7 {

    private static final char ESCAPE = 0x1b;

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /** By their place: each is sent as the escape and the basic letter in the same place of {@link #AFTER_ESCAPE}. */
    private static final String EXTENSION = "\f^{}\\[~]|€";

    private static final String AFTER_ESCAPE = "\n" + "Λ()/<=>¡e";

    private Gsm7() {}

    /** In septets: 1, 2 for those of the extension, 0 for those it does not have. */
    static int septets(char letter) {
        if (letter != ESCAPE && BASIC.indexOf(letter) >= 0) {
            return 1;
        }
        return EXTENSION.indexOf(letter) >= 0 ? 2 : 0;
    }

    public static boolean has(String text) {
        return text.chars().allMatch(letter -> septets((char) letter) > 0);
    }

    /** @throws IllegalArgumentException when the alphabet lacks a letter of it; ask {@link #has} first */
    public static byte[] encode(String text) {
        var bytes = new ByteArrayOutputStream(text.length());
        text.chars().forEach(letter -> {
            int extended = EXTENSION.indexOf(letter);
            if (extended >= 0) {
                bytes.write(ESCAPE);
            }
            int septet = BASIC.indexOf(extended >= 0 ? AFTER_ESCAPE.charAt(extended) : letter);
            if (septet < 0) {
                throw new IllegalArgumentException("not in the alphabet of GSM");
            }
            bytes.write(septet);
        });
        return bytes.toByteArray();
    }

    /** What stands behind an escape and is unknown is read as if there were none, as phones do. */
    public static String decode(byte[] septets) {
        var text = new StringBuilder(septets.length);
        boolean escaped = false;
        for (byte septet : septets) {
            char basic = BASIC.charAt(septet & 0x7f);
            if (basic == ESCAPE) {
                escaped = true;
                continue;
            }
            int extended = escaped ? AFTER_ESCAPE.indexOf(basic) : -1;
            text.append(extended >= 0 ? EXTENSION.charAt(extended) : basic);
            escaped = false;
        }
        return text.toString();
    }
}
