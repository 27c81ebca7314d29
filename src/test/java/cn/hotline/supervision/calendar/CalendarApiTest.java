package cn.hotline.supervision.calendar;

import static cn.hotline.supervision.calendar.Notices.body;
import static cn.hotline.supervision.calendar.Notices.day;
import static cn.hotline.supervision.calendar.Notices.newYear;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import cn.hotline.support.Together;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Years are announced and corrected over HTTP; what is counted follows at once. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class CalendarApiTest {

    private static final String YEARS = "/api/staff/v1/calendar/years/{year}";

    @Inject
    Rulebooks rulebooks;

    @Inject
    Heard heard;

    /** What other rooms would hear. */
    @Singleton
    static class Heard {
        final List<Integer> versions = new CopyOnWriteArrayList<>();

        void hear(@Observes CalendarChanged changed) {
            versions.add(changed.version());
        }
    }

    @Test
    void theNoticesThatComeWithTheProgramAreThere() {
        As.agent()
                .get("/api/staff/v1/calendar/years")
                .then()
                .statusCode(200)
                .body("items.find { it.year == 2018 }.provisional", equalTo(false))
                .body("items.find { it.year == 2026 }.makeUps", equalTo(6));
        As.agent()
                .get(YEARS, 2026)
                .then()
                .statusCode(200)
                .body("days", hasSize(39))
                .body("versions[-1].announcedBy", equalTo("hotline"))
                .body("source", startsWith("https://www.gov.cn/"));
        As.agent().get(YEARS, 1999).then().statusCode(404);
        As.agent().get(YEARS + "?version=7", 2026).then().statusCode(404);
    }

    @Test
    void aProvisionalYearIsCorrectedByItsNoticeAndTheNoticeByAFurtherOne() {
        As.agent().get(YEARS, 2027).then().body("provisional", equalTo(true)).body("days", empty());
        deadline("2026-12-31T10:00:00Z")
                .body("end", equalTo("2027-01-01T10:00:00Z"))
                .body("provisional", equalTo(true))
                .body("days[-1].kind", equalTo("WORKING"))
                .body("days[-1].workingDay", equalTo(1));
        int before = calendar();
        announce(2027, newYear(2027)).statusCode(200).body("version", equalTo(1));
        deadline("2026-12-31T10:00:00Z")
                .body("end", equalTo("2027-01-04T10:00:00Z"))
                .body("provisional", equalTo(false))
                .body("days[1].kind", equalTo("HOLIDAY"))
                .body("days[1].name", equalTo("元旦"));
        announce(2027, List.of(day("2027-01-03", "元旦", false), newYear(2027).getFirst()))
                .statusCode(200)
                .body("version", equalTo(2))
                .body("days.date", equalTo(List.of("2027-01-01", "2027-01-03")))
                .body("versions.version", equalTo(List.of(2, 1)))
                .body("versions[0].announcedBy", startsWith("staff:"));
        deadline("2026-12-31T10:00:00Z")
                .body("end", equalTo("2027-01-03T10:00:00Z"))
                .body("days[-1].kind", equalTo("MAKE_UP"));
        As.agent().get(YEARS + "?version=1", 2027).then().body("days", hasSize(1));
        assertThat(calendar()).isEqualTo(before + 2);
        assertThat(heard.versions).contains(before + 1, before + 2);
    }

    @Test
    void whatSaysNothingNewChangesNothing() {
        announce(2015, newYear(2015)).statusCode(200);
        int before = calendar();
        announce(2015, newYear(2015)).statusCode(200).body("version", equalTo(1));
        assertThat(calendar()).isEqualTo(before);
        assertThat(heard.versions).doesNotHaveDuplicates();
    }

    @Test
    void twoAtOnceMakeTwoVersions() {
        Together.all(
                2,
                i -> announce(2014, List.of(day("2014-01-0" + (i + 1), "元旦", true)))
                        .statusCode(200));
        As.agent().get(YEARS, 2014).then().body("versions.version", equalTo(List.of(2, 1)));
    }

    @Test
    void eachDayThatCannotBeRightIsNamed() {
        announce(
                        2027,
                        List.of(
                                day("2027-10-01", "国庆节", true),
                                day("2027-10-01", "国庆节", true),
                                day("2027-10-06", "国庆节", false),
                                day("2026-10-01", "国庆节", true),
                                day("2028-01-11", "元旦", true)))
                .statusCode(422)
                .body("errors.field", equalTo(List.of("days[1].date", "days[2].date", "days[3].date", "days[4].date")))
                .body("errors[0].message", startsWith("2027-10-01"));
        announce(2013, List.of(day("2013-01-05", "元旦", false))).statusCode(422).body("errors.field", hasItem("days"));
        announce(2199, newYear(2199)).statusCode(422).body("errors.field", hasItem("year"));
        As.administrator()
                .body(Map.of("source", " ", "days", List.of()))
                .put(YEARS, 2027)
                .then()
                .statusCode(422)
                .body("errors", hasSize(2));
        As.manager().body(body(newYear(2027))).put(YEARS, 2027).then().statusCode(403);
    }

    @Test
    void theCalculatorRefusesWhatItCannotCount() {
        var path = "/api/staff/v1/calendar/deadline";
        As.agent().get(path).then().statusCode(200).body("days.workingDay", hasItem(1));
        As.agent().get(path + "?amount=251").then().statusCode(400);
        As.agent().get(path + "?start=1990-01-01T00:00:00Z").then().statusCode(400);
        As.agent()
                .get(path + "?amount=30&unit=WORKING_MINUTES&start=2026-11-20T09:45:00Z")
                .then()
                .statusCode(200)
                .body("end", equalTo("2026-11-23T01:15:00Z"))
                .body("days.workingMinutes", equalTo(List.of(15, 0, 0, 15)));
    }

    private int calendar() {
        return QuarkusTransaction.requiringNew().call(() -> rulebooks.current().calendarVersion());
    }

    private static ValidatableResponse announce(int year, List<Map<String, Object>> days) {
        return As.administrator().body(body(days)).put(YEARS, year).then();
    }

    private static ValidatableResponse deadline(String start) {
        return As.agent()
                .get("/api/staff/v1/calendar/deadline?amount=1&unit=WORKING_DAYS&start=" + start)
                .then()
                .statusCode(200);
    }
}
