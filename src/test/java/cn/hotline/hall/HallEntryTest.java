package cn.hotline.hall;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import cn.hotline.hall.queue.AHall;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class HallEntryTest {

    private static final String ENTRY = "/api/staff/v1/halls/{hall}";

    private final String hall = AHall.freshCode();

    @Test
    void aHallIsAddedAndDescribedAnew() {
        put(As.administrator(), null, entry("新城分厅"))
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("hall", equalTo(hall));
        put(As.administrator(), null, entry("另一个")).statusCode(412);
        put(As.hallManager(hall), "\"1\"", entry("新城政务大厅")).statusCode(200).header("ETag", "\"2\"");
        put(As.hallManager(hall), "\"1\"", entry("迟到的名称")).statusCode(412);
        As.hallManager(hall)
                .get(ENTRY, hall)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("entry.name", equalTo("新城政务大厅"))
                .body("entry.phone", equalTo("0999-12345809"));
        As.nobody()
                .get("/api/citizen/v1/halls/{hall}", hall)
                .then()
                .statusCode(200)
                .body("hall.name", equalTo("新城政务大厅"))
                .body("hall.opensAt", equalTo("09:00"))
                .body("hall.closesAt", equalTo("17:00"));
        APlan.put(hall, "1", APlan.small()).then().statusCode(200);
    }

    @Test
    void onlyAdministratorsAddHalls() {
        put(As.hallManager(hall), null, entry("新城分厅")).statusCode(404);
        put(As.administrator(), "\"1\"", entry("新城分厅")).statusCode(412);
        As.administrator().get(ENTRY, hall).then().statusCode(404);
        var nowhere = new HashMap<>(entry("新城分厅"));
        nowhere.put("region", "000000");
        put(As.administrator(), null, nowhere).statusCode(422).body("errors.field", hasItem("region"));
        As.administrator().body(entry("小写")).put(ENTRY, "hall-a").then().statusCode(404);
    }

    @Test
    void othersHallsAreNotThere() {
        put(As.administrator(), null, entry("新城分厅")).statusCode(200);
        As.hallManager("HALL-LT").get(ENTRY, hall).then().statusCode(404);
        put(As.hallManager("HALL-LT"), "*", entry("改名")).statusCode(404);
    }

    private ValidatableResponse put(RequestSpecification staff, @Nullable String known, Map<String, ?> entry) {
        var request = staff.body(entry);
        if (known != null) {
            request.header("If-Match", known);
        }
        return request.put(ENTRY, hall).then();
    }

    private static Map<String, Object> entry(String name) {
        return Map.of(
                "name",
                name,
                "nameEn",
                "A new hall",
                "region",
                "999901",
                "address",
                "江临市鹭汀区柳堤路18号",
                "location",
                Map.of("lon", 113.36, "lat", 29.59),
                "phone",
                "0999-12345809");
    }
}
