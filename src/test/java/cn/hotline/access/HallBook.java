package cn.hotline.access;

import cn.hotline.access.RoleMatrix.Row;
import cn.hotline.support.As;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;

/** What is asked of halls, their plans, maps and closures. */
final class HallBook {

    private static final String HALL = "HALL-CITY";
    private static final String CLOSURES = "/api/staff/v1/halls/" + HALL + "/closures";

    private HallBook() {}

    static boolean knows(Row row) {
        return row.path()
                .matches(
                        "/api/[a-z]+/v1/halls(/\\{hall}(/(route|route.svg|plan|map|closures(/.*)?|services/.*/(guide|precheck)))?)?");
    }

    static Response asked(Row row, RequestSpecification request) {
        var path = row.path().replace("{hall}", HALL).replace("{service}", "SOCIAL");
        if (path.contains("/route")) {
            request.queryParam("to", "31");
        }
        if (path.contains("{id}")) {
            path = path.replace("{id}", closure(As.hallManager(HALL)).path("id"));
        }
        if (path.endsWith("/precheck")) {
            request.body(Map.of("matter", "050201", "materials", List.of()));
        }
        if (row.method().equals("PUT")) {
            var part = path.endsWith(HALL) ? "entry" : path.substring(path.lastIndexOf('/') + 1);
            Object present = As.administrator().get(path).path(part);
            request.header("If-Match", "*").body(present);
        }
        return row.method().equals("POST") && path.endsWith("/closures")
                ? closure(request)
                : request.request(row.method(), path);
    }

    /** Of a counter, far ahead. */
    private static Response closure(RequestSpecification request) {
        return request.header("Idempotency-Key", As.key())
                .body(Map.of(
                        "counter",
                        "34",
                        "from",
                        "2029-03-01T09:00:00+08:00",
                        "until",
                        "2029-03-01T09:01:00+08:00",
                        "reason",
                        Map.of("zh", "设备检修", "en", "Maintenance")))
                .post(CLOSURES);
    }
}
