package cn.hotline.ticket;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A ticket is filed once for a key, whatever happens on the way (domain §2). */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class ExactlyOnceTest {

    @Test
    void fiftyAtOnceWithOneKeyMakeOneTicketAndGetTheSameBytes() {
        var key = As.key();
        var answers = Together.all(50, i -> marked(key).send(key));
        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers)
                .extracting(Response::asString)
                .hasSize(50)
                .containsOnly(answers.getFirst().asString());
        assertThat(answers)
                .extracting(a -> a.header("Location"))
                .containsOnly(answers.getFirst().header("Location"));
        assertOneTicket(key);
    }

    @Test
    void thePeerThatComesLaterGetsTheFirstAnswerWhateverHappenedSince() {
        var key = As.key();
        var first = marked(key).send(key);
        As.codeHolder(first.path("trackCode"))
                .body(Map.of("reason", "问题已解决"))
                .post("/api/citizen/v1/tickets/{n}/withdrawal", (String) first.path("number"))
                .then()
                .statusCode(200)
                .body("status", equalTo("WITHDRAWN"));
        var again = marked(key).send(key);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertOneTicket(key);
    }

    @Test
    void theSameKeyForAnotherBodyIsRefused() {
        var key = As.key();
        marked(key).send(key).then().statusCode(201);
        marked(key)
                .saying("另一件事：井盖破了，很危险。")
                .send(key)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/key-reused"));
        assertOneTicket(key);
    }

    @Test
    void theSameKeyForAnotherDeedIsRefused() {
        var key = As.key();
        var ticket = aTicket().filed();
        var more = Map.of("text", "补充：还有两盏不亮。");
        var path = "/api/citizen/v1/tickets/{n}/supplements";
        var other = aTicket().filed();
        As.codeHolder(ticket.code())
                .header("Idempotency-Key", key)
                .body(more)
                .post(path, ticket.number())
                .then()
                .statusCode(201);
        As.codeHolder(other.code())
                .header("Idempotency-Key", key)
                .body(more)
                .post(path, other.number())
                .then()
                .statusCode(422);
    }

    @Test
    void theSameKeyOfAnotherClientIsAnotherTicket() {
        var key = As.key();
        marked(key).by(UUID.randomUUID()).send(key).then().statusCode(201);
        marked(key).by(UUID.randomUUID()).send(key).then().statusCode(201);
        marked(key).byPartner("partner-a").send(key).then().statusCode(201);
        assertThat(tickets(key)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "fifteen-letters",
                "with spaces in the middle",
                "quote'quote'quote",
                "${jndi:ldap://x/a}",
                "a1234567890123456789012345678901234567890123456789012345678901234567890"
            })
    void aKeyThatIsNoKeyIsRefused(String key) {
        marked("never")
                .send(key)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/bad-parameter"))
                .body("errors[0].field", equalTo("Idempotency-Key"));
    }

    @Test
    void withoutAKeyNothingIsFiled() {
        As.nobody()
                .body(marked("never").body())
                .post("/api/citizen/v1/tickets")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("Idempotency-Key"));
        assertThat(tickets("never")).isZero();
    }

    @Test
    void aRefusedRequestDoesNotUseItsKeyUp() {
        var key = As.key();
        marked(key).with("matter", "no-such-matter").send(key).then().statusCode(422);
        marked(key).reporter("NAMED", "王小明", "not a number").send(key).then().statusCode(422);
        marked(key).send(key).then().statusCode(201);
        assertOneTicket(key);
    }

    @Test
    void oneExternalIdOfAPartnerMakesOneTicketWhateverTheKeys() {
        var id = "CALL-" + UUID.randomUUID();
        var answers = Together.all(
                20,
                i -> marked(id).byPartner("partner-b").with("externalId", id).send(As.key()));
        var byStatus = answers.stream().collect(Collectors.groupingBy(Response::statusCode));
        assertThat(byStatus).containsOnlyKeys(201, 409);
        assertThat(byStatus.getOrDefault(201, List.of())).hasSize(1);
        assertThat(byStatus.getOrDefault(409, List.of())).hasSize(19);
        String number = byStatus.getOrDefault(201, List.of()).getFirst().path("number");
        assertThat(byStatus.getOrDefault(409, List.of()))
                .allMatch(a ->
                        number.equals(a.path("number")) && "/problems/duplicate-external-id".equals(a.path("type")));
        assertOneTicket(id);
    }

    @Test
    void theSameExternalIdOfTwoPartnersIsTwoTickets() {
        var id = "CALL-" + UUID.randomUUID();
        for (var partner : List.of("partner-c", "partner-d")) {
            marked(id)
                    .byPartner(partner)
                    .with("externalId", id)
                    .send(As.key())
                    .then()
                    .statusCode(201);
        }
        assertThat(tickets(id)).isEqualTo(2);
    }

    private static ATicket marked(String mark) {
        return aTicket().titled(mark);
    }

    private static void assertOneTicket(String mark) {
        assertThat(tickets(mark)).isEqualTo(1);
        assertThat(Rows.count(
                        "select count(*) from contact c join ticket t on t.id = c.ticket_id where t.title = ?", mark))
                .isEqualTo(1);
        assertThat(Rows.count(
                        "select count(*) from ticket_event e join ticket t on t.id = e.ticket_id where t.title = ? and e.verb = 'FILE'",
                        mark))
                .isEqualTo(1);
    }

    private static long tickets(String mark) {
        return Rows.count("select count(*) from ticket where title = ?", mark);
    }
}
