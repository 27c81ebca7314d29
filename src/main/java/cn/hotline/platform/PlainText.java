package cn.hotline.platform;

/** What free text may hold: anything printable, tabs and line breaks; no other control characters, no broken surrogates. */
public final class PlainText {

    private PlainText() {}

    public static boolean isSafe(String text) {
        return text.codePoints()
                .allMatch(c -> (c >= ' ' || c == '\n' || c == '\r' || c == '\t')
                        && (c < 0x7f || c > 0x9f)
                        && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                        && c != 0xfffe
                        && c != 0xffff);
    }
}
