package cn.hotline.channel.kiosk.receipt;

import cn.hotline.channel.kiosk.receipt.Typeface.Files;
import cn.hotline.platform.Messages;
import cn.hotline.ticket.TicketView;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/** Writes receipts (回执) as PDF, one page each. */
@Singleton
public class Receipts {

    private final Clock clock;
    private final DateTimeFormatter time;
    /** Fonts are read by one at a time. */
    private final ReentrantLock turn = new ReentrantLock();

    private @Nullable Files files;

    Receipts(Clock clock) {
        this.clock = clock;
        this.time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(clock.getZone());
    }

    /**
     * What is printed.
     *
     * @param code the track code, of whoever has shown it
     * @param link what the QR code says
     */
    public record Slip(TicketView ticket, @Nullable String code, String link, String hall, String device) {}

    public byte[] pdf(Slip slip, Paper paper, Messages messages) {
        turn.lock();
        try (var document = new PDDocument()) {
            files = files == null ? Files.read() : files;
            var typeface = files.in(document);
            var parts = parts(slip, new Setting(typeface, paper, messages));
            float height = paper.height > 0
                    ? paper.height
                    : (float) parts.stream().mapToDouble(Part::height).sum() + 2 * paper.margin;
            var page = new PDPage(new PDRectangle(paper.width, height));
            document.addPage(page);
            document.getDocumentInformation().setTitle(slip.ticket().number());
            try (var out = new PDPageContentStream(document, page)) {
                var sheet = new Sheet(out, typeface, paper, height);
                sheet.watermark(slip.device() + " " + time.format(clock.instant()));
                sheet.draw(parts);
            }
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            turn.unlock();
        }
    }

    /** How words become parts. */
    private record Setting(Typeface typeface, Paper paper, Messages messages) {

        Part words(float scale, boolean centred, String key, Object... args) {
            float size = paper.text * scale;
            var lines = typeface.lines(messages.text(key, args), size, paper.inner());
            return new Part.Words(lines, size, paper.text * 0.35f, centred);
        }

        Part line(String key, Object... args) {
            return words(1, false, key, args);
        }
    }

    private List<Part> parts(Slip slip, Setting in) {
        var ticket = slip.ticket();
        var parts = new ArrayList<Part>();
        parts.add(in.words(1.5f, true, "receipt.title"));
        parts.add(in.words(1.25f, true, "receipt.subtitle"));
        parts.add(new Part.Rule(in.paper().text));
        parts.add(in.words(1.25f, false, "receipt.number", ticket.number()));
        parts.add(in.line("receipt.filed", shown(ticket.filedAt())));
        var matter = ticket.matter();
        parts.add(matter == null ? in.line("receipt.matter-open") : in.line("receipt.matter", matter.name()));
        parts.add(in.line("receipt.subject", ticket.title()));
        parts.add(in.line("receipt.status", ticket.statusText()));
        var due = ticket.dueAt();
        if (due != null) {
            parts.add(in.line("receipt.due", shown(due)));
        }
        parts.add(in.line("receipt.hall", slip.hall()));
        parts.add(new Part.Rule(in.paper().text));
        if (slip.code() != null) {
            parts.add(in.words(1.5f, false, "receipt.code", slip.code()));
            parts.add(in.words(0.9f, false, "receipt.code-kept"));
        }
        parts.add(new Part.Code(qr(slip.link()), in.paper().code));
        boolean linked = !slip.link().equals(ticket.number());
        parts.add(in.words(0.9f, true, linked ? "receipt.scan" : "receipt.scan-number"));
        parts.add(in.words(0.9f, true, "receipt.call"));
        parts.add(in.words(0.8f, true, "receipt.printed", slip.device(), shown(clock.instant())));
        return parts;
    }

    private String shown(Instant at) {
        return time.format(at);
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
