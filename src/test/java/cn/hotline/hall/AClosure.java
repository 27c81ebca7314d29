package cn.hotline.hall;

import cn.hotline.support.As;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A time at which a hall of tests, or a counter of it, is shut. */
final class AClosure {

    static final String CLOSURES = "/api/staff/v1/halls/{hall}/closures";

    private AClosure() {}

    /** @return its id */
    static String of(String hall, @Nullable String counter, String from, String until) {
        return by(As.hallManager(hall), hall, counter, from, until)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static Response by(RequestSpecification staff, String hall, @Nullable String counter, String... ends) {
        Map<String, Object> closure = new HashMap<>(
                Map.of("from", ends[0], "until", ends[1], "reason", Map.of("zh", "设备检修", "en", "Maintenance")));
        if (counter != null) {
            closure.put("counter", counter);
        }
        return staff.header("Idempotency-Key", As.key()).body(closure).post(CLOSURES, hall);
    }
}
