package cn.hotline.feed;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Ear;
import cn.hotline.support.Postgres;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may follow what: nobody is told by the feed what REST would not show them. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class TopicMatrixTest {

    /** By caller: a ticket of the reporter, a partner's ticket, a confidential ticket, mine, the unit's desk, supervision. */
    private static final String MATRIX = """
            nobody          404 404 404 403 403 403
            code            ok  404 404 403 403 403
            reporter        ok  404 404 ok  403 403
            stranger        404 404 404 ok  403 403
            device          404 404 404 403 403 403
            devicecode      ok  404 404 403 403 403
            partner         404 ok  404 ok  403 403
            rival           404 404 404 ok  403 403
            agent           ok  ok  404 403 ok  403
            dispatcher      ok  ok  404 403 ok  403
            reviewer        ok  ok  404 403 ok  403
            manager         ok  ok  ok  403 ok  ok
            supervisor      ok  ok  ok  403 ok  ok
            handler         ok  404 404 403 ok  403
            clearedhandler  ok  404 ok  403 ok  403
            outsider        404 404 404 403 403 403
            auditor         ok  ok  404 403 ok  403
            """;

    @Test
    void everyKindOfCallerOpensItsTopicsAndNoOther() {
        var own = aTicket().by(Followers.REPORTER).dispatched();
        var partners = aTicket().byPartner("matrix-feed").filed();
        var confidential = aTicket().confidential().dispatched();
        var wrong = new ArrayList<String>();
        MATRIX.lines().map(line -> line.split("\\s+")).forEach(row -> {
            var topics = List.of(
                    "ticket:" + own.number(),
                    "ticket:" + partners.number(),
                    "ticket:" + confidential.number(),
                    "mine",
                    "desk:" + ATicket.UNIT,
                    "supervision");
            for (int i = 0; i < topics.size(); i++) {
                var answer = answer(row[0], topics.get(i), own.code());
                if (!answer.equals(row[i + 1])) {
                    wrong.add(row[0] + " " + topics.get(i) + ": " + answer + " instead of " + row[i + 1]);
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void aConfidentialTicketAnswersAsANumberThatDoesNotExist() {
        var confidential = aTicket().confidential().dispatched();
        var gone = aTicket().filed().number();
        var unknown = gone.substring(0, 6) + "9".repeat(7);
        unknown += checkDigit(unknown);
        try (var ear = Followers.open("agent")) {
            ear.subscribe(Map.of("topic", "ticket:" + confidential.number()));
            ear.subscribe(Map.of("topic", "ticket:" + unknown));
            cn.hotline.support.Await.until(
                    "both refused",
                    java.time.Duration.ofSeconds(20),
                    () -> ear.ofType("problem").size() == 2);
            var problems = ear.ofType("problem").stream()
                    .map(frame -> frame.path("problem").path("detail").asText()
                            + frame.path("problem").path("type"))
                    .toList();
            assertThat(problems.getFirst()).isEqualTo(problems.getLast());
        }
    }

    @Test
    void stepsOfAConfidentialTicketReachOnlyClearedReadersOfADesk() {
        try (var cleared = Followers.open("clearedhandler");
                var other = Followers.open("handler");
                var auditor = Followers.open("auditor");
                var supervisor = Followers.open("supervisor")) {
            for (var ear : List.of(cleared, other, auditor)) {
                ear.subscribe(Map.of("topic", "desk:" + ATicket.UNIT)).await("live");
            }
            supervisor.subscribe(Map.of("topic", "supervision")).await("live");
            var secret = aTicket().confidential().dispatched();
            secret.urged();
            var open = aTicket().dispatched();
            for (var ear : List.of(cleared, other, auditor)) {
                ear.await(frame -> frame.path("event").path("id").asText().equals(open.number() + "-3"));
            }
            assertThat(cleared.ids()).contains(secret.number() + "-3", secret.number() + "-4");
            assertThat(String.valueOf(other.frames())).doesNotContain(secret.number());
            assertThat(String.valueOf(auditor.frames())).doesNotContain(secret.number());
            supervisor.await(frame -> frame.path("event").path("id").asText().equals(secret.number() + "-4"));
        }
    }

    @Test
    void aCitizenIsToldNothingThatTheTimelineHides() {
        var ticket = aTicket().filed();
        try (var citizen = Ear.open("citizen").subscribe(ticket);
                var staff = Followers.open("manager").subscribe(Map.of("topic", "ticket:" + ticket.number()))) {
            citizen.await("live");
            staff.await("live");
            ticket.act(As.manager(), "suspicion", Map.of("reason", "疑似恶意重复"))
                    .act(As.manager(), "suspicion-review", Map.of("decision", "DISMISS", "reason", "诉求真实"))
                    .act(As.manager(), "acceptance", Map.of("matter", ATicket.MATTER));
            citizen.await(frame -> frame.path("event").path("action").asText().equals("ACCEPT"));
            staff.await(frame -> frame.path("event").path("action").asText().equals("ACCEPT"));
            assertThat(citizen.ids()).containsExactly(ticket.number() + "-4");
            assertThat(staff.ids()).hasSize(3);
            assertThat(events(staff)).allMatch(event -> event.hasNonNull("actor"));
            assertThat(events(citizen)).noneMatch(event -> event.has("actor"));
            assertSameAsTimeline(ticket, citizen);
        }
    }

    private static void assertSameAsTimeline(ATicket ticket, Ear citizen) {
        List<Map<String, Object>> lines = As.codeHolder(ticket.code())
                .get("/api/citizen/v1/tickets/{n}/timeline", ticket.number())
                .path("items");
        var event = events(citizen).getFirst();
        var line = lines.getLast();
        line.forEach((name, value) -> assertThat(event.path(name).asText()).isEqualTo(String.valueOf(value)));
    }

    private static List<JsonNode> events(Ear ear) {
        return ear.ofType("event").stream().map(frame -> frame.path("event")).toList();
    }

    private static String answer(String who, String topic, String code) {
        try (var ear = Followers.open(who)) {
            var frame = new HashMap<>(Map.of("topic", topic));
            if (who.endsWith("code")) {
                frame.put("trackCode", code);
            }
            ear.subscribe(frame);
            var first = ear.await(
                    f -> Set.of("live", "problem").contains(f.path("type").asText()));
            return first.path("type").asText().equals("live")
                    ? "ok"
                    : first.path("problem").path("status").asText();
        }
    }

    /** The digit that makes the number one of ours: found by asking which is not refused as mistyped. */
    private static int checkDigit(String thirteen) {
        for (int digit = 0; digit < 10; digit++) {
            if (As.agent().get("/api/staff/v1/tickets/{n}", thirteen + digit).statusCode() == 404) {
                return digit;
            }
        }
        throw new AssertionError("no digit fits");
    }
}
