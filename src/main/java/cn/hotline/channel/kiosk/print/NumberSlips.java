package cn.hotline.channel.kiosk.print;

import cn.hotline.hall.queue.Slips;
import cn.hotline.platform.Messages;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Writes the slips of numbers (号票): whose turn it is, about when, and how to follow it. */
@Singleton
public class NumberSlips {

    private final Press press;

    NumberSlips(Press press) {
        this.press = press;
    }

    /**
     * What is printed.
     *
     * @param link what the QR code says
     * @param linked whether it can be opened
     */
    public record Told(Slips.Slip slip, String link, boolean linked, String hall, String device) {

        @Override
        public String toString() {
            return "Told[" + slip.number() + "]";
        }
    }

    /** As PDF. */
    public byte[] print(Told told, Paper paper, Messages messages) {
        var order = new Press.Order(told.slip().number(), told.device(), paper, messages);
        return press.print(order, in -> {
            var parts = new ArrayList<Part>();
            addWhat(told, in, parts);
            addHow(told, in, parts);
            return parts;
        });
    }

    private void addWhat(Told told, Setting in, List<Part> parts) {
        var slip = told.slip();
        parts.add(in.set(1.25f, true, told.hall()));
        parts.add(in.words(1, true, "slip.title"));
        parts.add(in.rule());
        parts.add(in.set(3, true, slip.number()));
        parts.add(in.set(1.5f, true, slip.service()));
        if (slip.ahead() != null) {
            parts.add(in.words(1.25f, true, "slip.ahead", slip.ahead()));
        }
        if (slip.waitSeconds() != null) {
            parts.add(in.words(1.25f, true, "slip.wait", (slip.waitSeconds() + 59) / 60));
        }
        parts.add(in.words(1, true, "slip.taken", press.shown(slip.takenAt())));
    }

    private void addHow(Told told, Setting in, List<Part> parts) {
        parts.add(in.rule());
        if (told.slip().code() != null) {
            parts.add(in.words(1.25f, true, "slip.code", told.slip().code()));
        }
        parts.add(in.code(told.link()));
        parts.add(in.words(0.9f, true, told.linked() ? "slip.scan" : "slip.scan-number"));
        parts.add(in.words(0.9f, false, "slip.kept"));
        parts.add(in.words(0.8f, true, "receipt.printed", told.device(), press.now()));
    }
}
