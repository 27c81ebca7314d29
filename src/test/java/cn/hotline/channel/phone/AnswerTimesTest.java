package cn.hotline.channel.phone;

import static cn.hotline.channel.phone.Switchboard.CALLS;
import static cn.hotline.channel.phone.Switchboard.freshId;
import static cn.hotline.channel.phone.Switchboard.report;
import static cn.hotline.channel.phone.Switchboard.tell;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How soon calls are answered, held against both targets. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class AnswerTimesTest {

    private static final Instant NINE = Instant.parse("2024-03-04T01:00:00Z");
    private static final String TIME = "from=2024-03-04T01:00:00Z&before=2024-03-04T10:00:00Z";

    final String queue = freshId();

    @Inject
    EntityManager db;

    @Test
    void callsAreCountedByHourAndHeldAgainstTheTargets() {
        for (int i = 0; i < 18; i++) {
            call(i * 60, 10);
        }
        call(1200, 25);
        call(3700, null);
        figures()
                .then()
                .statusCode(200)
                .body("offered", equalTo(20))
                .body("answered", equalTo(19))
                .body("abandoned", equalTo(1))
                .body("averageSeconds", equalTo(10.79f))
                .body("targets.seconds", contains(15, 30))
                .body("targets.percent", contains(95, 90))
                .body("targets.reached", contains(90f, 95f))
                .body("targets.met", contains(false, true))
                .body("hours.offered", contains(19, 1))
                .body("hours[0].within15", equalTo(18))
                .body("hours[0].within30", equalTo(19))
                .body("hours[1].abandoned", equalTo(1))
                .body("hours[1].averageSeconds", nullValue());
    }

    @Test
    void withoutCallsNothingIsReachedAndNothingMissed() {
        figures().then().statusCode(200).body("offered", equalTo(0)).body("targets[0].reached", nullValue());
    }

    @Test
    void theSumsAreOfAllHoursAlsoWhereNotAllAreListed() {
        QuarkusTransaction.requiringNew().run(() -> db.createNativeQuery("""
                        insert into phone_call (id, call_id, version, direction, state, agents, queue, offered_at, answered_at, heard_at,
                            reports, turns, characters, complete, missed)
                        select uuidv7(interval '-3 years'), 'many-' || gen_random_uuid(), 0, 'INBOUND', 'ENDED', '{}', 'many-' || n % 10, at, at, at,
                            1, 0, 0, true, false
                        from generate_series(0, 5999) n, lateral (select cast('2023-05-01Z' as timestamptz) + n / 10 * interval '1 hour' as at) t""").executeUpdate());
        As.manager()
                .get("/api/staff/v1/calls/answer-times?from=2023-05-01T00:00:00Z&before=2023-06-01T00:00:00Z")
                .then()
                .statusCode(200)
                .body("offered", equalTo(6000))
                .body("targets.reached", contains(100f, 100f))
                .body("hours.size()", equalTo(5000));
        QuarkusTransaction.requiringNew()
                .run(() -> db.createNativeQuery("delete from phone_call where call_id like 'many-%'")
                        .executeUpdate());
    }

    @Test
    void theTimeIsBounded() {
        As.manager()
                .get("/api/staff/v1/calls/answer-times?from=2024-01-01T00:00:00Z&before=2024-03-01T00:00:00Z")
                .then()
                .statusCode(400);
        As.agent().get("/api/staff/v1/calls/answer-times").then().statusCode(403);
    }

    private Response figures() {
        return As.manager().get("/api/staff/v1/calls/answer-times?" + TIME + "&queue=" + queue);
    }

    private void call(long second, Integer wait) {
        var offered = NINE.plusSeconds(second);
        var id = freshId();
        if (wait == null) {
            tell(
                    CALLS,
                    report(id, offered, "queue", queue, "offeredAt", offered, "abandonedAt", offered.plusSeconds(40)));
        } else {
            var answered = offered.plusSeconds(wait);
            tell(CALLS, report(id, offered, "queue", queue, "offeredAt", offered, "answeredAt", answered));
        }
    }
}
