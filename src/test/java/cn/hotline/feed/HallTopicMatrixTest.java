package cn.hotline.feed;

import static cn.hotline.hall.queue.ANumber.HALL;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.hall.queue.ANumber;
import cn.hotline.support.ATicket;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may follow what of a hall. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class HallTopicMatrixTest {

    /** By caller: the board, a hall that is not there, a counter, one that is not there, the reporter's number, and one whose code is shown. */
    private static final String MATRIX = """
            nobody          ok 404 403 403 401 ok
            reporter        ok 404 403 403 ok  ok
            stranger        ok 404 403 403 404 ok
            device          ok 404 403 403 404 ok
            partner         ok 404 403 403 403 403
            clerk           ok 404 ok  404 403 403
            hallmanager     ok 404 ok  404 403 403
            otherclerk      ok 404 404 404 403 403
            agent           ok 404 403 403 403 403
            manager         ok 404 403 403 403 403
            supervisor      ok 404 403 403 403 403
            handler         ok 404 403 403 403 403
            auditor         ok 404 403 403 403 403
            """;

    @Test
    void everyKindOfCallerOpensItsTopicsAndNoOther() {
        var own = ANumber.taken("SOCIAL", Followers.REPORTER);
        var slip = ANumber.taken("SOCIAL");
        var wrong = new ArrayList<String>();
        MATRIX.lines().map(line -> line.split("\\s+")).forEach(row -> {
            var asked = List.of(
                    Map.of("topic", "board:" + HALL),
                    Map.of("topic", "board:NOWHERE"),
                    Map.of("topic", "counter:" + HALL + "/01"),
                    Map.of("topic", "counter:" + HALL + "/99"),
                    Map.of("topic", "number:" + own.id()),
                    Map.of("topic", "number:" + slip.id(), "queueCode", slip.code()));
            for (int i = 0; i < asked.size(); i++) {
                var answer = answer(row[0], asked.get(i));
                if (!answer.equals(row[i + 1])) {
                    wrong.add(row[0] + " " + asked.get(i).get("topic") + ": " + answer + " instead of " + row[i + 1]);
                }
            }
        });
        assertThat(wrong).isEmpty();
        own.step(cn.hotline.hall.queue.QueueVerb.LEFT, null);
    }

    @Test
    void aWrongCodeLooksLikeANumberThatIsNotThere() {
        var slip = ANumber.taken("TAX");
        assertThat(answer("nobody", Map.of("topic", "number:" + slip.id(), "queueCode", "0000-0000")))
                .isEqualTo("404");
        assertThat(answer("device", Map.of("topic", "number:" + slip.id(), "queueCode", "00000000")))
                .isEqualTo("404");
        assertThat(answer("nobody", Map.of("topic", "number:" + java.util.UUID.randomUUID(), "queueCode", slip.code())))
                .isEqualTo("404");
    }

    @Test
    void aClerkIsToldNothingOfTickets() {
        var ticket = ATicket.aTicket().dispatched();
        for (var topic : List.of("ticket:" + ticket.number(), "desk:" + ATicket.UNIT, "mine", "supervision")) {
            assertThat(answer("clerk", Map.of("topic", topic))).as(topic).isEqualTo("403");
        }
    }

    private static String answer(String who, Map<String, String> asked) {
        try (var ear = Followers.open(who)) {
            ear.subscribe(new HashMap<>(asked));
            var first = ear.await(
                    f -> Set.of("live", "problem").contains(f.path("type").asText()));
            return first.path("type").asText().equals("live")
                    ? "ok"
                    : first.path("problem").path("status").asText();
        }
    }
}
