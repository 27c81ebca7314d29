package cn.hotline.channel.wechat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message or an event as WeChat sends it.
 *
 * @param key what makes it one: WeChat sends the same one again until it is answered
 * @param text of a text, of a voice as recognised, of a link its title, description and address
 * @param eventKey of the menu, or of a code that was scanned
 */
record Incoming(
        String from,
        String to,
        Kind kind,
        String key,
        @Nullable String text,
        @Nullable String mediaId,
        @Nullable Double lat,
        @Nullable Double lon,
        @Nullable String label,
        @Nullable String event,
        @Nullable String eventKey) {

    private static final int MAX_ID = 128;

    /** What WeChat's MsgType says; what it may come to say is OTHER. */
    enum Kind {
        TEXT,
        IMAGE,
        VOICE,
        VIDEO,
        SHORTVIDEO,
        LOCATION,
        LINK,
        EVENT,
        OTHER
    }

    /** @throws cn.hotline.platform.Refusal 400 when it lacks what every message has */
    static Incoming of(Map<String, String> xml) {
        var kind = kind(id(xml, "MsgType"));
        var from = id(xml, "FromUserName");
        return new Incoming(
                from,
                id(xml, "ToUserName"),
                kind,
                kind == Kind.EVENT
                        ? "event:" + from + ":" + id(xml, "CreateTime") + ":" + id(xml, "Event")
                        : "message:" + id(xml, "MsgId"),
                text(kind, xml),
                xml.get("MediaId"),
                kind == Kind.LOCATION ? degrees(xml.get("Location_X"), 90) : null,
                kind == Kind.LOCATION ? degrees(xml.get("Location_Y"), 180) : null,
                xml.get("Label"),
                xml.get("Event"),
                xml.get("EventKey"));
    }

    @JsonIgnore
    boolean isEvent(String name) {
        return kind == Kind.EVENT && name.equalsIgnoreCase(event);
    }

    private static Kind kind(String type) {
        try {
            return Kind.valueOf(type.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            return Kind.OTHER;
        }
    }

    private static String id(Map<String, String> xml, String name) {
        var value = xml.getOrDefault(name, "").strip();
        if (value.isEmpty() || value.length() > MAX_ID) {
            throw FlatXml.malformed();
        }
        return value;
    }

    private static @Nullable String text(Kind kind, Map<String, String> xml) {
        return switch (kind) {
            case TEXT -> xml.get("Content");
            case VOICE -> xml.get("Recognition");
            case LINK ->
                String.join(
                        "\n",
                        xml.getOrDefault("Title", ""),
                        xml.getOrDefault("Description", ""),
                        xml.getOrDefault("Url", ""));
            case IMAGE, VIDEO, SHORTVIDEO, LOCATION, EVENT, OTHER -> null;
        };
    }

    private static @Nullable Double degrees(@Nullable String text, double most) {
        try {
            double value = text == null ? Double.NaN : Double.parseDouble(text.strip());
            return Math.abs(value) <= most ? value : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "Incoming[" + kind + "]";
    }
}
