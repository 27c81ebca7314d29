package cn.hotline.channel.kiosk.print;

import cn.hotline.platform.Messages;

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

    Part rule() {
        return new Part.Rule(paper.text);
    }

    /** Room for handwriting: a line to write on. */
    Part blank() {
        return new Part.Rule(paper.text * 3.2f);
    }
}
