package cn.hotline.ticket;

import cn.hotline.support.As;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fills the form of a matter with something lawful, as a client that reads the form would. */
@SuppressWarnings("NullAway") // what the contract requires is there
final class Elements {

    private Elements() {}

    static Map<String, Object> filledFor(String matter) {
        List<Map<String, Object>> form =
                As.nobody().get("/api/citizen/v1/matters/{c}", matter).path("form.elements");
        var values = new LinkedHashMap<String, Object>();
        for (var element : form) {
            values.put((String) element.get("key"), value(element));
        }
        return values;
    }

    private static Object value(Map<String, Object> element) {
        return switch ((String) element.get("kind")) {
            case "DATE" -> "2026-11-02";
            case "NUMBER" -> element.getOrDefault("min", 1);
            case "BOOLEAN" -> true;
            case "CHOICE" -> ((Map<?, ?>) ((List<?>) element.get("choices")).getFirst()).get("value");
            case "PHONE" -> "19900000003";
            default -> "文化路8号";
        };
    }
}
