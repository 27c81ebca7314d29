package cn.hotline.notice.demo;

import cn.hotline.platform.Messages;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** Draws the page of the local outbox; it needs no script. */
final class OutboxPage {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final String STYLE = """
            body{font:18px/1.6 sans-serif;max-width:40em;margin:2em auto;padding:0 1em;color:#111;background:#fff}
            input,textarea,button{font:inherit;padding:.3em .5em;border:1px solid #555;border-radius:.3em}
            textarea{width:100%;box-sizing:border-box}button{background:#0b5394;color:#fff;cursor:pointer}
            article{border:1px solid #999;border-radius:.5em;padding:.5em 1em;margin:1em 0;overflow-wrap:anywhere}
            small{color:#444}""";

    private final Messages words;
    private final ZoneId zone;

    OutboxPage(Messages words, ZoneId zone) {
        this.words = words;
        this.zone = zone;
    }

    /** @param phone whose messages these are; empty before one is chosen */
    String html(String phone, List<LocalOutbox.Message> messages, String note) {
        return """
                <!doctype html><html lang="%1$s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>%2$s</title><style>%3$s</style></head><body><h1>%2$s</h1><p>%4$s</p>
                <form method="post" action="/demo/v1/outbox-page"><label for="phone">%5$s</label>
                <input id="phone" name="phone" inputmode="tel" maxlength="20" required value="%6$s">
                <button>%7$s</button></form><p role="status"><strong>%8$s</strong></p>%9$s</body></html>
                """.formatted(
                        words.tag(),
                        words.text("outbox-title"),
                        STYLE,
                        words.text("outbox-about"),
                        words.text("outbox-phone"),
                        escaped(phone),
                        words.text("outbox-show"),
                        escaped(note),
                        phone.isEmpty() ? "" : list(phone, messages));
    }

    private String list(String phone, List<LocalOutbox.Message> messages) {
        return messages.isEmpty()
                ? "<p>" + words.text("outbox-empty") + "</p>"
                : messages.stream().map(message -> article(phone, message)).collect(Collectors.joining());
    }

    private String article(String phone, LocalOutbox.Message message) {
        return """
                <article><small>%1$s · %2$s · %3$s</small><p>%4$s</p>
                <form method="post" action="/demo/v1/outbox-page"><input type="hidden" name="phone" value="%5$s">
                <input type="hidden" name="to" value="%3$s"><label for="t%6$s">%7$s</label>
                <textarea id="t%6$s" name="text" rows="2" maxlength="500" required></textarea>
                <button>%8$s</button></form></article>
                """.formatted(
                        TIME.format(message.at().atZone(zone)),
                        message.event(),
                        message.from(),
                        escaped(message.text()),
                        escaped(phone),
                        message.id(),
                        words.text("outbox-answer"),
                        words.text("outbox-send"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
