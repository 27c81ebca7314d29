package cn.hotline.channel.partner.transfer;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both directions with a stand-in of 110; undecided, a matter stays with whoever received it first. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class TransferTest {

    private Hotline police;

    @Inject
    TransferSweep sweep;

    @BeforeEach
    void readOn() {
        police = Hotline.upToDate(Hotline.POLICE);
    }

    @AfterEach
    void backToTheTime() {
        MovedClock.reset();
    }

    @Test
    void a110TakesWhatWeHandOverAndTellsHowItWent() {
        var ticket = aTicket().saying("王小明被人围住，电话19900000001。").filed();
        var id = Hotline.offered(ticket, Hotline.POLICE);
        assertThat(police.news(id)).containsExactly("OFFERED");
        police.read(id)
                .then()
                .statusCode(200)
                .body("keeper", equalTo("US"))
                .body("matter.text", containsString("199****0001"))
                .body("matter.text", not(containsString("王小明")))
                .body("steps[0].actor", nullValue());
        police.disclose(id).then().statusCode(201).body("phone", equalTo("+8619900000001"));
        As.auditor()
                .get("/api/staff/v1/tickets/{n}/disclosures", ticket.number())
                .then()
                .body("items.actor", hasItem("partner:" + Hotline.POLICE));
        police.acknowledge(id).then().statusCode(200).body("state", equalTo("ACKNOWLEDGED"));
        police.acknowledge(id).then().statusCode(200).body("keeper", equalTo("PARTNER"));
        police.refuse(id).then().statusCode(409).body("detail", containsString("ACKNOWLEDGED"));
        for (int i = 0; i < 2; i++) {
            police.feedBack(id, "F1", "已出警，联系王小明。", false).then().statusCode(200);
            police.feedBack(id, "F2", "已处置完毕。", true).then().statusCode(200);
        }
        assertThat(police.news(id)).containsExactly("ACKNOWLEDGED", "PROGRESSED", "COMPLETED");
        ofTicket(ticket)
                .body("items[0].state", equalTo("COMPLETED"))
                .body("items[0].externalId", equalTo("110-" + id.substring(0, 8)))
                .body("items[0].steps.kind", equalTo(List.of("OFFERED", "ACKNOWLEDGED", "PROGRESSED", "COMPLETED")))
                .body("items[0].steps[2].words", equalTo("已出警，联系王**。"));
        police.disclose(id).then().statusCode(403);
    }

    @Test
    void whatWeTakeIsATicketAndItsStepsAreFedBack() {
        var externalId = As.key();
        var matter = Hotline.matter(externalId);
        String id = police.handIn(matter).then().statusCode(201).extract().path("id");
        police.handIn(matter).then().statusCode(200).body("id", equalTo(id)).body("number", nullValue());
        matter.put("title", "另一件事");
        police.handIn(matter).then().statusCode(409);
        As.agent()
                .get("/api/staff/v1/transfers/{id}", id)
                .then()
                .statusCode(200)
                .body("keeper", equalTo("PARTNER"))
                .body("matter.text", equalTo("王**报警称路灯一周不亮，电话199****0001。"));
        String number = As.agent()
                .post("/api/staff/v1/transfers/{id}/acknowledgement", id)
                .then()
                .statusCode(200)
                .extract()
                .path("number");
        As.agent()
                .post("/api/staff/v1/transfers/{id}/acknowledgement", id)
                .then()
                .statusCode(200)
                .body("number", equalTo(number));
        refusedByUs(id).statusCode(409).body("detail", containsString("ACKNOWLEDGED"));
        As.partner(Hotline.POLICE, "tickets.read")
                .queryParam("externalId", externalId)
                .get("/api/partner/v1/tickets")
                .then()
                .body("items.number", equalTo(List.of(number)));
        act(number, "acceptance", Map.of("matter", ATicket.MATTER));
        act(number, "answer", Map.of("result", "已修复。"));
        assertThat(police.news(id)).containsExactly("OFFERED", "ACKNOWLEDGED", "PROGRESSED", "COMPLETED");
        police.read(id).then().body("steps.last().words", equalTo("已办结"));
    }

    @Test
    void refusedTwiceItIsTheManagersToCoordinate() {
        var ticket = aTicket().filed();
        for (int round = 1; round <= 2; round++) {
            var id = Hotline.offered(ticket, Hotline.POLICE);
            Hotline.offer(As.agent(), ticket, "rescue-119").then().statusCode(409);
            police.refuse(id).then().statusCode(200).body("keeper", equalTo("US"));
            police.refuse(id).then().statusCode(200);
            police.acknowledge(id).then().statusCode(409).body("detail", containsString("REFUSED"));
            police.read(id).then().body("matter", nullValue()).body("coordination", equalTo(round == 2));
        }
        Hotline.offer(As.dispatcher(), ticket, Hotline.POLICE).then().statusCode(409);
        As.manager()
                .queryParam("coordination", true)
                .get("/api/staff/v1/transfers")
                .then()
                .statusCode(200)
                .body("items.number", hasItem(ticket.number()));
        Hotline.offer(As.manager(), ticket, Hotline.POLICE).then().statusCode(201);
    }

    @Test
    void unansweredItStaysWithTheFirstReceiver() {
        var ticket = aTicket().filed();
        var out = Hotline.offered(ticket, Hotline.POLICE);
        var matter = Hotline.matter(As.key());
        String in = police.handIn(matter).then().extract().path("id");
        MovedClock.forward(Duration.ofMinutes(31));
        police.acknowledge(out).then().statusCode(409).body("detail", containsString("LAPSED"));
        sweep.run();
        sweep.run();
        ofTicket(ticket).body("items[0].state", equalTo("LAPSED")).body("items[0].keeper", equalTo("US"));
        police.read(in).then().body("state", equalTo("LAPSED")).body("keeper", equalTo("PARTNER"));
        As.agent()
                .post("/api/staff/v1/transfers/{id}/acknowledgement", in)
                .then()
                .statusCode(409);
        police.handIn(matter).then().statusCode(200).body("state", equalTo("LAPSED"));
        matter.put("externalId", As.key());
        matter.put("previous", in);
        String again = police.handIn(matter)
                .then()
                .statusCode(201)
                .body("round", equalTo(2))
                .extract()
                .path("id");
        refusedByUs(again).statusCode(200).body("coordination", equalTo(true));
        assertThat(police.poll().stream().filter(c -> c.get("kind").equals("LAPSED")))
                .extracting(change -> change.get("transfer"))
                .contains(in, out)
                .doesNotHaveDuplicates();
    }

    @Test
    void aTicketThatEndsTakesItsOfferBack() {
        var ticket = aTicket().filed();
        var id = Hotline.offered(ticket, Hotline.POLICE);
        act(ticket.number(), "answer", Map.of("result", "已解决。"));
        ofTicket(ticket).body("items[0].state", equalTo("CANCELLED"));
        police.acknowledge(id).then().statusCode(409).body("detail", containsString("CANCELLED"));
        Hotline.offer(As.agent(), ticket, Hotline.POLICE).then().statusCode(409);
    }

    private static ValidatableResponse refusedByUs(String id) {
        return As.dispatcher()
                .body(Map.of("reason", "属于警务事项"))
                .post("/api/staff/v1/transfers/{id}/refusal", id)
                .then();
    }

    private static ValidatableResponse ofTicket(ATicket ticket) {
        return As.agent()
                .get("/api/staff/v1/tickets/{n}/transfers", ticket.number())
                .then()
                .statusCode(200);
    }

    private static void act(String number, String what, Object body) {
        As.manager()
                .body(body)
                .post("/api/staff/v1/tickets/{n}/{w}", number, what)
                .then()
                .statusCode(200);
    }
}
