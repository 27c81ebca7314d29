package cn.hotline.channel.web;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was filed without login is mine once I log in and show its track code. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class AdoptionTest {

    private final UUID me = UUID.randomUUID();

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void anAnonymousTicketIsAmongMineFromThenOnAndHistorySaysSoOnce() {
        var ticket = aTicket().anonymous().filed();
        adopt(me, ticket, ticket.code().toLowerCase(java.util.Locale.ROOT))
                .then()
                .statusCode(200)
                .body("number", equalTo(ticket.number()))
                .body("allowedActions", not(hasItem("ADOPT")));
        adopt(me, ticket, ticket.code()).then().statusCode(200);
        As.citizen(me).get("/api/citizen/v1/tickets").then().body("items.number", equalTo(List.of(ticket.number())));
        As.citizen(me)
                .get("/api/citizen/v1/tickets/{n}/timeline", ticket.number())
                .then()
                .body("items.action", equalTo(List.of("FILE", "ADOPT")));
        As.auditor()
                .header("Idempotency-Key", As.key())
                .body(Map.of("limit", 1000))
                .post("/api/staff/v1/history-checks")
                .then()
                .body("faults.number", not(hasItem(ticket.number())));
        ticket.track().then().statusCode(200);
    }

    @Test
    void whatIsSomebodysOrShownAWrongCodeStaysWhereItIs() {
        var ticket = aTicket().anonymous().filed();
        adopt(me, ticket, "AAAA-AAAA").then().statusCode(404).body("type", equalTo("/problems/not-found"));
        var wrongNumber = aTicket().filed();
        var asked = adopt(me, wrongNumber, ticket.code());
        assertThat(asked.statusCode()).isEqualTo(404);
        adopt(me, ticket, ticket.code()).then().statusCode(200);
        adopt(UUID.randomUUID(), ticket, ticket.code()).then().statusCode(409);
        var logged = aTicket().by(UUID.randomUUID()).filed();
        adopt(me, logged, logged.code()).then().statusCode(409);
    }

    @Test
    void guessingLocksTheTicketAsAtEveryOtherDoor() {
        var ticket = aTicket().anonymous().filed();
        for (int i = 0; i < 10; i++) {
            adopt(me, ticket, "AAAA-AAA" + i).then().statusCode(404);
        }
        adopt(me, ticket, ticket.code()).then().statusCode(429);
    }

    @Test
    void ofTwoAtOnceOneHasIt() {
        var ticket = aTicket().anonymous().filed();
        var ends = Together.all(
                2, i -> adopt(UUID.randomUUID(), ticket, ticket.code()).statusCode());
        assertThat(ends).containsExactlyInAnyOrder(200, 409);
    }

    private static Response adopt(UUID citizen, ATicket ticket, String code) {
        return As.citizen(citizen)
                .body(Map.of("trackCode", code))
                .post("/api/citizen/v1/tickets/{n}/adoption", ticket.number());
    }
}
