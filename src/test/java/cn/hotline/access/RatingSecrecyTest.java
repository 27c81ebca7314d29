package cn.hotline.access;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever handled a ticket does not learn how it was rated; and only its citizen rates it. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class RatingSecrecyTest {

    private static final String REASON = "处理太慢才给三分";

    private static ATicket rated() {
        var ticket = aTicket().closed();
        As.codeHolder(ticket.code())
                .body(Map.of("service", 2, "handling", 3, "reason", REASON))
                .post("/api/citizen/v1/tickets/{n}/rating", ticket.number())
                .then()
                .statusCode(200);
        return ticket;
    }

    @Test
    void theHandlerSeesNeitherScoresNorReasonAnywhere() {
        var ticket = rated();
        for (var handler : List.of(ATicket.UNIT, "JL")) {
            ticket.readAs(As.handler(handler)).then().statusCode(200).body("rating", nullValue());
            for (var path :
                    List.of("/tickets/" + ticket.number(), "/tickets/" + ticket.number() + "/timeline", "/tickets")) {
                var seen = As.handler(handler).get("/api/staff/v1" + path);
                seen.then().statusCode(200);
                assertThat(seen.asString()).doesNotContain(REASON).doesNotContainPattern("\"handling\":\\s*\\d");
            }
        }
        ticket.readAs(As.reviewer()).then().body("rating.handling", equalTo(3)).body("rating.reason", equalTo(REASON));
    }

    @Test
    void nobodyButTheCitizenRates() {
        var citizen = UUID.randomUUID();
        var ticket = aTicket().by(citizen).closed();
        var rating = Map.of("service", 1, "handling", 1);
        for (var role : List.of("agent", "reviewer", "manager", "supervisor", "handler", "administrator")) {
            var unit = role.equals("handler") ? ATicket.UNIT : "JL-12345";
            assertRefused(
                    As.staff(role, unit).body(rating).post("/api/staff/v1/tickets/{n}/rating", ticket.number()), 404);
            assertRefused(
                    As.staff(role, unit).body(rating).post("/api/citizen/v1/tickets/{n}/rating", ticket.number()), 401);
        }
        assertRefused(rate(As.citizen(UUID.randomUUID()), ticket), 404);
        assertRefused(rate(As.nobody(), ticket), 404);
        ticket.readAs(As.manager()).then().body("rating", nullValue());
        rate(As.citizen(citizen), ticket).then().statusCode(200);
        assertRefused(rate(As.citizen(citizen), ticket), 409);
    }

    private static io.restassured.response.Response rate(RequestSpecification as, ATicket ticket) {
        return as.body(Map.of("service", 1, "handling", 1)).post("/api/citizen/v1/tickets/{n}/rating", ticket.number());
    }

    private static void assertRefused(io.restassured.response.Response answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
    }
}
