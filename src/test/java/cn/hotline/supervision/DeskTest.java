package cn.hotline.supervision;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A desk's work: its order, its pages, and that one piece never goes to two people. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class DeskTest {

    /** A unit that no other test dispatches to. */
    private static final String UNIT = "JL-GJJ";

    @BeforeEach
    void early() {
        Watch.clockAt("2026-03-02T10:00");
        work().forEach(item -> As.manager()
                .body(Map.of("reason", "清场"))
                .post("/api/staff/v1/tickets/{n}/withdrawal", ((Map<?, ?>) item.get("ticket")).get("number")));
    }

    @AfterEach
    void today() {
        MovedClock.reset();
    }

    @Test
    void urgedAndMajorTicketsComeFirstThenTheEarliestDeadline() {
        var plain = aTicket().dispatchedTo(UNIT).number();
        var urged = aTicket().dispatchedTo(UNIT).urged().number();
        var major = aTicket().filed();
        major.act(
                As.manager(),
                "emergency-dispatch",
                Map.of(
                        "acceptance",
                        Map.of("matter", ATicket.MATTER, "level", "MAJOR"),
                        "dispatch",
                        Map.of("unit", UNIT)));
        assertThat(tickets(work())).containsExactly(major.number(), major.number(), urged, urged, plain, plain);
        assertThat(work())
                .extracting(item -> item.get("urged"))
                .containsExactly(false, false, true, true, false, false);
    }

    @Test
    void pagesHoldEveryPieceOnce() {
        for (int i = 0; i < 4; i++) {
            aTicket().dispatchedTo(UNIT);
        }
        var seen = new ArrayList<String>();
        String after = null;
        do {
            var request = handler("a").queryParam("limit", 3);
            var page = (after == null ? request : request.queryParam("after", after)).get("/api/staff/v1/desk/work");
            seen.addAll(page.path("items.id"));
            after = page.path("next");
        } while (after != null);
        assertThat(seen).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void onePieceIsNeverGivenToTwo() {
        for (int i = 0; i < 5; i++) {
            aTicket().dispatchedTo(UNIT);
        }
        var taken = Together.all(12, i -> handler("h" + i).post("/api/staff/v1/desk/next"));
        var ids = taken.stream()
                .filter(answer -> answer.statusCode() == 200)
                .map(a -> a.<String>path("id"))
                .toList();
        assertThat(ids).hasSize(10).doesNotHaveDuplicates();
        assertThat(taken).filteredOn(answer -> answer.statusCode() == 204).hasSize(2);
    }

    @Test
    void twoWhoReachForTheSamePieceDoNotBothGetIt() {
        aTicket().dispatchedTo(UNIT);
        var id = work().getFirst().get("id");
        var codes = Together.all(
                6,
                i -> handler("c" + i)
                        .post("/api/staff/v1/desk/work/{id}/claim", id)
                        .statusCode());
        assertThat(codes).containsOnlyOnce(200);
        assertThat(new HashSet<>(codes)).isEqualTo(new HashSet<>(List.of(200, 409)));
    }

    @Test
    void whoStandsInSeesAndReleasesTheWorkOfWhoIsAway() {
        aTicket().dispatchedTo(UNIT);
        present("deputy", Map.of("skills", List.of()));
        present("chief", Map.of("skills", List.of(), "substitute", "deputy", "awayUntil", "2026-03-05T00:00:00+08:00"));
        var id = work().getFirst().get("id");
        handler("chief").post("/api/staff/v1/desk/work/{id}/claim", id).then().statusCode(200);
        assertThat(mine("deputy")).contains((String) id);
        Watch.clockAt("2026-03-05T10:00"); // the chief is back
        assertThat(mine("deputy")).doesNotContain((String) id);
        handler("deputy")
                .post("/api/staff/v1/desk/work/{id}/release", id)
                .then()
                .statusCode(409);
        handler("chief")
                .body(Map.of("to", "deputy"))
                .post("/api/staff/v1/desk/work/{id}/assignment", id)
                .then()
                .statusCode(200)
                .body("assignee", equalTo("deputy"));
        handler("chief")
                .body(Map.of("to", "stranger"))
                .post("/api/staff/v1/desk/work/{id}/assignment", id)
                .then()
                .statusCode(422);
    }

    @Test
    void nextGivesWhatOneIsGoodAt() {
        aTicket().dispatchedTo(UNIT);
        present("expert", Map.of("skills", List.of("05")));
        handler("expert").post("/api/staff/v1/desk/next").then().statusCode(204);
        present("expert", Map.of("skills", List.of("05", ATicket.MATTER.substring(0, 2))));
        handler("expert").post("/api/staff/v1/desk/next").then().statusCode(200);
    }

    private static List<Map<String, Object>> work() {
        return as(handler("reader"), "DESK", null);
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

    private static List<String> mine(String subject) {
        return handler(subject)
                .queryParam("scope", "MINE")
                .get("/api/staff/v1/desk/work")
                .path("items.id");
    }

    private static void present(String subject, Map<String, Object> body) {
        handler(subject).body(body).put("/api/staff/v1/desk/me").then().statusCode(200);
    }

    private static List<String> tickets(List<Map<String, Object>> items) {
        return items.stream()
                .map(item -> (String) ((Map<?, ?>) item.get("ticket")).get("number"))
                .toList();
    }

    private static RequestSpecification handler(String subject) {
        return As.staff(subject, "handler", UNIT, List.of(), true);
    }
}
