package cn.hotline.access;

import cn.hotline.access.Kiosks.Kiosk;
import cn.hotline.access.RoleMatrix.Row;
import cn.hotline.hall.queue.AHall;
import cn.hotline.support.As;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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
        if (row.path().startsWith("/api/kiosk/") && row.path().contains("{id}")) {
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
        if (last.equals("priority")) {
            request.body(Map.of("priority", "ELDERLY"));
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
            as("clerk").body(seen()).post(AT + "/skip").then().statusCode(200);
        }
        if (last.equals("rating")) {
            sits();
            as("clerk").header("Idempotency-Key", As.key()).post(AT + "/next");
            as("clerk").body(seen()).post(AT + "/start").then().statusCode(200);
            as("clerk").body(finish()).post(AT + "/finish").then().statusCode(200);
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
            case "recall", "start", "skip", "parking", "redirection" -> {
                called();
                request.body(seen());
            }
            case "finish" -> {
                called();
                as("clerk").body(seen()).post(AT + "/start").then().statusCode(200);
                request.body(finish());
            }
            case "resumption" -> {
                var id = called();
                as("clerk").body(seen()).post(AT + "/parking").then().statusCode(200);
                request.body(Map.of("number", id));
            }
            default -> {}
        }
        return request.request(row.method(), path);
    }

    private static void sits() {
        rises();
        as("clerk").post(AT + "/opening").then().statusCode(200);
    }

    /** Whoever sits there is done and goes. */
    private static void rises() {
        if (as("hall_manager").get(AT).path("current") != null) {
            as("hall_manager").body(seen()).post(AT + "/skip");
            as("hall_manager").body(finish()).post(AT + "/finish");
        }
        as("hall_manager").post(AT + "/closing").then().statusCode(200);
    }

    /** Whom the counter has, as verbs name them. */
    private static Map<String, Object> seen() {
        Map<String, Object> current = as("hall_manager").get(AT).path("current");
        return current == null
                ? Map.of("number", UUID.randomUUID(), "version", 1)
                : Map.of("number", current.get("id"), "version", current.get("version"));
    }

    private static Map<String, Object> finish() {
        var finish = new HashMap<>(seen());
        finish.put("result", "SERVED");
        return finish;
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
                .path("items.findAll { it.state != 'SERVING' }.id");
    }

    private static RequestSpecification as(String role) {
        return As.staff("matrix-" + role, role, HALL, List.of(), false);
    }
}
