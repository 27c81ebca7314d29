package cn.hotline.channel.kiosk.print;

import cn.hotline.platform.Messages;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.List;
import java.util.Map;

/** How words become parts of a page. */
record Setting(Typeface typeface, Paper paper, Messages messages) {

    Part words(float scale, boolean centred, String key, Object... args) {
        return set(scale, centred, messages.text(key, args));
    }

    Part line(String key, Object... args) {
        return words(1, false, key, args);
    }

    Part set(float scale, boolean centred, String text) {
        float size = paper.text * scale;
        return new Part.Words(typeface.lines(text, size, paper.inner()), size, paper.text * 0.35f, centred);
    }

    /** A part a line, so that a page may end between any two. */
    List<Part> text(float scale, String text) {
        float size = paper.text * scale;
        return typeface.lines(text, size, paper.inner()).stream()
                .<Part>map(line -> new Part.Words(List.of(line), size, 0, false))
                .toList();
    }

    Part rule() {
        return new Part.Rule(paper.text);
    }

    /** Room for handwriting: a line to write on. */
    Part blank() {
        return new Part.Rule(paper.text * 3.2f);
    }

    /** A QR code of that. */
    Part code(String content) {
        return new Part.Code(qr(content), paper.code);
    }

    private static BitMatrix qr(String content) {
        try {
            var hints = Map.of(
                    EncodeHintType.ERROR_CORRECTION,
                    ErrorCorrectionLevel.M,
                    EncodeHintType.CHARACTER_SET,
                    "UTF-8",
                    EncodeHintType.MARGIN,
                    4);
            return new QRCodeWriter().encode(content, BarcodeFormat.QR_CODE, 0, 0, hints);
        } catch (WriterException e) {
            throw new IllegalStateException("a link that fits into no code", e);
        }
    }
}
