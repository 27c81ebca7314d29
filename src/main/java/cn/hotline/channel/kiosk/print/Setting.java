package cn.hotline.channel.kiosk.print;

import cn.hotline.platform.Messages;
import java.util.List;

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
}
