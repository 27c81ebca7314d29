package cn.hotline.supervision;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import cn.hotline.support.As;
import cn.hotline.support.InHandling;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A year whose holidays are not announced is provisional; when the notice comes, the date moves and the citizen is told, once. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class RecountTest {

    @Inject
    Recount recount;

    @Inject
    Sweep sweep;

    @BeforeEach
    void alone() {
        Watch.alone();
    }

    @AfterEach
    void today() {
        MovedClock.reset();
    }

    @Test
    void theDateMovesWithTheNoticeAndTheCitizenIsToldOnce() {
        Watch.clockAt("2029-12-28T10:00");
        var ticket = aTicket().signed();
        var watch = new Watch(ticket);
        assertThat(watch.due("HANDLE")).isEqualTo(Watch.at("2030-01-04T18:00")); // weekends only
        ticket.track().then().body("dueProvisional", equalTo(true));
        InHandling.unit(ticket, "assistance");

        announce(2029, List.of(day("2029-12-31", "元旦", true)));
        announce(2030, List.of(day("2030-01-01", "元旦", true), day("2030-01-05", "元旦", false)));
        atOnce();
        assertThat(watch.due("HANDLE")).isEqualTo(Watch.at("2030-01-07T18:00"));
        ticket.track().then().body("dueAt", equalTo("2030-01-07T10:00:00Z")).body("dueProvisional", equalTo(false));
        As.codeHolder(ticket.code())
                .get("/api/citizen/v1/tickets/{n}/timeline", ticket.number())
                .then()
                .body("items.text", hasItem("因节假日安排公布，办理期限调整到 2030-01-07 18:00。"));
        atOnce();
        assertThat(Collections.frequency(watch.actions(), "RESCHEDULE")).isOne();
    }

    @Test
    void aStageOfTheOldCalendarIsNotTakenAfterTheNotice() {
        Watch.clockAt("2031-12-24T10:00"); // due on Wednesday the 31st, red on Thursday
        var watch = new Watch(aTicket().signed());
        announce(2031, List.of(day("2031-12-31", "元旦", true)));
        announce(2032, List.of(day("2032-01-01", "元旦", true), day("2032-01-02", "元旦", true)));
        Watch.clockAt("2032-01-01T10:00");
        sweep.run(); // before any recount
        assertThat(watch.due("HANDLE")).isEqualTo(Watch.at("2032-01-05T18:00"));
        assertThat(watch.words()).doesNotContain("red card proposed (handling)");
        assertThat(watch.actions()).containsOnlyOnce("RESCHEDULE");
    }

    private void atOnce() {
        Together.all(3, node -> {
            recount.run();
            return node;
        });
    }

    private static Map<String, Object> day(String date, String name, boolean off) {
        return Map.of("date", date, "name", name, "off", off);
    }

    private static void announce(int year, List<Map<String, Object>> days) {
        As.administrator()
                .body(Map.of("source", "国办发明电〔" + (year - 1) + "〕7号", "days", days))
                .put("/api/staff/v1/calendar/years/{y}", year)
                .then()
                .statusCode(200);
    }
}
