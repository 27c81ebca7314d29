package cn.hotline.channel.kiosk.print;

import cn.hotline.channel.kiosk.print.Typeface.Files;
import cn.hotline.platform.Messages;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/** Sets parts onto pages and makes a PDF of them. */
@Singleton
class Press {

    private final Clock clock;
    private final DateTimeFormatter time;

    /** Fonts are read by one at a time. */
    private final ReentrantLock turn = new ReentrantLock();

    private @Nullable Files files;

    Press(Clock clock) {
        this.clock = clock;
        this.time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(clock.getZone());
    }

    /**
     * What is to be printed.
     *
     * @param device whose name and time stand faintly behind it
     */
    record Order(String title, String device, Paper paper, Messages messages) {}

    byte[] print(Order order, Function<Setting, List<Part>> writing) {
        turn.lock();
        try (var document = new PDDocument()) {
            files = files == null ? Files.read() : files;
            var typeface = files.in(document);
            document.getDocumentInformation().setTitle(order.title());
            for (var parts :
                    pages(writing.apply(new Setting(typeface, order.paper(), order.messages())), order.paper())) {
                addPage(document, typeface, order, parts);
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

    String shown(Instant at) {
        return time.format(at);
    }

    String now() {
        return time.format(clock.instant());
    }

    private void addPage(PDDocument document, Typeface typeface, Order order, List<Part> parts) throws IOException {
        var paper = order.paper();
        float height = paper.height > 0 ? paper.height : height(parts) + 2 * paper.margin;
        var page = new PDPage(new PDRectangle(paper.width, height));
        document.addPage(page);
        try (var out = new PDPageContentStream(document, page)) {
            var sheet = new Sheet(out, typeface, paper, height);
            sheet.watermark(order.device() + " " + now());
            sheet.draw(parts);
        }
    }

    /** A roll is as long as needed. */
    private static List<List<Part>> pages(List<Part> parts, Paper paper) {
        if (paper.height == 0) {
            return List.of(parts);
        }
        float room = paper.height - 2 * paper.margin;
        var pages = new ArrayList<List<Part>>(List.of(new ArrayList<>()));
        for (var part : parts) {
            if (!pages.getLast().isEmpty() && height(pages.getLast()) + part.height() > room) {
                pages.add(new ArrayList<>());
            }
            pages.getLast().add(part);
        }
        return pages;
    }

    private static float height(List<Part> parts) {
        return (float) parts.stream().mapToDouble(Part::height).sum();
    }
}
