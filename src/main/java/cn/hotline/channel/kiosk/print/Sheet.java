package cn.hotline.channel.kiosk.print;

import com.google.zxing.common.BitMatrix;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.util.Matrix;

/** Draws the parts of a receipt onto a page, over a watermark. */
final class Sheet {

    private static final float FAINT = 0.9f;
    private static final double SLANT = Math.toRadians(28);

    private final PDPageContentStream out;
    private final Typeface typeface;
    private final Paper paper;
    private final float height;

    Sheet(PDPageContentStream out, Typeface typeface, Paper paper, float height) {
        this.out = out;
        this.typeface = typeface;
        this.paper = paper;
        this.height = height;
    }

    /** Faint, aslant and all over, so that a copy shows from which kiosk and when. */
    void watermark(String text) throws IOException {
        float size = paper.text;
        float stepX = typeface.width(text, size) * 0.9f + 30;
        float stepY = size * 9;
        out.setNonStrokingColor(FAINT);
        for (float y = -stepY; y < height + stepY; y += stepY) {
            for (float x = -stepX / 2; x < paper.width; x += stepX) {
                write(text, size, Matrix.getRotateInstance(SLANT, x, y));
            }
        }
        out.setNonStrokingColor(0f);
    }

    void draw(List<Part> parts) throws IOException {
        float top = height - paper.margin;
        for (var part : parts) {
            switch (part) {
                case Part.Words words -> words(words, top);
                case Part.Rule rule -> rule(top - rule.room() / 2);
                case Part.Code code -> code(code.dots(), code.side(), top);
            }
            top -= part.height();
        }
    }

    private void words(Part.Words words, float top) throws IOException {
        float y = top - words.above() - words.size();
        for (var line : words.lines()) {
            float x = words.centred() ? (paper.width - typeface.width(line, words.size())) / 2 : paper.margin;
            write(line, words.size(), Matrix.getTranslateInstance(x, y));
            y -= words.size() * Part.Words.LEADING;
        }
    }

    private void write(String text, float size, Matrix at) throws IOException {
        out.beginText();
        out.setTextMatrix(at);
        for (var run : typeface.runs(text)) {
            out.setFont(run.font(), size);
            out.showText(run.text());
        }
        out.endText();
    }

    private void rule(float y) throws IOException {
        out.setLineWidth(0.5f);
        out.moveTo(paper.margin, y);
        out.lineTo(paper.width - paper.margin, y);
        out.stroke();
    }

    /** As one shape of rectangles, a row of neighbouring dots each: sharp at any size, and small. */
    private void code(BitMatrix dots, float side, float top) throws IOException {
        float dot = side / dots.getWidth();
        float left = (paper.width - side) / 2;
        out.setNonStrokingColor(1f);
        out.addRect(left, top - side, side, side);
        out.fill();
        out.setNonStrokingColor(0f);
        for (int y = 0; y < dots.getHeight(); y++) {
            for (int x = 0; x < dots.getWidth(); x++) {
                int from = x;
                while (x < dots.getWidth() && dots.get(x, y)) {
                    x++;
                }
                if (x > from) {
                    out.addRect(left + from * dot, top - (y + 1) * dot, (x - from) * dot, dot);
                }
            }
        }
        out.fill();
    }
}
