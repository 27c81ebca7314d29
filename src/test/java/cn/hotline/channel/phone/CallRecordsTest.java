package cn.hotline.channel.phone;

import static cn.hotline.channel.phone.Switchboard.CALLS;
import static cn.hotline.channel.phone.Switchboard.agent;
import static cn.hotline.channel.phone.Switchboard.freshId;
import static cn.hotline.channel.phone.Switchboard.now;
import static cn.hotline.channel.phone.Switchboard.report;
import static cn.hotline.channel.phone.Switchboard.send;
import static cn.hotline.channel.phone.Switchboard.talked;
import static cn.hotline.channel.phone.Switchboard.tell;
import static cn.hotline.channel.phone.Switchboard.turn;
import static cn.hotline.channel.phone.Switchboard.turnsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.Together;
import cn.hotline.survey.SurveyBook;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls as the platform tells of them: late, twice, out of order, and by two nodes at once. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class CallRecordsTest {

    @Inject
    Forgetting forgetting;

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void inWhateverOrderReportsComeTheCallIsTheSame() {
        var random = new Random(20261122);
        for (int round = 0; round < 6; round++) {
            var id = freshId();
            var start = now().minusSeconds(300);
            var reports = new ArrayList<>(List.of(
                    report(id, start, "caller", "19900000011", "offeredAt", start),
                    report(id, start.plusSeconds(12), "agent", "walk-a", "answeredAt", start.plusSeconds(12)),
                    report(id, start.plusSeconds(60), "agent", "walk-b", "queue", "experts"),
                    report(id, start.plusSeconds(90), "endedAt", start.plusSeconds(90), "recording", "rec/1"),
                    report(id, start.plusSeconds(91), "endedAt", start.plusSeconds(90), "abandonedAt", start)));
            reports.addAll(List.copyOf(reports.subList(1, 4)));
            Collections.shuffle(reports, random);
            reports.forEach(report -> tell(CALLS, report));
            agent("walk-b")
                    .get("/api/staff/v1/calls/{id}", id)
                    .then()
                    .statusCode(200)
                    .body("call.state", equalTo("ENDED"))
                    .body("call.agents", contains("walk-a", "walk-b"))
                    .body("call.queue", equalTo("experts"))
                    .body("call.caller", equalTo("199****0011"))
                    .body("recording", equalTo("rec/1"));
            assertThat(Rows.count("select reports from phone_call where call_id = ?", id))
                    .isEqualTo(5);
        }
    }

    @Test
    void turnsComeInAnyOrderAndTheLatestRevisionStays() {
        var id = freshId();
        var random = new Random(7);
        var turns = new ArrayList<Map<String, Object>>();
        for (int index = 0; index < 20; index++) {
            for (int revision = 0; revision <= index % 3; revision++) {
                turns.add(turn(index, revision, "第" + index + "句，第" + revision + "稿"));
            }
        }
        turns.addAll(List.copyOf(turns));
        Collections.shuffle(turns, random);
        for (int from = 0; from < turns.size(); from += 7) {
            var part = turns.subList(from, Math.min(turns.size(), from + 7));
            tell(CALLS + "/" + id + "/transcript", Map.of("turns", part));
        }
        tell(CALLS, report(id, now(), "agent", "walk-c"));
        var kept = turnsOf(id, "walk-c");
        assertThat(kept).hasSize(20);
        for (int index = 0; index < 20; index++) {
            assertThat(kept.get(index)).containsEntry("text", "第" + index + "句，第" + index % 3 + "稿");
        }
    }

    @Test
    void theSameFromTwoNodesAtOnceIsOneCall() {
        var id = freshId();
        var report = report(id, now(), "caller", "19900000012", "agent", "twin", "offeredAt", now());
        var statuses = Together.all(
                8,
                i -> i % 2 == 0
                        ? send(CALLS, report).statusCode()
                        : send(CALLS + "/" + id + "/transcript", Map.of("turns", List.of(turn(i, 0, "第" + i + "句"))))
                                .statusCode());
        assertThat(statuses).containsOnly(200);
        assertThat(Rows.count("select reports from phone_call where call_id = ?", id))
                .isOne();
        assertThat(turnsOf(id, "twin")).hasSize(4);
    }

    @Test
    void whatHappenedToTheLineIsKeptOnce() {
        var id = talked("19900000013", "line-a");
        var at = now().minusSeconds(30).toString();
        var marks = Map.of("marks", List.of(Map.of("kind", "THREE_WAY", "at", at, "party", "市供水公司")));
        tell(CALLS + "/" + id + "/marks", marks);
        tell(CALLS + "/" + id + "/marks", marks);
        agent("line-a")
                .get("/api/staff/v1/calls/{id}", id)
                .then()
                .body("marks.size()", equalTo(1))
                .body("marks[0].party", equalTo("市供水公司"));
    }

    @Test
    void agentsSeeTheirOwnCallsAndManagersAllButNotTheWords() {
        var id = talked("19900000014", "own-a", "建设路的路灯不亮");
        agent("own-a")
                .get("/api/staff/v1/calls?state=ENDED")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id));
        agent("own-b").get("/api/staff/v1/calls").then().statusCode(200).body("items.id", not(hasItem(id)));
        agent("own-b").get("/api/staff/v1/calls/{id}", id).then().statusCode(404);
        As.manager().get("/api/staff/v1/calls").then().body("items.id", hasItem(id));
        As.manager()
                .get("/api/staff/v1/calls/{id}", id)
                .then()
                .statusCode(200)
                .body("turns", empty())
                .body("proposal", nullValue());
    }

    @Test
    void aHiddenNumberIsNoReasonToLoseACall() {
        var id = talked("anonymous", "own-c");
        agent("own-c")
                .get("/api/staff/v1/calls/{id}", id)
                .then()
                .statusCode(200)
                .body("call.caller", nullValue());
    }

    @Test
    void wordsAreForgottenWhenTheirTimeIsOverAndFiguresStay() {
        var waiting = SurveyBook.freshPhone();
        Switchboard.missed(waiting);
        assertThat(TaskRows.of(waiting)).hasSize(1);
        var id = talked("19900000015", "old-a", "建设路的路灯不亮");
        MovedClock.forward(Duration.ofDays(366));
        forgetting.forgetOld();
        assertThat(TaskRows.of(waiting)).isEmpty();
        assertThat(Rows.count("select count(*) from phone_call where call_id = ? and data_key is null", id))
                .isOne();
        tell(CALLS, report(id, now(), "caller", "19900000015"));
        agent("old-a")
                .get("/api/staff/v1/calls/{id}", id)
                .then()
                .statusCode(200)
                .body("turns", empty())
                .body("call.state", equalTo("ENDED"));
    }
}
