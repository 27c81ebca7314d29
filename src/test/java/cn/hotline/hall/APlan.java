package cn.hotline.hall;

import cn.hotline.support.As;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;

/** Plans of halls as their managers write them. */
final class APlan {

    private APlan() {}

    static Map<String, Object> plan(List<?> services, List<?> counters) {
        return Map.of(
                "floors",
                2,
                "capacity",
                50,
                "hours",
                Map.of("working", List.of(List.of("09:00", "12:00"), List.of("13:30", "17:00"))),
                "zones",
                List.of(Map.of("code", "Z1", "floor", 1, "name", "一区", "nameEn", "Zone 1")),
                "services",
                services,
                "counters",
                counters);
    }

    static Map<String, Object> service(String code, String letter) {
        return Map.of(
                "code",
                code,
                "letter",
                letter,
                "name",
                "业务" + code,
                "nameEn",
                code,
                "matters",
                List.of("110102"),
                "minutes",
                10,
                "realName",
                false);
    }

    static Map<String, Object> counter(String code, String... services) {
        return Map.of(
                "code",
                code,
                "name",
                code + "号窗口",
                "nameEn",
                "Counter " + code,
                "floor",
                1,
                "zone",
                "Z1",
                "services",
                List.of(services));
    }

    /** With a counter 01 for a service A. */
    static Map<String, Object> small() {
        return plan(List.of(service("A", "A")), List.of(counter("01", "A")));
    }

    static Response put(String hall, String known, Map<String, ?> plan) {
        return As.administrator()
                .header("If-Match", "\"" + known + "\"")
                .body(plan)
                .put("/api/staff/v1/halls/{hall}/plan", hall);
    }
}
