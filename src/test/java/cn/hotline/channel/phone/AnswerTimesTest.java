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
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How soon calls are answered, held against both targets. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class AnswerTimesTest {

    private static final Instant NINE = Instant.parse("2024-03-04T01:00:00Z");
    private static final String TIME = "from=2024-03-04T01:00:00Z&before=2024-03-04T10:00:00Z";

    final String queue = freshId();

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
                .body("hours[1].abandoned", equalTo(1));
    }

    @Test
    void withoutCallsNothingIsReachedAndNothingMissed() {
        figures().then().statusCode(200).body("offered", equalTo(0)).body("targets[0].reached", nullValue());
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
