package cn.hotline.access;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A track code lets whoever has it follow one ticket, and nobody guess it. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class TrackCodeTest {

    private static final String TRACK = "/api/citizen/v1/tickets/{n}";
    private static final String WRONG = "0000-0000";

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    private static Response track(ATicket ticket, String code) {
        return As.codeHolder(code).get(TRACK, ticket.number());
    }

    private static void guess(ATicket ticket, int times) {
        for (int i = 0; i < times; i++) {
            track(ticket, WRONG).then().statusCode(404);
        }
    }

    @Test
    void itIsUnderstoodHoweverItIsHeardOrTyped() {
        var ticket = codeWithOneAndZero();
        var code = ticket.code();
        assertThat(code).matches("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");
        for (var typed : new String[] {
            code,
            code.toLowerCase(Locale.ROOT),
            code.replace("-", ""),
            code.replace("-", " "),
            String.join("-", code.replace("-", "").split("")),
            code.replace('0', 'O').replace('1', 'I'),
            code.replace('0', 'o').replace('1', 'l'),
            code.replace('1', 'L')
        }) {
            assertThat(track(ticket, typed).statusCode()).as("typed otherwise").isEqualTo(200);
        }
    }

    /** Headers are bytes: a client sends them as UTF-8. */
    @Test
    void itIsUnderstoodInFullWidthLettersToo() {
        var ticket = aTicket().filed();
        assertThat(Raw.get(ticket.number(), Raw.fullWidth(ticket.code()))).isEqualTo(200);
        assertThat(Raw.get(ticket.number(), Raw.fullWidth(WRONG))).isEqualTo(404);
    }

    /** One ticket in two or so has a 0 or a 1 in its code. */
    private static ATicket codeWithOneAndZero() {
        for (int i = 0; i < 200; i++) {
            var ticket = aTicket().filed();
            if (ticket.code().contains("0") || ticket.code().contains("1")) {
                return ticket;
            }
        }
        throw new AssertionError("no 0 and no 1 in 200 codes");
    }

    @Test
    void aMistypedNumberIsSaidToBeMistyped() {
        var ticket = aTicket().filed();
        var last = ticket.number().charAt(13);
        var mistyped = ticket.number().substring(0, 13) + (char) (last == '9' ? '0' : last + 1);
        As.codeHolder(ticket.code()).get(TRACK, mistyped).then().statusCode(400);
    }

    @Test
    void aWrongCodeAndAnUnknownNumberAreAnsweredAlike() {
        var ticket = aTicket().filed();
        var wrong = Unknown.problem(track(ticket, WRONG));
        assertThat(wrong).containsEntry("http", 404);
        assertThat(Unknown.problem(As.codeHolder(ticket.code()).get(TRACK, Unknown.number())))
                .isEqualTo(wrong);
        assertThat(Unknown.problem(track(aTicket().confidential().filed(), ticket.code())))
                .as("another ticket's code")
                .isEqualTo(wrong);
    }

    @Test
    void tenWrongCodesLockTheTicketForAnHourTheRightCodeIncluded() {
        var ticket = aTicket().filed();
        guess(ticket, 10);
        var locked = track(ticket, WRONG);
        assertThat(locked.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(locked.header("Retry-After"))).isBetween(3500, 3600);
        assertThat(ticket.track().statusCode()).as("the right code").isEqualTo(429);
        MovedClock.forward(Duration.ofMinutes(58));
        ticket.track().then().statusCode(429);
        MovedClock.forward(Duration.ofMinutes(3));
        ticket.track().then().statusCode(200);
    }

    @Test
    void nineDoNot() {
        var ticket = aTicket().filed();
        guess(ticket, 9);
        ticket.track().then().statusCode(200);
    }

    @Test
    void wrongCodesOfAnHourAgoAreForgotten() {
        var ticket = aTicket().filed();
        guess(ticket, 9);
        MovedClock.forward(Duration.ofMinutes(61));
        guess(ticket, 9);
        ticket.track().then().statusCode(200);
    }

    @Test
    void neitherOtherTicketsNorTheOwnerLoggedInNorStaffSufferFromALock() {
        var citizen = UUID.randomUUID();
        var ticket = aTicket().by(citizen).filed();
        var other = aTicket().filed();
        guess(ticket, 10);
        ticket.track().then().statusCode(429);
        other.track().then().statusCode(200);
        As.citizen(citizen).get(TRACK, ticket.number()).then().statusCode(200);
        As.citizen(citizen)
                .header("Idempotency-Key", As.key())
                .body(Map.of("text", "补充一点"))
                .post(TRACK + "/supplements", ticket.number())
                .then()
                .statusCode(201);
        ticket.readAs(As.agent()).then().statusCode(200);
    }

    @Test
    void tryingToActWithAWrongCodeCountsAsWell() {
        var ticket = aTicket().closed();
        var bodies = Map.of(
                "supplements", Map.of("text", "补充"),
                "urges", Map.of("reason", "请尽快"),
                "withdrawal", Map.of("reason", "不办了"),
                "rating", Map.of("service", 1, "handling", 1));
        for (int i = 0; i < 10; i++) {
            var action =
                    bodies.keySet().stream().sorted().skip(i % 4).findFirst().orElseThrow();
            As.codeHolder(WRONG)
                    .header("Idempotency-Key", As.key())
                    .body(bodies.get(action))
                    .post(TRACK + "/" + action, ticket.number())
                    .then()
                    .statusCode(404);
        }
        ticket.track().then().statusCode(429);
        As.codeHolder(ticket.code())
                .body(bodies.get("rating"))
                .post(TRACK + "/rating", ticket.number())
                .then()
                .statusCode(429);
    }

    @Test
    void anAnswerKeptForRepetitionIsNotGivenToWhoHasAnotherCode() {
        var ticket = aTicket().filed();
        var key = As.key();
        var body = Map.of("text", "补充一点");
        var path = TRACK + "/supplements";
        var first = As.codeHolder(ticket.code())
                .header("Idempotency-Key", key)
                .body(body)
                .post(path, ticket.number());
        first.then().statusCode(201);
        var again = As.codeHolder(ticket.code().toLowerCase(Locale.ROOT));
        assertThat(again.header("Idempotency-Key", key)
                        .body(body)
                        .post(path, ticket.number())
                        .asString())
                .isEqualTo(first.asString());
        for (var stranger :
                new io.restassured.specification.RequestSpecification[] {As.codeHolder(WRONG), As.nobody()}) {
            var stolen = stranger.header("Idempotency-Key", key).body(body).post(path, ticket.number());
            assertThat(stolen.statusCode()).isBetween(404, 422);
            assertThat(stolen.<String>path("title")).isNotEqualTo(first.path("title"));
        }
    }
}
