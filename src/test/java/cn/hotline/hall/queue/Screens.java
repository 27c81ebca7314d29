package cn.hotline.hall.queue;

import cn.hotline.support.As;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The screens of the clerks of a hall: each shows whom its counter has, and names them when a verb is pressed. */
final class Screens {

    private static final String COUNTER = "/api/staff/v1/halls/{hall}/counters/{counter}";

    private static final Set<String> OF_NUMBERS = Set.of("recall", "start", "skip", "parking", "redirection", "finish");

    private final AHall hall;
    private final Map<String, Map<String, Object>> shown = new HashMap<>();

    Screens(AHall hall) {
        this.hall = hall;
    }

    Response press(String counter, String verb, Map<String, ?> body) {
        var whole = new HashMap<String, Object>();
        if (OF_NUMBERS.contains(verb)) {
            whole.putAll(shown.containsKey(counter) ? shown.get(counter) : seen(counter));
        }
        whole.putAll(body);
        var request = hall.clerk(counter).header("Idempotency-Key", As.key());
        var answer = (whole.isEmpty() ? request : request.body(whole)).post(COUNTER + "/" + verb, hall.code(), counter);
        Map<String, Object> current = answer.statusCode() == 200 ? answer.path("current") : null;
        if (current == null) {
            shown.remove(counter);
        } else {
            shown.put(counter, meaning(current));
        }
        return answer;
    }

    /** Fresh from the service; nobody's where the counter has nobody. */
    Map<String, Object> seen(String counter) {
        Map<String, Object> current =
                hall.clerk(counter).get(COUNTER, hall.code(), counter).path("current");
        return current == null ? Map.of("number", UUID.randomUUID(), "version", 1) : meaning(current);
    }

    private static Map<String, Object> meaning(Map<String, Object> current) {
        return Map.of("number", current.get("id"), "version", current.get("version"));
    }
}
