package cn.hotline.ticket;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
class SupplementTest {

    @Test
    void aTicketBornOnOneDoorIsSupplementedOnAnother() {
        var ticket = aTicket().byAgent().filed();
        supplement(ticket, As.key(), Map.of("text", "网上补充"))
                .then()
                .statusCode(201)
                .header("ETag", "\"2\"");
        As.device(Calls.registeredKiosk())
                .header("Track-Code", ticket.code())
                .header("Idempotency-Key", As.key())
                .body(Map.of("text", "终端补充"))
                .post("/api/kiosk/v1/tickets/{n}/supplements", ticket.number())
                .then()
                .statusCode(201);
        As.agent()
                .header("Idempotency-Key", As.key())
                .body(Map.of("text", "来电补充"))
                .post("/api/staff/v1/tickets/{n}/supplements", ticket.number())
                .then()
                .statusCode(201)
                .body("version", equalTo(4));
        assertThat(texts(ticket))
                .anyMatch(t -> t.contains("网上补充"))
                .anyMatch(t -> t.contains("终端补充"))
                .anyMatch(t -> t.contains("来电补充"));
    }

    @Test
    void aSupplementIsKeptOnceForOneKeyAndItsWordsAreMasked() {
        var ticket = aTicket().dispatched();
        var key = As.key();
        var body = Map.of("text", "我是王小明，改打 13800138000");
        var first =
                supplement(ticket, key, body).then().statusCode(201).extract().asString();
        assertThat(supplement(ticket, key, body).asString()).isEqualTo(first);
        supplement(ticket, key, Map.of("text", "别的话"))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/key-reused"));
        assertThat(texts(ticket).stream().filter(t -> t.contains("王**"))).hasSize(1);
        assertThat(texts(ticket)).noneMatch(t -> t.contains("小明") || t.contains("13800138000"));
        ticket.readAs(As.agent()).then().body("version", equalTo(4)).body("status", equalTo("DISPATCHED"));
    }

    @Test
    void whoeverIsOverCanNotBeSupplemented() {
        var ticket = aTicket().closed();
        supplement(ticket, As.key(), Map.of("text", "再补充"))
                .then()
                .statusCode(409)
                .body("allowed", equalTo(List.of("RATE")));
    }

    @Test
    void anotherCitizenPartnerOrCodeFindsNoTicket() {
        var ticket = aTicket().by(UUID.randomUUID()).filed();
        var body = Map.of("text", "偷看");
        As.citizen(UUID.randomUUID())
                .header("Idempotency-Key", As.key())
                .body(body)
                .post("/api/citizen/v1/tickets/{n}/supplements", ticket.number())
                .then()
                .statusCode(404);
        As.codeHolder("0000-0000")
                .header("Idempotency-Key", As.key())
                .body(body)
                .post("/api/citizen/v1/tickets/{n}/supplements", ticket.number())
                .then()
                .statusCode(404);
        As.partner("other", "tickets.write")
                .header("Idempotency-Key", As.key())
                .body(body)
                .post("/api/partner/v1/tickets/{n}/supplements", ticket.number())
                .then()
                .statusCode(404);
        ticket.readAs(As.agent()).then().body("version", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"text\": \"\"}",
                "{\"text\": \"  \"}",
                "{\"text\": null}",
                "{\"text\": \"a\", \"attachments\": [\"019a0000-0000-7000-8000-000000000000\"]}",
                "{\"text\": \"a\", \"attachments\": [null]}"
            })
    void aSupplementThatSaysNothingOrNamesAForeignFileIsRefused(String body) {
        var ticket = aTicket().filed();
        supplement(ticket, As.key(), body).then().statusCode(422).body("errors", org.hamcrest.Matchers.hasSize(1));
        ticket.track().then().body("version", equalTo(1)).body("allowedActions", hasItem("SUPPLEMENT"));
    }

    private static Response supplement(ATicket ticket, String key, Object body) {
        return As.codeHolder(ticket.code())
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/citizen/v1/tickets/{n}/supplements", ticket.number());
    }

    private static List<String> texts(ATicket ticket) {
        return As.codeHolder(ticket.code())
                .get("/api/citizen/v1/tickets/{n}/timeline", ticket.number())
                .path("items.text");
    }
}
