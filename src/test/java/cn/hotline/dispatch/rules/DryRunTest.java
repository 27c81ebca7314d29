package cn.hotline.dispatch.rules;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.hotline.support.ACatalogue;
import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.InHandling;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A dry run tells what a naive count of the same tickets comes to. All tickets are those of one day of their own, years from now. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class DryRunTest {

    private static final LocalDate DAY = LocalDate.of(2071, 5, 3);
    private static final List<String> REGIONS = List.of("999901001", "999902", "999903003", "999905");
    private static final List<String> TEXTS = List.of("路灯不亮", "楼下油烟大", "树枝挡住窗户", "其他的事");

    private record Past(String number, String region, String text, String unit) {}

    private static final List<Past> PAST = new ArrayList<>();
    private static String version = "";

    @BeforeEach
    void fill() {
        if (!PAST.isEmpty()) {
            return;
        }
        var today = LocalDate.now(ZoneOffset.ofHours(8));
        MovedClock.forward(Duration.ofDays(ChronoUnit.DAYS.between(today, DAY)));
        for (var region : REGIONS) {
            for (var text : TEXTS) {
                var unit = PAST.size() % 3 == 0 ? "JL-YL" : "JL-ZJ";
                PAST.add(new Past(dispatched(aTicket(), region, text, unit), region, text, unit));
            }
        }
        PAST.add(new Past(dispatched(aTicket().confidential(), "999902", "路灯坏了", "JL-ZJ"), "999902", "路灯坏了", "JL-ZJ"));
        aTicket().saying("没有派单").accepted();
        InHandling.centre(InHandling.unit(aTicket().saying("退单成立").dispatched(), "return"), "return-review");
        MovedClock.reset();
        version = ACatalogue.from(DAY)
                .rule(Map.of("matter", "02"), "JL-HB")
                .rule(Map.of("matter", "0199", "keywords", List.of("路灯")), "JL-CG")
                .local(Map.of("matter", "019901", "region", "999903"), "STREET")
                .rule(Map.of("exceptKeywords", List.of("其他")), "JL-YL")
                .drafted();
    }

    @AfterEach
    void now() {
        MovedClock.reset();
    }

    @Test
    void itCountsAsANaiveScanDoes() {
        var report = run(100);
        var would = new HashMap<String, Integer>();
        var hits = new int[5];
        int changed = 0;
        for (var past : PAST) {
            int rule = past.text().contains("路灯")
                    ? 2
                    : past.region().startsWith("999903") ? 3 : past.text().contains("其他") ? 0 : 4;
            var unit = List.of("JL-ZJ", "-", "JL-CG", "JL-SHJ-YK", "JL-YL").get(rule);
            would.merge(unit, 1, Integer::sum);
            hits[rule]++;
            changed += unit.equals(past.unit()) ? 0 : 1;
        }
        report.then().statusCode(200).body("tickets", equalTo(PAST.size())).body("more", equalTo(false));
        assertThat(report.<Integer>path("unmatched")).isEqualTo(hits[0]);
        assertThat(report.<Integer>path("undecided")).isZero();
        assertThat(report.<Integer>path("changed")).isEqualTo(changed);
        assertThat(report.<List<Integer>>path("rules.hits")).containsExactly(hits[1], hits[2], hits[3], hits[4]);
        assertThat(report.<List<Integer>>path("idleRules")).containsExactly(1);
        List<Map<String, Object>> units = report.path("units");
        for (var unit : units) {
            var code = (String) unit.get("unit");
            assertThat(unit.get("would")).as(code).isEqualTo(would.getOrDefault(code, 0));
            assertThat(unit.get("got")).as(code).isEqualTo((int)
                    PAST.stream().filter(p -> p.unit().equals(code)).count());
        }
    }

    @Test
    void aNumberIsToldOnlyToWhomTheTicketExists() {
        var secret = PAST.getLast().number();
        assertThat(run(100).<List<String>>path("examples.number")).contains(secret);
        var administrator =
                As.administrator().body(span(100)).post("/api/staff/v1/dispatch-catalogues/{v}/dry-run", version);
        administrator.then().statusCode(200).body("tickets", equalTo(PAST.size()));
        assertThat(administrator.<List<String>>path("examples.number"))
                .isNotEmpty()
                .doesNotContain(secret);
        var ofDistrict = As.staff("m", "manager", "JL-12345", List.of("999901"), true)
                .body(span(100))
                .post("/api/staff/v1/dispatch-catalogues/{v}/dry-run", version);
        assertThat(ofDistrict.<List<String>>path("examples.number"))
                .isNotEmpty()
                .allMatch(number -> PAST.stream()
                        .anyMatch(p -> p.number().equals(number) && p.region().startsWith("999901")));
    }

    @Test
    void theNewestAreTakenWhenThereAreMore() {
        run(3).then().body("tickets", equalTo(3)).body("more", equalTo(true));
        run(PAST.size()).then().body("tickets", equalTo(PAST.size())).body("more", equalTo(false));
        assertThat(run(1).<List<String>>path("examples.number"))
                .containsExactly(PAST.getLast().number());
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        var backwards = new HashMap<>(span(10));
        backwards.put("filedBefore", "2000-01-02T00:00:00+08:00");
        ACatalogue.dryRun(version, backwards).then().statusCode(422).body("errors.field[0]", equalTo("filedBefore"));
        backwards.put("filedFrom", "-999999999-01-01T00:00:00Z");
        assertThat(ACatalogue.dryRun(version, backwards).statusCode()).isIn(400, 422);
        ACatalogue.dryRun(version, span(100_001)).then().statusCode(422);
        ACatalogue.dryRun("2147483647", span(1)).then().statusCode(404);
    }

    @Test
    void manyAtOnceAreServedOrToldToComeBack() {
        var answers = Together.all(8, i -> run(100));
        assertThat(answers).extracting(Response::statusCode).contains(200).containsOnly(200, 503);
        assertThat(answers).filteredOn(a -> a.statusCode() == 503).allMatch(a -> a.header("Retry-After") != null);
    }

    private static Response run(int limit) {
        return ACatalogue.dryRun(version, span(limit));
    }

    private static Map<String, Object> span(int limit) {
        var from = OffsetDateTime.of(DAY.minusDays(2).atStartOfDay(), ZoneOffset.ofHours(8));
        return Map.of(
                "filedFrom",
                from.toInstant().toString(),
                "filedBefore",
                from.plusDays(5).toInstant().toString(),
                "limit",
                limit);
    }

    private static String dispatched(ATicket ticket, String region, String text, String unit) {
        return ticket.titled("一件事")
                .saying(text)
                .filed()
                .act(As.manager(), "acceptance", Map.of("matter", ATicket.MATTER, "region", region))
                .act(As.manager(), "dispatch", Map.of("unit", unit))
                .number();
    }
}
