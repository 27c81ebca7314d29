package cn.hotline.channel.wechat;

import cn.hotline.catalogue.Matter;
import cn.hotline.channel.Gist;
import cn.hotline.channel.Submission.Location;
import cn.hotline.channel.Submission.PlaceInput;
import cn.hotline.channel.Submission.ReporterInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A gist to which somebody adds, message by message. */
record Gathered(Gist gist) {

    /** As long as a ticket's may be. */
    static final int MAX_TEXT = 10_000;

    static final int MAX_ATTACHMENTS = 9;

    private static final int MAX_TITLE = 30;
    private static final int MAX_ADDRESS = 300;

    boolean hasRoomFor(String more) {
        return (gist.text() == null ? 0 : gist.text().length() + 1) + more.length() <= MAX_TEXT;
    }

    Gist saying(String more) {
        var text = gist.text() == null ? more : gist.text() + "\n" + more;
        var title = gist.title() == null ? title(more) : gist.title();
        return new Gist(
                gist.type(),
                gist.matter(),
                title,
                text,
                gist.elements(),
                gist.place(),
                gist.reporter(),
                gist.reportedParty(),
                gist.attachments());
    }

    /** Elements of another matter become words, since its form may not have them. */
    Gist of(String matter) {
        if (gist.matter() != null && !gist.matter().equals(matter)) {
            return new Gathered(unclassified()).of(matter);
        }
        return new Gist(
                gist.type(),
                matter,
                gist.title(),
                gist.text(),
                gist.elements(),
                gist.place(),
                gist.reporter(),
                gist.reportedParty(),
                gist.attachments());
    }

    /** Without a matter; what was told for its form stays as words. */
    Gist unclassified() {
        var lines = gist.matter() == null || gist.elements().isEmpty()
                ? ""
                : Matter.today(gist.matter())
                        .map(matter -> Told.elements(matter, gist))
                        .orElse(gist.elements().values().stream()
                                .map(value -> "\n" + value)
                                .collect(Collectors.joining()));
        var text = (gist.text() == null ? "" : gist.text()) + lines;
        return new Gist(
                gist.type(),
                null,
                gist.title() == null && !text.isBlank() ? title(text.strip()) : gist.title(),
                text.isBlank() ? null : cut(text.strip(), MAX_TEXT),
                Map.of(),
                gist.place(),
                gist.reporter(),
                gist.reportedParty(),
                gist.attachments());
    }

    Gist with(String element, Object value) {
        var elements = new HashMap<>(gist.elements());
        elements.put(element, value);
        return new Gist(
                gist.type(),
                gist.matter(),
                gist.title(),
                gist.text(),
                elements,
                gist.place(),
                gist.reporter(),
                gist.reportedParty(),
                gist.attachments());
    }

    Gist at(Location location, @Nullable String label) {
        var told = gist.place() == null ? null : gist.place().address();
        var address = label == null || label.isBlank() ? told : cut(label.strip(), MAX_ADDRESS);
        return new Gist(
                gist.type(),
                gist.matter(),
                gist.title(),
                gist.text(),
                gist.elements(),
                new PlaceInput(null, address, location),
                gist.reporter(),
                gist.reportedParty(),
                gist.attachments());
    }

    Gist by(ReporterInput reporter) {
        return new Gist(
                gist.type(),
                gist.matter(),
                gist.title(),
                gist.text(),
                gist.elements(),
                gist.place(),
                reporter,
                gist.reportedParty(),
                gist.attachments());
    }

    Gist showing(UUID attachment) {
        List<UUID> attachments = new ArrayList<>(gist.attachments());
        attachments.add(attachment);
        return new Gist(
                gist.type(),
                gist.matter(),
                gist.title(),
                gist.text(),
                gist.elements(),
                gist.place(),
                gist.reporter(),
                gist.reportedParty(),
                attachments);
    }

    private static String title(String text) {
        var line = text.lines().findFirst().orElse(text).split("[。！？!?]", 2)[0].strip();
        return cut(line.isEmpty() ? text.strip() : line, MAX_TITLE);
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }
}
