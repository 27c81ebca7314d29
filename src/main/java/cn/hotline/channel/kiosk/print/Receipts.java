package cn.hotline.channel.kiosk.print;

import cn.hotline.platform.Messages;
import cn.hotline.ticket.TicketView;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes receipts (回执): what was handed in, when, where, and how to follow it. */
@Singleton
public class Receipts {

    private final Press press;

    Receipts(Press press) {
        this.press = press;
    }

    /**
     * What is printed.
     *
     * @param code the track code, of whoever has shown it
     * @param link what the QR code says
     */
    public record Slip(TicketView ticket, @Nullable String code, String link, String hall, String device) {

        @Override
        public String toString() {
            return "Slip[" + ticket.number() + "]";
        }
    }

    /** As PDF. */
    public byte[] print(Slip slip, Paper paper, Messages messages) {
        var order = new Press.Order(slip.ticket().number(), slip.device(), paper, messages);
        return press.print(order, in -> {
            var parts = new ArrayList<Part>();
            addWhat(slip, in, parts);
            addHow(slip, in, parts);
            return parts;
        });
    }

    private void addWhat(Slip slip, Setting in, List<Part> parts) {
        var ticket = slip.ticket();
        parts.add(in.words(1.5f, true, "receipt.title"));
        parts.add(in.words(1.25f, true, "receipt.subtitle"));
        parts.add(in.rule());
        parts.add(in.words(1.25f, false, "receipt.number", ticket.number()));
        parts.add(in.line("receipt.filed", press.shown(ticket.filedAt())));
        var matter = ticket.matter();
        parts.add(matter == null ? in.line("receipt.matter-open") : in.line("receipt.matter", matter.name()));
        parts.add(in.line("receipt.subject", ticket.title()));
        parts.add(in.line("receipt.status", ticket.statusText()));
        var due = ticket.dueAt();
        if (due != null) {
            parts.add(in.line("receipt.due", press.shown(due)));
        }
        parts.add(in.line("receipt.hall", slip.hall()));
    }

    private void addHow(Slip slip, Setting in, List<Part> parts) {
        parts.add(in.rule());
        if (slip.code() != null) {
            parts.add(in.words(1.5f, false, "receipt.code", slip.code()));
            parts.add(in.words(0.9f, false, "receipt.code-kept"));
        }
        parts.add(in.code(slip.link()));
        boolean linked = !slip.link().equals(slip.ticket().number());
        parts.add(in.words(0.9f, true, linked ? "receipt.scan" : "receipt.scan-number"));
        parts.add(in.words(0.9f, true, "receipt.call"));
        parts.add(in.words(0.8f, true, "receipt.printed", slip.device(), press.now()));
    }
}
