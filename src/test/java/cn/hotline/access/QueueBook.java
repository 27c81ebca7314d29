package cn.hotline.access;

import cn.hotline.access.Kiosks.Kiosk;
import cn.hotline.access.RoleMatrix.Row;
import cn.hotline.hall.queue.AHall;
import cn.hotline.support.As;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;

/** What is asked of the queue. */
final class QueueBook {

    private static final String HALL = "HALL-CITY";
    private static final String COUNTER = "34";
    private static final String AT = "/api/staff/v1/halls/" + HALL + "/counters/" + COUNTER;
    private static final Map<String, ?> WISH = Map.of("service", "PROPERTY");

    private QueueBook() {}

    static boolean knows(Row row) {
        return row.path().matches("/api/[a-z]+/v1(/halls/\\{hall})?/numbers(/.*)?")
                || row.path().contains("/counters/{counter}")
                || row.path().matches("/api/[a-z]+/v1/halls/\\{hall}/(load|queue-figures|visit-ratings)");
    }

    /** At any time of the day, although kiosks and citizens get numbers in opening hours only. */
    static Response asked(Row row, RequestSpecification request, Kiosk kiosk) {
        var before = AHall.hours(HALL);
        AHall.openBy(HALL, AHall.DAY_AND_NIGHT);
        try {
            return askedThen(row, request, kiosk);
        } finally {
            AHall.openBy(HALL, before);
        }
    }

    private static Response askedThen(Row row, RequestSpecification request, Kiosk kiosk) {
        var last = row.path().substring(row.path().lastIndexOf('/') + 1);
        var path = row.path().replace("{hall}", HALL).replace("{counter}", COUNTER);
        if (row.path().contains("/counters/")) {
            return counter(row, request, last, path);
        }
        if (last.equals("numbers") && row.method().equals("POST")) {
            everybodyLeaves();
            request.header("Idempotency-Key", As.key()).body(WISH);
        }
        if (row.path().startsWith("/api/kiosk/") && last.equals("{id}")) {
            var taken = As.device(kiosk.id())
                    .header("Idempotency-Key", As.key())
                    .body(WISH)
                    .post("/api/kiosk/v1/numbers")
                    .then()
                    .statusCode(201)
                    .extract();
            request.header("Queue-Code", taken.<String>path("code"));
            return request.get(path.replace("{id}", taken.path("id")));
        }
        if (last.equals("rating")) {
            request.body(Map.of("level", 5));
        }
        if (path.contains("{id}")) {
            path = path.replace("{id}", number(row, last));
        }
        return request.request(row.method(), path);
    }

    /** The reporter's. */
    private static String number(Row row, String last) {
        everybodyLeaves();
        String id = As.citizen(Somebody.REPORTER_ID)
                .header("Idempotency-Key", As.key())
                .body(WISH)
                .post("/api/citizen/v1/halls/{hall}/numbers", HALL)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        if (last.equals("return")) {
            sits();
            as("clerk").header("Idempotency-Key", As.key()).post(AT + "/next");
            as("clerk").post(AT + "/skip").then().statusCode(200);
        }
        if (last.equals("rating")) {
            sits();
            as("clerk").header("Idempotency-Key", As.key()).post(AT + "/next");
            as("clerk").post(AT + "/start");
            as("clerk")
                    .body(Map.of("result", "SERVED"))
                    .post(AT + "/finish")
                    .then()
                    .statusCode(200);
        }
        return id;
    }

    private static Response counter(Row row, RequestSpecification request, String last, String path) {
        if (last.equals("opening")) {
            rises();
        } else {
            sits();
        }
        switch (last) {
            case "next" -> {
                taken();
                request.header("Idempotency-Key", As.key());
            }
            case "recall", "start", "skip", "parking", "redirection" -> called();
            case "finish" -> {
                called();
                as("clerk").post(AT + "/start").then().statusCode(200);
            }
            case "resumption" -> {
                var id = called();
                as("clerk").post(AT + "/parking").then().statusCode(200);
                request.body(Map.of("number", id));
            }
            default -> {}
        }
        if (last.equals("redirection")) {
            request.body(Map.of("service", "PROPERTY"));
        }
        if (last.equals("finish")) {
            request.body(Map.of("result", "SERVED"));
        }
        return request.request(row.method(), path);
    }

    private static void sits() {
        rises();
        as("clerk").post(AT + "/opening").then().statusCode(200);
    }

    /** Whoever sits there is done and goes. */
    private static void rises() {
        as("hall_manager").post(AT + "/skip");
        as("hall_manager").body(Map.of("result", "OTHER")).post(AT + "/finish");
        as("hall_manager").post(AT + "/closing").then().statusCode(200);
    }

    private static String called() {
        taken();
        return as("clerk")
                .header("Idempotency-Key", As.key())
                .post(AT + "/next")
                .then()
                .statusCode(200)
                .extract()
                .path("current.id");
    }

    private static void taken() {
        as("clerk")
                .header("Idempotency-Key", As.key())
                .body(WISH)
                .post("/api/staff/v1/halls/{hall}/numbers", HALL)
                .then()
                .statusCode(201);
    }

    private static void everybodyLeaves() {
        for (var there = numbers(); !there.isEmpty(); there = numbers()) {
            there.forEach(id -> as("hall_manager")
                    .post("/api/staff/v1/halls/{hall}/numbers/{id}/leaving", HALL, id)
                    .then()
                    .statusCode(200));
        }
    }

    private static List<String> numbers() {
        return as("hall_manager")
                .get("/api/staff/v1/halls/{hall}/numbers?limit=100", HALL)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    private static RequestSpecification as(String role) {
        return As.staff("matrix-" + role, role, HALL, List.of(), false);
    }
}
