package cn.hotline.channel.partner.transfer;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import cn.hotline.support.APartner;
import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a transfer must not do: keep words in the clear, offer what can't be taken, tell of people to whoever does not have the matter. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class TransferGuardsTest {

    private final Hotline police = new Hotline(Hotline.POLICE);

    @AfterEach
    void backToTheTime() {
        MovedClock.reset();
    }

    @Test
    void itsWordsAreSealed() {
        var out = Hotline.offered(aTicket().filed(), Hotline.POLICE);
        police.acknowledge(out).then().statusCode(200);
        police.feedBack(out, "F1", "已出警处置", false)
                .then()
                .body("reason", equalTo("涉及治安，请公安处置"))
                .body("steps[2].words", equalTo("已出警处置"));
        String in = police.handIn(Hotline.matter(As.key())).then().extract().path("id");
        As.agent()
                .body(Map.of("reason", "属于警务事项"))
                .post("/api/staff/v1/transfers/{id}/refusal", in)
                .then()
                .statusCode(200)
                .body("steps[1].words", equalTo("属于警务事项"));
        police.read(in).then().body("reason", equalTo("非警务警情，请依职责办理"));
        for (var words : List.of("涉及治安", "已出警处置", "属于警务事项", "非警务警情")) {
            assertThat(Rows.count(
                            "select (select count(*) from transfer t where cast(t as text) like ?)"
                                    + " + (select count(*) from transfer_step s where cast(s as text) like ?)",
                            "%" + words + "%",
                            "%" + words + "%"))
                    .as(words)
                    .isZero();
        }
    }

    @Test
    void whatCouldBeNoTicketIsRefusedWhenItComes() {
        var matter = Hotline.matter(As.key());
        matter.put("attachments", List.of(UUID.randomUUID()));
        police.handIn(matter).then().statusCode(422).body("errors[0].field", equalTo("attachments"));
        var filed = As.key();
        var ticket =
                aTicket().byPartner(Hotline.POLICE).with("externalId", filed).filed();
        police.handIn(Hotline.matter(filed))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/duplicate-external-id"))
                .body("number", equalTo(ticket.number()));
    }

    @Test
    void anIdThatBecameATicketMeanwhileIsSaidToStaffByItsNumber() {
        var externalId = As.key();
        String in = police.handIn(Hotline.matter(externalId)).then().extract().path("id");
        var ticket = aTicket()
                .byPartner(Hotline.POLICE)
                .with("externalId", externalId)
                .filed();
        As.agent()
                .post("/api/staff/v1/transfers/{id}/acknowledgement", in)
                .then()
                .statusCode(409)
                .body("number", equalTo(ticket.number()));
        police.read(in).then().body("state", equalTo("OFFERED"));
    }

    @Test
    void aSandboxHandsNothingToAnybody() {
        APartner.named("sandbox-110", "SANDBOX", "tickets.write");
        new Hotline("sandbox-110").handIn(Hotline.matter(As.key())).then().statusCode(403);
        Hotline.offer(As.agent(), aTicket().filed(), "sandbox-110").then().statusCode(422);
    }

    @Test
    void whoeverDidNotAnswerInTimeLearnsNoName() {
        var id = Hotline.offered(aTicket().filed(), Hotline.POLICE);
        police.disclose(id).then().statusCode(201);
        MovedClock.forward(Duration.ofMinutes(31));
        police.disclose(id).then().statusCode(403);
        police.read(id).then().body("state", equalTo("OFFERED")).body("$", not(hasKey("matter")));
    }

    @Test
    void whatIsSettledIsNotCoordinatedAnyMore() {
        var taken = refusedTwice();
        coordinated().body("items.number", hasItem(taken.number()));
        var again = Hotline.offer(As.manager(), taken, Hotline.POLICE).<String>path("id");
        police.acknowledge(again).then().statusCode(200);
        coordinated().body("items.number", not(hasItem(taken.number())));
        var ended = refusedTwice();
        As.manager()
                .body(Map.of("result", "已解决。"))
                .post("/api/staff/v1/tickets/{n}/answer", ended.number())
                .then()
                .statusCode(200);
        coordinated().body("items.number", not(hasItem(ended.number())));
    }

    private ATicket refusedTwice() {
        var ticket = aTicket().filed();
        for (int round = 0; round < 2; round++) {
            police.refuse(Hotline.offered(ticket, Hotline.POLICE)).then().statusCode(200);
        }
        return ticket;
    }

    private static ValidatableResponse coordinated() {
        return As.manager()
                .queryParam("coordination", true)
                .queryParam("limit", 100)
                .get("/api/staff/v1/transfers")
                .then()
                .statusCode(200);
    }

    private static org.hamcrest.Matcher<Map<? extends String, ?>> hasKey(String key) {
        return org.hamcrest.Matchers.hasKey(key);
    }
}
