package cn.hotline.ticket;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import cn.hotline.support.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Two people act on one ticket at the same moment: one wins, the other learns what changed. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class DispatcherRaceTest {

    private static final int ROUNDS = 50;

    /** An action somebody takes, and its body. */
    private record Move(
            RequestSpecification as, String path, @Nullable Object body) {
        Response on(ATicket ticket, @Nullable String etag) {
            var request = etag == null ? as : as.header("If-Match", etag);
            return (body == null ? request : request.body(body)).post(path, ticket.number());
        }
    }

    @Test
    void twoDispatchersWithoutAVersionInMind() {
        for (int round = 0; round < ROUNDS / 2; round++) {
            var ticket = aTicket().accepted();
            var loser = race(ticket, null, dispatch("甲", "JL-CG"), dispatch("乙", "JL-YL"));
            assertThat(loser.statusCode()).isEqualTo(409);
            assertThat(loser.<String>path("type")).isEqualTo("/problems/illegal-transition");
            assertThat(loser.<List<String>>path("allowed")).contains("WITHDRAW").doesNotContain("DISPATCH", "ACCEPT");
            assertThat(loser.<List<String>>path("changes.action")).containsExactly("DISPATCH");
            assertOne(ticket, "DISPATCH");
        }
    }

    @Test
    void twoDispatchersWhoBothSayWhatTheyHaveRead() {
        for (int round = 0; round < ROUNDS / 2; round++) {
            var ticket = aTicket().accepted();
            var etag = ticket.readAs(As.dispatcher()).header("ETag");
            var loser = race(ticket, etag, dispatch("甲", "JL-CG"), dispatch("乙", "JL-YL"));
            assertChanged(loser, "DISPATCH");
            assertOne(ticket, "DISPATCH");
        }
    }

    @RepeatedTest(10)
    void theUnitSignsWhileTheCitizenWithdraws() {
        var ticket = aTicket().dispatched();
        var etag = ticket.readAs(As.manager()).header("ETag");
        var loser = race(
                ticket,
                etag,
                new Move(As.clearedHandler(ATicket.UNIT), "/api/staff/v1/tickets/{n}/signing", null),
                new Move(
                        As.codeHolder(ticket.code()),
                        "/api/citizen/v1/tickets/{n}/withdrawal",
                        Map.of("reason", "问题已解决")));
        assertThat(loser.statusCode()).isEqualTo(412);
        assertThat(loser.<List<String>>path("changes.action"))
                .containsAnyOf("SIGN_FOR", "WITHDRAW")
                .hasSize(1);
    }

    @RepeatedTest(10)
    void oneReviewerApprovesWhileTheOtherSendsBack() {
        var ticket = aTicket().replied();
        var loser = race(
                ticket,
                null,
                review("甲", Map.of("decision", "APPROVE")),
                review("乙", Map.of("decision", "SEND_BACK", "reason", "未写明依据")));
        assertThat(loser.statusCode()).isEqualTo(409);
        assertThat(loser.<List<String>>path("changes.action"))
                .containsAnyOf("APPROVE", "SEND_BACK")
                .hasSize(1);
        var verbs = verbs(ticket);
        assertThat(Collections.frequency(verbs, "APPROVE") + Collections.frequency(verbs, "SEND_BACK"))
                .isEqualTo(1);
    }

    private static Response race(ATicket ticket, @Nullable String etag, Move one, Move other) {
        var answers = Together.all(2, i -> (i == 0 ? one : other).on(ticket, etag));
        assertThat(answers)
                .filteredOn(a -> a.statusCode() == 200)
                .as(answers.get(0).asString() + answers.get(1).asString())
                .hasSize(1);
        return answers.get(0).statusCode() == 200 ? answers.get(1) : answers.get(0);
    }

    private static Move dispatch(String who, String unit) {
        return new Move(
                As.staff(who, "manager", "JL-12345", List.of(), true),
                "/api/staff/v1/tickets/{n}/dispatch",
                Map.of("unit", unit));
    }

    private static Move review(String who, Object body) {
        return new Move(
                As.staff(who, "reviewer", "JL-12345", List.of(), true), "/api/staff/v1/tickets/{n}/review", body);
    }

    private static void assertChanged(Response loser, String verb) {
        assertThat(loser.statusCode()).isEqualTo(412);
        assertThat(loser.<String>path("type")).isEqualTo("/problems/changed-meanwhile");
        assertThat(loser.<List<String>>path("changes.action")).containsExactly(verb);
    }

    private static void assertOne(ATicket ticket, String verb) {
        assertThat(Collections.frequency(verbs(ticket), verb)).isEqualTo(1);
    }

    private static List<String> verbs(ATicket ticket) {
        return As.manager()
                .get("/api/staff/v1/tickets/{n}/timeline", ticket.number())
                .path("items.action");
    }
}
