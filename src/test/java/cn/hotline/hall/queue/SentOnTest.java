package cn.hotline.hall.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is to go to one counter is never forgotten there. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class SentOnTest extends WithHall {

    @BeforeEach
    void open() {
        hall.open("01", "02");
    }

    @Test
    void whoComesBackToACounterThatHasClosedIsCalledByAnother() {
        var parked = parked();
        hall.at("02", "closing").then().statusCode(200);
        back(parked);
        assertThat(hall.next("01")).isEqualTo("A001");
    }

    @Test
    void whoComesBackToACounterThatPausesIsCalledByAnother() {
        var parked = parked();
        back(parked);
        assertThat(hall.next("01")).isNull();
        hall.at("02", "pause").then().statusCode(200);
        hall.clerk("01")
                .get("/api/staff/v1/halls/{hall}/counters/01", hall.code())
                .then()
                .body("waiting", equalTo(1));
        assertThat(hall.next("01")).isEqualTo("A001");
    }

    @Test
    void whoComesBackToACounterThatPausedMeanwhileIsItsOwnAgain() {
        var parked = parked();
        hall.at("02", "pause");
        back(parked);
        hall.open("02");
        assertThat(hall.next("01")).isNull();
        assertThat(hall.next("02")).isEqualTo("A001");
    }

    @Test
    void aClerkHasSomebodyComeToTheirOwnCounter() {
        var parked = parked();
        hall.at("01", "resumption", Map.of("number", parked)).then().statusCode(200);
        hall.at("01", "resumption", Map.of("number", parked)).then().statusCode(200);
        assertThat(hall.next("02")).isNull();
        assertThat(hall.next("01")).isEqualTo("A001");
        assertThat(steps("RETURNED")).isEqualTo(1);
    }

    @Test
    void aCounterThatCannotDoItHasNobodyComeBack() {
        var parked = parked();
        hall.open("03");
        hall.at("03", "resumption", Map.of("number", parked)).then().statusCode(422);
    }

    @Test
    void whoHasANumberForTheOtherServiceKeepsThatOne() {
        var citizen = UUID.randomUUID();
        hall.asCitizen(citizen, "SOCIAL").then().statusCode(201);
        String other = hall.asCitizen(citizen, "MEDICAL").then().extract().path("id");
        hall.next("02");
        hall.at("02", "redirection", Map.of("service", "MEDICAL"))
                .then()
                .statusCode(409)
                .body("detail", containsString("已有"));
        As.citizen(citizen)
                .post("/api/citizen/v1/numbers/{id}/leaving", other)
                .then()
                .statusCode(200);
        hall.at("02", "redirection", Map.of("service", "MEDICAL")).then().statusCode(200);
        assertThat(hall.next("01")).isEqualTo("A001");
    }

    @Test
    void nobodyComesBackToAServiceThatIsNoMore() {
        var parked = parked();
        AHall.run("update hall_service set retired = true where hall = '%s' and code = 'SOCIAL'", hall.code());
        hall.manager()
                .post("/api/staff/v1/halls/{hall}/numbers/{id}/return", hall.code(), parked)
                .then()
                .statusCode(404);
    }

    @Test
    void stepsAreToldWithTheServiceTheyWereMadeFor() {
        hall.taken("SOCIAL");
        hall.next("02");
        hall.at("02", "redirection", Map.of("service", "MEDICAL")).then().statusCode(200);
        assertThat(Rows.text(
                        "select string_agg(s.verb || ' ' || s.service, ', ' order by s.seq) from queue_step s join queue_ticket t on t.id = s.queue_ticket where t.hall = ?",
                        hall.code()))
                .isEqualTo("TAKEN SOCIAL, NEAR SOCIAL, CALLED SOCIAL, REDIRECTED MEDICAL, NEAR MEDICAL");
    }

    private String parked() {
        String id = hall.takes("SOCIAL").extract().path("id");
        hall.next("02");
        hall.at("02", "start");
        hall.at("02", "parking").then().statusCode(200);
        return id;
    }

    private void back(String id) {
        hall.manager()
                .post("/api/staff/v1/halls/{hall}/numbers/{id}/return", hall.code(), id)
                .then()
                .statusCode(200)
                .body("state", equalTo("WAITING"));
    }

    private long steps(String verb) {
        return Rows.count(
                "select count(*) from queue_step s join queue_ticket t on t.id = s.queue_ticket where t.hall = ? and s.verb = ?",
                hall.code(),
                verb);
    }
}
