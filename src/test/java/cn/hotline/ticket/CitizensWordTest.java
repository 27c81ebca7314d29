package cn.hotline.ticket;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.either;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What citizens say about themselves and their ticket is checked, and what the centre thinks of them stays there. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class CitizensWordTest {

    @Test
    void aSuspicionStaysInsideTheCentre() {
        var ticket = aTicket().filed();
        act(ticket, "suspicion", Map.of("reason", "重复三十次")).statusCode(200);
        ticket.track().then().body("status", equalTo("FILED"));
        As.codeHolder(ticket.code())
                .get("/api/citizen/v1/tickets/{n}/timeline", ticket.number())
                .then()
                .body("items.action", equalTo(List.of("FILE")));
        var conflict = As.codeHolder(ticket.code())
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "不用了"))
                .post("/api/citizen/v1/tickets/{n}/withdrawal", ticket.number());
        assertThat(conflict.statusCode()).isEqualTo(412);
        assertThat(conflict.asString()).doesNotContain("SUSPECT", "恶意");
        act(ticket, "suspicion-review", Map.of("decision", "DISMISS", "reason", "属实"))
                .statusCode(200);
        ticket.track().then().body("status", equalTo("FILED")).body("outcome", nullValue());
        As.codeHolder(ticket.code())
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "不用了"))
                .post("/api/citizen/v1/tickets/{n}/withdrawal", ticket.number())
                .then()
                .statusCode(412)
                .body("changes.action", not(hasItems("DISMISS_SUSPICION")))
                .body("detail", not(containsString("恶意")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"service\": 1}",
                "{\"service\": 0, \"handling\": 1}",
                "{\"service\": 1, \"handling\": 5}"
            })
    void aRatingIsTwoFiguresFromOneToFour(String body) {
        var ticket = aTicket().closed();
        As.codeHolder(ticket.code())
                .body(body)
                .post("/api/citizen/v1/tickets/{n}/rating", ticket.number())
                .then()
                .statusCode(422)
                .body("errors[0].field", either(equalTo("service")).or(equalTo("handling")));
        rate(ticket).statusCode(200);
    }

    @Test
    void aReporterIsOfAKindAndMayHaveANameOfSpaces() {
        aTicket()
                .with("reporter", Map.of("phone", "19900000001"))
                .send(As.key())
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("reporter.kind"));
        aTicket().reporter("NAMED", "　 ", "19900000001").send(As.key()).then().statusCode(201);
    }

    private static ValidatableResponse act(ATicket ticket, String action, Object body) {
        return As.manager()
                .body(body)
                .post("/api/staff/v1/tickets/{n}/{a}", ticket.number(), action)
                .then();
    }

    private static ValidatableResponse rate(ATicket ticket) {
        return As.codeHolder(ticket.code())
                .body(Map.of("service", 1, "handling", 1))
                .post("/api/citizen/v1/tickets/{n}/rating", ticket.number())
                .then();
    }
}
