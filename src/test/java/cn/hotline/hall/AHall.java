package cn.hotline.hall;

import cn.hotline.support.As;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A hall of a test's own. */
public final class AHall {

    private static final AtomicInteger MADE = new AtomicInteger();

    private AHall() {}

    /** Without a plan. */
    static String made() {
        var hall = new Hall();
        hall.code = "HALL-T" + MADE.incrementAndGet();
        hall.name = "测试大厅";
        hall.nameEn = "A hall of tests";
        hall.address = "青岚大街1号";
        hall.lon = 113.4;
        hall.lat = 29.6;
        hall.opensAt = "09:00";
        hall.closesAt = "17:00";
        hall.floors = 1;
        QuarkusTransaction.requiringNew().run(hall::persist);
        return hall.code;
    }

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

    static Response put(String hall, String known, Map<String, ?> plan) {
        return As.administrator()
                .header("If-Match", "\"" + known + "\"")
                .body(plan)
                .put("/api/staff/v1/halls/{hall}/plan", hall);
    }
}
