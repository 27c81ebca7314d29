package cn.hotline.channel.partner.open311;

import static cn.hotline.channel.partner.open311.GeoReports.FORM;
import static cn.hotline.channel.partner.open311.GeoReports.V2;
import static cn.hotline.channel.partner.open311.GeoReports.asking;
import static cn.hotline.channel.partner.open311.GeoReports.post;
import static cn.hotline.channel.partner.open311.GeoReports.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import cn.hotline.support.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong is said in the words of the standard, wherever it is found out. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class GeoReportErrorsTest {

    @Test
    void whatIsWrongIsSaidAsTheStandardSaysIt() {
        var form = report();
        form.put("api_key", "wrong");
        post(form, "json").then().statusCode(403).body("[0].code", equalTo(403));
        post(form, "xml").then().statusCode(403).body("errors.error.code", equalTo("403"));
        assertWrong("service_code", "", 400);
        assertWrong("service_code", "none", 404);
        assertWrong("jurisdiction_id", "elsewhere.example", 404);
        assertWrong("lat", "", 400);
        assertWrong("long", "181", 400);
        assertWrong("phone", "12", 400);
        assertWrong("media_url", "file:///etc/passwd", 400);
        assertWrong("description", "路".repeat(4001), 400);
        asking().queryParam("start_date", "2026-01-01T00:00:00Z")
                .queryParam("end_date", "2026-06-01T00:00:00Z")
                .get(V2 + "requests.json")
                .then()
                .statusCode(400);
        for (var date : List.of("+300000-01-01T00:00:00Z", "+999999999-12-31T23:59:59Z", "-9999-01-01T00:00:00Z")) {
            asking().queryParam("start_date", date)
                    .get(V2 + "requests.json")
                    .then()
                    .statusCode(400);
        }
        asking().queryParam("status", "lost").get(V2 + "requests.json").then().statusCode(400);
        As.nobody().get(V2 + "services").then().statusCode(404).body("[0].code", equalTo(404));
        As.nobody().get(V2 + "services.yaml").then().statusCode(404);
        As.nobody().delete(V2 + "services.xml").then().statusCode(405).body("errors.error.code", equalTo("405"));
        As.nobody().body("{}").post(V2 + "requests.json").then().statusCode(415).body("[0].code", equalTo(415));
        assertThat(Wire.request("POST", V2 + "requests.json")
                        .header("Content-Type", FORM)
                        .header("Content-Length", "99999999")
                        .sendHeadOnly()
                        .body())
                .contains("\"code\":413");
        form.put("api_key", GeoReports.otherKey());
        post(form, "json").then().statusCode(403); // may only read
        form.put("api_key", GeoReports.withKey("SANDBOX", "tickets.write").key().secret());
        post(form, "json").then().statusCode(403); // nothing of a sandbox becomes a ticket
    }

    private static void assertWrong(String field, String value, int status) {
        var form = report();
        form.put(field, value);
        post(form, "json").then().statusCode(status).body("[0].code", equalTo(status));
    }
}
