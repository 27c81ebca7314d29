package cn.hotline.channel.wechat;

import cn.hotline.access.Phone;
import cn.hotline.catalogue.Form;
import cn.hotline.catalogue.Matter;
import cn.hotline.channel.Gist;
import cn.hotline.platform.Messages;
import cn.hotline.ticket.TicketType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody has told, as they are shown it before they say that it is right. */
final class Told {

    private static final int SHOWN = 300;
    private static final Messages CHINESE = Messages.accepting(null);

    private Told() {}

    /** All of it, to be confirmed. */
    static String summary(Gist gist) {
        var matter = gist.matter() == null ? null : Matter.today(gist.matter()).orElse(null);
        var address = gist.place() == null ? null : gist.place().address();
        var phone = gist.reporter() == null ? null : gist.reporter().phone();
        return CHINESE.text(
                "wechat.summary",
                matter == null ? CHINESE.text("wechat.matter-open") : matter.name(),
                address == null ? CHINESE.text("wechat.none") : address,
                phone == null ? CHINESE.text("wechat.anonymous") : new Phone(phone).masked(),
                matter == null ? "" : elements(matter, gist),
                cut(gist.text() == null ? "" : gist.text(), SHOWN));
    }

    /** Type, place and elements, each in a line of its own after the first. */
    static String lines(Matter matter, Gist gist) {
        var type = gist.type() != null ? gist.type() : matter.type();
        var address = gist.place() == null ? null : gist.place().address();
        return (type == null ? "" : line(CHINESE.text("wechat.type"), typed(type)))
                + (address == null ? "" : line(CHINESE.text("wechat.place"), address))
                + elements(matter, gist);
    }

    /** What an element may be answered with. */
    static String question(@Nullable Matter matter, String key, String label) {
        var element = matter == null ? Optional.<Form.Element>empty() : element(matter, key);
        var hint = element.map(one -> switch (one.kind()) {
                    case CHOICE -> labels(one);
                    case BOOLEAN -> CHINESE.text("wechat.yes") + "、" + CHINESE.text("wechat.no");
                    case DATE -> "2026-11-22";
                    case TEXT, LONG_TEXT, NUMBER, PHONE -> "";
                })
                .orElse("");
        return CHINESE.text("wechat.ask-element", label, hint.isEmpty() ? "" : "（" + cut(hint, SHOWN) + "）");
    }

    static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }

    /** Each in a line of its own. */
    static String elements(Matter matter, Gist gist) {
        var lines = new StringBuilder();
        if (matter.form() != null) {
            for (var element : matter.form().elements()) {
                var value = gist.elements().get(element.key());
                if (value != null) {
                    lines.append(line(element.label().zh(), shown(element, value)));
                }
            }
        }
        return lines.toString();
    }

    private static String shown(Form.Element element, Object value) {
        if (value instanceof Boolean yes) {
            return CHINESE.text(yes ? "wechat.yes" : "wechat.no");
        }
        return choices(element).stream()
                .filter(choice -> choice.value().equals(value))
                .map(choice -> choice.label().zh())
                .findFirst()
                .orElseGet(() -> cut(value.toString(), SHOWN));
    }

    private static Optional<Form.Element> element(Matter matter, String key) {
        return matter.form() == null
                ? Optional.empty()
                : matter.form().elements().stream()
                        .filter(element -> element.key().equals(key))
                        .findFirst();
    }

    private static String labels(Form.Element element) {
        return String.join(
                "、",
                choices(element).stream().map(choice -> choice.label().zh()).toList());
    }

    private static List<Form.Choice> choices(Form.Element element) {
        return element.choices() == null ? List.of() : element.choices();
    }

    private static String line(String label, String value) {
        return "\n" + label + "：" + value;
    }

    private static String typed(TicketType type) {
        return CHINESE.text(
                switch (type) {
                    case CONSULTATION -> "wechat.type-consultation";
                    case HELP -> "wechat.type-help";
                    case COMPLAINT -> "wechat.type-complaint";
                    case REPORT -> "wechat.type-report";
                    case SUGGESTION -> "wechat.type-suggestion";
                    case COMMENDATION -> "wechat.type-commendation";
                });
    }
}
