package cn.hotline.survey;

import cn.hotline.platform.Messages;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The page behind the link of a survey: large, without script, and with nothing of the ticket but its number and day. */
final class LinkPage {

    private static final String STYLE = """
            :root{color-scheme:light}*{box-sizing:border-box}
            body{margin:0;background:#fff;color:#111;font:22px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
            main{max-width:34em;margin:0 auto;padding:1em}h1{font-size:1.4em;line-height:1.35;margin:.3em 0}
            fieldset{border:2px solid #555;border-radius:.4em;margin:1.2em 0;padding:.4em .8em .8em}
            legend{font-weight:bold;padding:0 .3em}
            label.o{display:flex;align-items:center;gap:.6em;min-height:2.4em;padding:.3em 0}
            input[type=radio]{flex:none;width:28px;height:28px;margin:0;accent-color:#0a4d8c}
            textarea{display:block;width:100%;min-height:6em;margin:.3em 0 1em;padding:.5em;font:inherit;border:2px solid #555;border-radius:.4em}
            button{display:block;width:100%;min-height:2.6em;font:inherit;font-weight:bold;color:#fff;background:#0a4d8c;border:0;border-radius:.4em}
            :focus-visible{outline:4px solid #b35900;outline-offset:2px}
            .e{border:3px solid #a40000;color:#a40000;padding:.5em .8em;border-radius:.4em;font-weight:bold}
            .n{overflow-wrap:anywhere}""".replace("\n", "");

    /** Nothing is loaded, nothing runs, and nobody frames it. */
    static final String POLICY = "default-src 'none'; style-src 'sha256-" + digest(STYLE)
            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String[] OPTIONS = {"1", "2", "3", "4"};

    private final Messages messages;
    private final ZoneId zone;

    LinkPage(Messages messages, ZoneId zone) {
        this.messages = messages;
        this.zone = zone;
    }

    /** The two questions, with what was entered before. */
    String questions(Survey survey, LinkForm entered) {
        var body = new StringBuilder(head(survey));
        body.append(paragraph(messages.text("survey.ask")));
        if (survey.round > 1) {
            body.append(paragraph(messages.text("survey.final")));
        }
        if (entered.fault() != null) {
            body.append("<p class=\"e\" id=\"fault\" role=\"alert\">%s</p>"
                    .formatted(safe(messages.text(entered.fault()))));
        }
        body.append("<form method=\"post\" action=\"\" accept-charset=\"UTF-8\">")
                .append(choice("handling", entered.handling()))
                .append(choice("service", entered.service()))
                .append("""
                        <label for="reason">%s</label><textarea id="reason" name="reason" maxlength="1000" autocomplete="off">%s</textarea>
                        <button type="submit">%s</button></form>""".formatted(
                                safe(messages.text("survey.reason")),
                                entered.reason() == null ? "" : "\n" + safe(entered.reason()),
                                safe(messages.text("survey.send"))));
        return page(
                messages.text("survey.title"),
                body.append(paragraph(until(survey))).toString());
    }

    /** What became of it. */
    String end(Survey survey) {
        var words = survey.state == Survey.State.ANSWERED ? "survey.thanks" : "survey.over";
        var counted = survey.handling == null
                ? ""
                : paragraph(messages.text("survey.counted", messages.text("survey.handling." + survey.handling)));
        return page(
                messages.text("survey.title"),
                head(survey) + "<p role=\"status\">" + safe(messages.text(words)) + "</p>" + counted);
    }

    String unknown() {
        return page(
                messages.text("survey.title"),
                "<h1>" + safe(messages.text("survey.title")) + "</h1>" + paragraph(messages.text("survey.unknown")));
    }

    private String head(Survey survey) {
        return "<h1>" + safe(messages.text("survey.title")) + "</h1>"
                + paragraph(messages.text("survey.about", survey.number, day(survey.closedAt)));
    }

    private String choice(String name, @Nullable String chosen) {
        var options = new StringBuilder("<fieldset><legend>")
                .append(safe(messages.text("survey." + name)))
                .append("</legend>");
        for (var option : OPTIONS) {
            options.append(
                    "<label class=\"o\"><input type=\"radio\" name=\"%s\" value=\"%s\"%s%s><span>%s</span></label>"
                            .formatted(
                                    name,
                                    option,
                                    name.equals("handling") ? " required" : "",
                                    option.equals(chosen) ? " checked" : "",
                                    safe(messages.text("survey." + name + "." + option))));
        }
        return options.append("</fieldset>").toString();
    }

    private String page(String title, String body) {
        return """
                <!doctype html><html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">\
                <meta name="robots" content="noindex"><meta name="referrer" content="no-referrer"><title>%s</title><style>%s</style></head>\
                <body><main>%s</main></body></html>
                """.formatted(messages.tag(), safe(title), STYLE, body);
    }

    private String until(Survey survey) {
        return messages.text("survey.until", day(survey.closesAt));
    }

    private String day(Instant at) {
        return LocalDate.ofInstant(at, zone).toString();
    }

    private static String paragraph(String text) {
        return "<p class=\"n\">" + safe(text) + "</p>";
    }

    private static String safe(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String digest(String text) {
        try {
            var bytes = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
