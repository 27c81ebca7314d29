package cn.hotline.hall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import cn.hotline.hall.queue.AHall;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class WayTest {

    private static final String ROUTE = "/api/citizen/v1/halls/{hall}/route";

    @Test
    void theWayIsToldInBothLanguages() {
        As.nobody()
                .get(ROUTE + "?from=F1-K1&to=31&stepFree=true", "HALL-CITY")
                .then()
                .statusCode(200)
                .body("steps.text", hasItems("从1号自助终端出发", "乘电梯到3楼"))
                .body("points", not(hasItem(containsString("STAIRS"))));
        As.nobody()
                .get(ROUTE + "?to=W31&language=en", "HALL-CITY")
                .then()
                .statusCode(200)
                .body("from", equalTo("E-EAST"))
                .body("steps.text", hasItem("Come in by: East entrance"));
        As.nobody()
                .header("Accept-Language", "en")
                .get(ROUTE + ".svg?to=31", "HALL-CITY")
                .then()
                .statusCode(200)
                .contentType("image/svg+xml")
                .body(containsString("Counter 31"));
    }

    @Test
    void whatIsNotThereIsSaid() {
        As.nobody().get(ROUTE + "?to=99", "HALL-CITY").then().statusCode(404);
        As.nobody().get(ROUTE, "HALL-CITY").then().statusCode(400);
        As.nobody().get(ROUTE + "?to=01", "NONE").then().statusCode(404);
    }

    @Test
    void aMapIsWrittenAsVersionsAndWarnsOfSteps() {
        var hall = AHall.bare().code();
        APlan.put(hall, "1", APlan.small()).then().statusCode(200);
        put(hall, null, map("STAIRS"))
                .statusCode(200)
                .body("version", equalTo(1))
                .body("warnings.point", equalTo(List.of("W")));
        As.nobody().get(ROUTE + "?to=01&stepFree=true", hall).then().statusCode(409);
        As.nobody().get(ROUTE + "?to=01", hall).then().statusCode(200);
        put(hall, null, map("RAMP")).statusCode(412);
        put(hall, "\"1\"", map("RAMP"))
                .statusCode(200)
                .body("version", equalTo(2))
                .body("warnings", empty());
        As.nobody().get(ROUTE + "?to=01&stepFree=true", hall).then().statusCode(200);
        As.hallManager(hall)
                .get("/api/staff/v1/halls/{hall}/map", hall)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        put(hall, "\"2\"", Map.of("type", "FeatureCollection", "features", List.of(point("E", "ENTRANCE", 0))))
                .statusCode(422)
                .body("errors.message", hasItem(containsString("01")));
    }

    @Test
    void aMapIsComparedWithThePlanOfNow() {
        var hall = AHall.bare().code();
        APlan.put(hall, "1", APlan.small()).then().statusCode(200);
        put(hall, null, map("RAMP")).statusCode(200).body("warnings", empty());
        var moved = APlan.plan(List.of(APlan.service("A", "A")), List.of(APlan.counter("02", "A")));
        APlan.put(hall, "2", moved).then().statusCode(200).body("unmapped", equalTo(List.of("02")));
        As.hallManager(hall)
                .get("/api/staff/v1/halls/{hall}/map", hall)
                .then()
                .statusCode(200)
                .body("warnings.counter", equalTo(List.of("02", "01")))
                .body("warnings.text[0]", containsString("02"));
        As.nobody().get(ROUTE + "?to=01", hall).then().statusCode(404);
        As.nobody().get(ROUTE + "?to=02", hall).then().statusCode(404);
    }

    @Test
    void theGuideSaysWhatToBringAndThePrecheckWhatIsMissing() {
        List<String> materials = As.nobody()
                .get("/api/citizen/v1/halls/HALL-CITY/services/SOCIAL/guide")
                .then()
                .statusCode(200)
                .body("matters.code", hasItem("050201"))
                .extract()
                .path("matters.find { it.code == '050201' }.guide.materials");
        var needed = Objects.requireNonNull(materials);
        assertThat(needed).anyMatch(one -> one.contains("可选")).anyMatch(one -> !one.contains("可选"));
        check("050201", List.of())
                .statusCode(200)
                .body("complete", equalTo(false))
                .body(
                        "missing",
                        equalTo(needed.stream()
                                .filter(one -> !one.contains("可选"))
                                .toList()))
                .body("useful", everyItem(containsString("可选")));
        check("050201", needed).statusCode(200).body("complete", equalTo(true)).body("text", equalTo("材料已备齐。"));
        check("010305", List.of()).statusCode(422);
    }

    private static io.restassured.response.ValidatableResponse check(String matter, List<String> materials) {
        return As.nobody()
                .body(Map.of("matter", matter, "materials", materials))
                .post("/api/citizen/v1/halls/HALL-CITY/services/SOCIAL/precheck")
                .then();
    }

    private static io.restassured.response.ValidatableResponse put(String hall, @Nullable String known, Object map) {
        var request = As.hallManager(hall).body(map);
        if (known != null) {
            request.header("If-Match", known);
        }
        return request.put("/api/staff/v1/halls/{hall}/map", hall).then();
    }

    private static Map<String, Object> map(String kind) {
        var line = Map.of(
                "type",
                "Feature",
                "geometry",
                Map.of("type", "LineString", "coordinates", List.of(List.of(113.4, 29.6), List.of(113.4002, 29.6))),
                "properties",
                Map.of("from", "E", "to", "W", "kind", kind));
        return Map.of(
                "type",
                "FeatureCollection",
                "features",
                List.of(point("E", "ENTRANCE", 0), point("W", "COUNTER", 2), line));
    }

    private static Map<String, Object> point(String id, String kind, int east) {
        var properties = new java.util.HashMap<String, Object>(
                Map.of("id", id, "floor", 1, "kind", kind, "name", "名称" + id, "nameEn", "Name " + id));
        if (kind.equals("COUNTER")) {
            properties.put("counter", "01");
        }
        return Map.of(
                "type",
                "Feature",
                "geometry",
                Map.of("type", "Point", "coordinates", List.of(113.4 + east / 10_000.0, 29.6)),
                "properties",
                properties);
    }
}
