package cn.hotline.dispatch.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import cn.hotline.support.ACatalogue;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Dispatch catalogues are drafted, corrected, published once and then final. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class DispatchCatalogueTest {

    private static final String PATH = "/api/staff/v1/dispatch-catalogues";

    @Test
    void aDraftIsReadAsItWasWrittenAndReplaced() {
        var catalogue = ACatalogue.inFarFuture()
                .rule(
                        Map.of(
                                "type",
                                "COMPLAINT",
                                "keywords",
                                List.of("路灯"),
                                "validFrom",
                                "2027-01-01",
                                "window",
                                Map.of("weekdays", List.of("SUNDAY"), "fromHour", 22, "beforeHour", 6),
                                "sharedDuty",
                                true),
                        "JL-YL")
                .local(Map.of("region", "999901"), "STREET");
        var version = catalogue.drafted();
        var read = read(version);
        read.then()
                .statusCode(200)
                .body("state", equalTo("DRAFT"))
                .body("ruleCount", equalTo(3))
                .body("author", equalTo("staff:manager"))
                .body("inForce", equalTo(false))
                .body("rules", equalTo(catalogue.body().get("rules")));
        replace(version, read.header("ETag"), ACatalogue.inFarFuture())
                .then()
                .statusCode(200)
                .body("ruleCount", equalTo(1))
                .body("rules", nullValue());
        replace(version, read.header("ETag"), catalogue)
                .then()
                .statusCode(412)
                .body("type", equalTo("/problems/changed-meanwhile"));
        read(version).then().body("rules.size()", equalTo(1)).body("rules[0].unit", equalTo("JL-CG"));
    }

    @Test
    void eachWrongRuleIsNamed() {
        ACatalogue.inFarFuture()
                .rule(Map.of("matter", "77"), "JL-NOWHERE")
                .rule(Map.of("region", "110000"), "JL-12345")
                .rule(Map.of("local", "STREET"), "JL-CG")
                .rule(Map.of("validFrom", "2026-02-01", "validUntil", "2026-01-01"), "JL-CG")
                .rule(Map.of("window", Map.of("fromHour", 3, "beforeHour", 3)), "JL-CG")
                .rule(Map.of("window", Map.of("fromHour", 3)), "JL-CG")
                .rule(Map.of("keywords", List.of("\u00a0")), "JL-CG")
                .send()
                .then()
                .statusCode(422)
                .body(
                        "errors.field",
                        equalTo(List.of(
                                "rules[1].unit",
                                "rules[1].matter",
                                "rules[2].unit",
                                "rules[2].region",
                                "rules[3].unit",
                                "rules[4].validUntil",
                                "rules[5].window",
                                "rules[6].window",
                                "rules[7].keywords")))
                .body("errors[0].message", equalTo("没有这个承办单位"));
        ACatalogue.inFarFuture()
                .rule(Map.of("legalBasis", " ", "keywords", List.of("")), "JL-CG")
                .send()
                .then()
                .statusCode(422)
                .body("errors.field", hasItems("rules[1].legalBasis", "rules[1].keywords[0]"));
        ACatalogue.inFarFuture()
                .with("effectiveFrom", "+99999-01-01")
                .send()
                .then()
                .statusCode(422);
    }

    @Test
    void fiveThousandRulesAreTakenAndMoreAreNot() {
        var most = ACatalogue.inFarFuture();
        for (int i = 1; i < Draft.MAX_RULES; i++) {
            most.rule(
                    Map.of("matter", "010104", "keywords", List.of("路灯" + i), "legalBasis", "《条例》第" + i + "条"),
                    "JL-CG");
        }
        var version = most.drafted();
        assertThat(Rows.count("select count(*) from dispatch_rule where version = ?", Integer.valueOf(version)))
                .isEqualTo(5000);
        read(version).then().body("rules.size()", equalTo(5000)).body("rules[4999].keywords[0]", equalTo("路灯4999"));
        most.rule(Map.of(), "JL-CG").send().then().statusCode(422).body("errors[0].field", equalTo("rules"));
        var wrong = ACatalogue.inFarFuture();
        for (int i = 0; i < 200; i++) {
            wrong.rule(Map.of("legalBasis", ""), "JL-CG");
        }
        wrong.send().then().statusCode(422).body("errors.size()", equalTo(100));
        ACatalogue.inFarFuture()
                .with("title", "长".repeat(800_000))
                .send()
                .then()
                .statusCode(413);
    }

    @Test
    void whatIsPublishedIsFinal() {
        var version = ACatalogue.inFarFuture().published();
        read(version).then().body("state", equalTo("PUBLISHED")).body("publishedBy", equalTo("staff:manager"));
        replace(version, null, ACatalogue.inFarFuture()).then().statusCode(409).body("detail", containsString("已发布"));
        ACatalogue.publish(version).then().statusCode(409);
        for (var sql : List.of(
                "update dispatch_catalogue set title = 'x' where version = ? returning 1",
                "delete from dispatch_catalogue where version = ? returning 1",
                "update dispatch_rule set rule = rule || '{\"unit\": \"JL-YL\"}' where version = ? returning 1",
                "delete from dispatch_rule where version = ? returning 1",
                "insert into dispatch_rule values (?, 9, '{\"unit\": \"JL-YL\", \"legalBasis\": \"x\"}') returning 1")) {
            assertThatThrownBy(() -> Rows.count(sql, Integer.valueOf(version)))
                    .as(sql)
                    .hasStackTraceContaining("is final");
        }
    }

    @Test
    void onlyOneOfManyPublishedForADayWins() {
        for (int round = 0; round < 5; round++) {
            var day = ACatalogue.inFarFuture().body().get("effectiveFrom");
            var versions = java.util.stream.IntStream.range(0, 4)
                    .mapToObj(i ->
                            ACatalogue.inFarFuture().with("effectiveFrom", day).drafted())
                    .toList();
            var answers = Together.all(4, i -> ACatalogue.publish(versions.get(i)));
            assertThat(answers).extracting(Response::statusCode).containsOnlyOnce(200);
            assertThat(answers).filteredOn(a -> a.statusCode() != 200).allSatisfy(a -> {
                assertThat(a.statusCode()).isEqualTo(409);
                assertThat(a.<String>path("type")).isEqualTo("/problems/refused");
            });
        }
    }

    @Test
    void oneWhoseDayIsOverIsNotPublished() {
        var version =
                ACatalogue.inFarFuture().with("effectiveFrom", "2020-01-01").drafted();
        ACatalogue.publish(version).then().statusCode(409).body("detail", containsString("生效日期"));
    }

    @Test
    void listedNewestFirstInPages() {
        int older = Integer.parseInt(ACatalogue.inFarFuture().drafted());
        ACatalogue.inFarFuture().drafted();
        var first = As.handler("JL-CG").get(PATH + "?limit=1");
        first.then().statusCode(200).body("items.size()", equalTo(1)).body("items[0].rules", nullValue());
        List<Integer> next = As.auditor()
                .queryParam("after", first.<String>path("next"))
                .get(PATH)
                .path("items.version");
        assertThat(next).isSortedAccordingTo((a, b) -> b - a).contains(older);
        assertThat(next.getFirst()).isLessThan(first.<Integer>path("items[0].version"));
        read("2147483647").then().statusCode(404);
    }

    private static Response read(String version) {
        return As.agent().get(PATH + "/{v}", version);
    }

    private static Response replace(String version, String etag, ACatalogue catalogue) {
        var request = As.manager().body(catalogue.body());
        return (etag == null ? request : request.header("If-Match", etag)).put(PATH + "/{v}", version);
    }
}
