package cn.hotline.channel.kiosk.print;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Latin letters by Liberation Sans, which comes with PDFBox, Chinese by Droid Sans Fallback; each document holds only the characters it
 * uses. What neither has, such as the rarest characters of names, is shown as 〓.
 */
final class Typeface {

    private static final int MISSING = '〓';
    private static final float EM = 1000;

    /** What stays on one line: Latin letters and digits, and the punctuation behind anything. */
    private static final Pattern WORD = Pattern.compile("(?s)(?:[A-Za-z0-9-]+|.)[，。、；：！？）》”…,.;:!?)]{0,3}");

    private final PDFont latin;
    private final PDFont han;
    private final Files files;

    private Typeface(PDFont latin, PDFont han, Files files) {
        this.latin = latin;
        this.han = han;
        this.files = files;
    }

    /** The fonts as read once; not to be used by two at a time. */
    record Files(TrueTypeFont latin, CmapLookup latinGlyphs, TrueTypeFont han, CmapLookup hanGlyphs) {

        static Files read() {
            try {
                var latin = font("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf");
                var han = font("/fonts/DroidSansFallbackFull.ttf");
                return new Files(latin, latin.getUnicodeCmapLookup(), han, han.getUnicodeCmapLookup());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Typeface in(PDDocument document) throws IOException {
            return new Typeface(PDType0Font.load(document, latin, true), PDType0Font.load(document, han, true), this);
        }

        private static TrueTypeFont font(String resource) throws IOException {
            try (var in = Typeface.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IOException("no font " + resource);
                }
                return new TTFParser().parse(new RandomAccessReadBuffer(in));
            }
        }
    }

    /** A piece of text of one font. */
    record Run(PDFont font, String text) {}

    List<Run> runs(String text) {
        var runs = new ArrayList<Run>();
        var piece = new StringBuilder();
        boolean isLatin = true;
        for (int c : text.codePoints().map(this::shown).toArray()) {
            if (isLatin(c) != isLatin && !piece.isEmpty()) {
                runs.add(new Run(isLatin ? latin : han, piece.toString()));
                piece.setLength(0);
            }
            isLatin = isLatin(c);
            piece.appendCodePoint(c);
        }
        if (!piece.isEmpty()) {
            runs.add(new Run(isLatin ? latin : han, piece.toString()));
        }
        return runs;
    }

    float width(String text, float size) {
        float width = 0;
        try {
            for (var run : runs(text)) {
                width += run.font().getStringWidth(run.text());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return width / EM * size;
    }

    /** Cut where the line is full; a word of Latin letters or digits is not cut if it can go onto the next line. */
    List<String> lines(String text, float size, float most) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        var words = WORD.matcher(text.replaceAll("\\s+", " "));
        while (words.find()) {
            var word = words.group();
            if (width(line + word, size) <= most) {
                line.append(word);
                continue;
            }
            flush(line, lines);
            for (int c : word.codePoints().toArray()) {
                if (width(line + Character.toString(c), size) > most) {
                    flush(line, lines);
                }
                line.appendCodePoint(c);
            }
        }
        flush(line, lines);
        return lines;
    }

    private static void flush(StringBuilder line, List<String> lines) {
        if (!line.toString().isBlank()) {
            lines.add(line.toString().strip());
        }
        line.setLength(0);
    }

    private int shown(int c) {
        if (Character.isWhitespace(c) || Character.isISOControl(c)) {
            return ' ';
        }
        return isLatin(c) || files.hanGlyphs().getGlyphId(c) != 0 ? c : MISSING;
    }

    /** By the Latin font where it has the character, unless it is one that Chinese text has of its own width. */
    private boolean isLatin(int c) {
        return c < 0x2000 && files.latinGlyphs().getGlyphId(c) != 0
                || files.hanGlyphs().getGlyphId(c) == 0 && files.latinGlyphs().getGlyphId(c) != 0;
    }
}
