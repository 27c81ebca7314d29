package cn.hotline.hall.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import cn.hotline.support.As;
import cn.hotline.support.Await;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Whose number it is, and what they are told of it. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class HolderTest extends WithHall {

    private static final String NUMBER = "/api/citizen/v1/numbers/{id}";

    final UUID citizen = UUID.randomUUID();

    @Inject
    AgroalDataSource database;

    @Test
    void whoWaitsAnewIsToldToComeNearAgain() {
        var taken = hall.takes("SOCIAL").extract();
        String id = taken.path("id");
        for (int i = 0; i < 5; i++) {
            hall.taken("SOCIAL");
        }
        hall.open("02");
        hall.next("02");
        hall.at("02", "skip");
        hall.manager()
                .post("/api/staff/v1/halls/{hall}/numbers/{id}/return", hall.code(), id)
                .then()
                .body("near", equalTo(false), "ahead", equalTo(3));
        hall.called("02");
        As.nobody()
                .header("Queue-Code", taken.<String>path("code"))
                .get(NUMBER, id)
                .then()
                .body("near", equalTo(true));
        assertThat(Rows.count(
                        "select count(*) from queue_step where queue_ticket = ? and verb = 'NEAR'",
                        UUID.fromString(id)))
                .isEqualTo(2);
    }

    @Test
    void whoIsPartedFromAnotherKeepsTheirOwnNumber() {
        var other = UUID.randomUUID();
        AHall.run(
                "insert into citizen (id, person, enrolled_at) values ('%1$s', '%1$s', now()), ('%2$s', '%1$s', now())",
                other, citizen);
        String id = hall.asCitizen(citizen, "SOCIAL").then().extract().path("id");
        hall.asCitizen(other, "SOCIAL").then().statusCode(409);
        AHall.run("update citizen set person = id where id = '%s'", citizen);
        As.citizen(other).get(NUMBER, id).then().statusCode(404);
        As.citizen(citizen).get(NUMBER, id).then().statusCode(200);
    }

    @Test
    void whoTakesAnotherNumberAtTheVeryMomentHasThatOne() throws Exception {
        String id = hall.asCitizen(citizen, "SOCIAL").then().extract().path("id");
        hall.open("02");
        hall.next("02");
        hall.at("02", "skip").then().statusCode(200);
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var pool = Executors.newSingleThreadExecutor()) {
            connection.setAutoCommit(false);
            statement.execute("""
                    insert into queue_ticket (id, hall, day, number, service, kind, priority, channel, citizen, person, code_hash,
                        state, taken_at, turn_at, version)
                    select gen_random_uuid(), hall, day, 'A900', service, kind, priority, channel, citizen, person, code_hash,
                        'WAITING', taken_at, turn_at, 0
                    from queue_ticket where id = '%s'""".formatted(id));
            var back = pool.submit(() -> As.citizen(citizen).post(NUMBER + "/return", id));
            Await.until(
                    "it waits",
                    Duration.ofSeconds(5),
                    () -> Rows.count("select count(*) from pg_stat_activity where wait_event_type = 'Lock'") > 0);
            connection.commit();
            back.get().then().statusCode(409).body("detail", containsString("已有"));
        }
    }
}
