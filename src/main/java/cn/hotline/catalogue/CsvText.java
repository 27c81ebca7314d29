package cn.hotline.catalogue;

/**
 * Texts in a table that a spreadsheet may open: what it would take for a formula gets an apostrophe in front, which reading takes
 * away again.
 */
public final class CsvText {

    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private CsvText() {}

    public static String safe(String text) {
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return formula || isMarked(text) ? "'" + text : text;
    }

    public static String plain(String cell) {
        return isMarked(cell) ? cell.substring(1) : cell;
    }

    private static boolean isMarked(String text) {
        return text.length() > 1
                && text.charAt(0) == '\''
                && (text.charAt(1) == '\'' || FORMULA.indexOf(text.charAt(1)) >= 0);
    }
}
