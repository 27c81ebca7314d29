package cn.hotline.supervision;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who sees which desk, and that nobody is given what only others may do or see. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class DeskSightTest {

    @BeforeEach
    void early() {
        Watch.clockAt("2026-03-02T10:00");
    }

    @AfterEach
    void today() {
        MovedClock.reset();
    }

    @Test
    void aDeskIsSeenByItsUnitThoseAboveAndTheCentre() {
        var number = aTicket().dispatchedTo("JL-LT-CG").number();
        assertThat(tickets(as(As.handler("JL-LT"), "BELOW", null))).contains(number);
        assertThat(tickets(as(As.handler("JL-LT-CG"), "DESK", null))).contains(number);
        assertThat(tickets(as(As.agent(), "DESK", "JL-LT-CG"))).contains(number);
        assertThat(tickets(as(As.handler("JL-LT"), "DESK", null))).doesNotContain(number);
        As.handler("JL-QL")
                .queryParam("unit", "JL-LT-CG")
                .get("/api/staff/v1/desk/work")
                .then()
                .statusCode(403);
        var id = as(As.agent(), "DESK", "JL-LT-CG").getFirst().get("id");
        As.handler("JL-QL")
                .post("/api/staff/v1/desk/work/{id}/claim", id)
                .then()
                .statusCode(404);
        new Watch(aTicket().filed()).assertState("TRIAGE", "RUNNING");
        assertThat(as(As.agent(), "DESK", null)).allMatch(item -> !item.containsKey("unit"));
    }

    @Test
    void nobodyIsGivenWhatOnlyOthersMayDoOrSee() {
        As.supervisor().post("/api/staff/v1/desk/next").then().statusCode(204);
        var far = aTicket().inRegion("999902001").filed().number();
        for (int i = 0; i < 50; i++) {
            var limited = As.staff("limited", "dispatcher", "JL-12345", List.of("999901"), true);
            var next = limited.post("/api/staff/v1/desk/next");
            if (next.statusCode() == 204) {
                return;
            }
            assertThat(next.<String>path("kind")).isEqualTo("TRIAGE");
            assertThat(next.<String>path("ticket.number")).isNotEqualTo(far);
        }
    }

    private static List<Map<String, Object>> as(RequestSpecification who, String scope, String unit) {
        var request = who.queryParam("limit", 100).queryParam("scope", scope);
        return (unit == null ? request : request.queryParam("unit", unit))
                .get("/api/staff/v1/desk/work")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    private static List<String> tickets(List<Map<String, Object>> items) {
        return items.stream()
                .map(item -> (String) ((Map<?, ?>) item.get("ticket")).get("number"))
                .toList();
    }
}
