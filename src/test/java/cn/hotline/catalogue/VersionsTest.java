package cn.hotline.catalogue;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import cn.hotline.support.As;
import cn.hotline.support.Entries;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every change is a version that holds from its day on. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class VersionsTest {

    private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    @AfterEach
    void back() {
        MovedClock.reset();
    }

    @Test
    void aVersionTakesEffectAtMidnightOfItsDayAndNotBefore() {
        var code = Entries.made("matters", Entries.matter("旧名"));
        var tomorrow = today().plusDays(1);
        Entries.change("matters", code, Entries.matter("新名"), tomorrow)
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("version", equalTo(1), "newest", equalTo(2), "content.name", equalTo("旧名"));
        toTheLastSecondOfToday();
        named(code, "旧名");
        MovedClock.forward(Duration.ofSeconds(2));
        named(code, "新名");
        Entries.read("matters", code).body("version", equalTo(2), "effectiveFrom", equalTo(tomorrow.toString()));
    }

    @Test
    void aLaterWrittenVersionForAnEarlierDayLeavesThePlannedOneStanding() {
        var code = Entries.made("units", Entries.unit("甲局"));
        Entries.change("units", code, Entries.unit("丙局"), today().plusDays(2)).statusCode(200);
        Entries.change("units", code, Entries.unit("乙局"), today()).body("content.name", equalTo("乙局"));
        MovedClock.forward(Duration.ofDays(2));
        Entries.read("units", code).body("content.name", equalTo("丙局"), "newest", equalTo(3));
    }

    @Test
    void thePastIsNotWrittenAnew() {
        var code = Entries.made("regions");
        Entries.change("regions", code, Entries.content("regions"), today().minusDays(1))
                .statusCode(422)
                .body("errors.field", contains("effectiveFrom"));
    }

    @Test
    void whoHasNotReadTheNewestVersionIsRefused() {
        var code = Entries.made("units", Entries.unit("甲局"));
        Entries.put("units", code, null, Map.of("content", Entries.unit("乙局"))).statusCode(412);
        Entries.put("units", code, "\"1\"", Map.of("content", Entries.unit("乙局")))
                .statusCode(200)
                .header("ETag", equalTo("\"2\""));
        Entries.put("units", code, "\"1\"", Map.of("content", Entries.unit("丙局")))
                .statusCode(412)
                .body("detail", startsWith("该条目的最新版本是第 2 版"));
        Entries.put("units", Entries.freshCode(), "\"1\"", Map.of("content", Entries.unit("丙局")))
                .statusCode(412);
    }

    @Test
    void ofEightAdministratorsAtOnceOneWins() {
        var code = Entries.made("matters", Entries.matter("零"));
        var statuses = Together.all(
                8,
                i -> Entries.put("matters", code, "\"1\"", Map.of("content", Entries.matter("名" + i)))
                        .extract()
                        .statusCode());
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(statuses.stream().filter(status -> status == 412)).hasSize(7);
        Entries.read("matters", code).body("newest", equalTo(2));
    }

    @Test
    void theSameAgainIsNoVersion() {
        var code = Entries.made("units", Entries.unit("甲局"));
        Entries.put("units", code, "\"1\"", Map.of("content", Entries.unit("甲局")))
                .statusCode(200)
                .body("newest", equalTo(1));
    }

    @Test
    void theVersionsOfAnEntryAreReadNewestFirst() {
        var code = Entries.made("units", Entries.unit("甲局"));
        Entries.change("units", code, Entries.unit("乙局"), today());
        Entries.change("units", code, Entries.unit("丙局"), today());
        String next = versions(code, "?limit=2")
                .body("items.version", contains(3, 2))
                .extract()
                .path("next");
        versions(code, "?limit=2&after=" + next).body("items.version", contains(1), "next", equalTo(null));
    }

    @Test
    void theFormIsCountedByTheServiceAndATicketKeepsItsOwn() {
        var code = Entries.made("matters", Entries.matter("表单"));
        var ticket = aTicket()
                .with("matter", code)
                .with("elements", Map.of("place", "建设路"))
                .filed();
        var changed = Entries.matter("表单");
        changed.put("form", Entries.form(1, "place", "hours"));
        Entries.change("matters", code, changed, today()).body("content.form.version", equalTo(2));
        aTicket()
                .with("matter", code)
                .with("elements", Map.of("place", "建设路"))
                .send(As.key())
                .then()
                .statusCode(422)
                .body("errors.field", contains("elements.hours"));
        ticket.act(As.manager(), "acceptance", Map.of("matter", code));
        ticket.act(As.manager(), "dispatch", Map.of());
        ticket.readAs(As.manager()).then().body("unit.code", equalTo("JL-CG"));
    }

    @Test
    void everyChangeIsInTheTrailWithWhatWasBefore() {
        var code = Entries.made("units", Entries.unit("甲局"));
        Entries.put("units", code, "\"1\"", Map.of("content", Entries.unit("乙局"), "note", "更名"));
        var trail = As.auditor()
                .get("/api/staff/v1/catalogue/changes?limit=2")
                .then()
                .statusCode(200);
        trail.body("items.code", equalTo(List.of(code, code)))
                .body("items[0].kind", equalTo("UNIT"), "items[0].note", equalTo("更名"))
                .body("items[0].author", equalTo("staff:administrator-JL-12345"))
                .body("items[0].before.name", equalTo("甲局"), "items[0].after.name", equalTo("乙局"))
                .body("items[1].before", equalTo(null));
        String next = trail.extract().path("next");
        As.auditor()
                .get("/api/staff/v1/catalogue/changes?limit=2&after=" + next)
                .then()
                .body("items.code", not(hasItem(code)));
    }

    private static ValidatableResponse versions(String code, String query) {
        return As.agent()
                .get("/api/staff/v1/catalogue/units/{c}/versions" + query, code)
                .then()
                .statusCode(200);
    }

    private static void named(String code, String name) {
        As.nobody().get("/api/citizen/v1/matters/{c}", code).then().body("name", equalTo(name));
        As.nobody()
                .get("/api/citizen/v1/matters")
                .then()
                .body("items.find { it.code == '" + code + "' }.name", equalTo(name));
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(new MovedClock().instant(), CITY);
    }

    private static void toTheLastSecondOfToday() {
        var now = new MovedClock().instant();
        var midnight = today().plusDays(1).atStartOfDay(CITY).toInstant();
        MovedClock.forward(Duration.of(ChronoUnit.MILLIS.between(now, midnight) - 1000, ChronoUnit.MILLIS));
    }
}
