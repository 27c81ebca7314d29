package cn.hotline.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import cn.hotline.support.WechatStub;
import cn.hotline.support.WechatStub.Said;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logins of the mini-program, and that WeChat's people are one person at every door. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class MiniProgramTest {

    private final WechatStub wechat = WechatStub.running();

    @AfterEach
    void reset() {
        WechatStub.running();
    }

    @Test
    void whoLogsInAgainFindsTheirTicketsAndMayFileByWeChat() {
        var code = "c" + UUID.randomUUID();
        String number = As.bearer(login(code).path("accessToken"))
                .header("Idempotency-Key", As.key())
                .body(ATicket.aTicket().with("channel", "WECHAT").body())
                .post("/api/citizen/v1/tickets")
                .then()
                .statusCode(201)
                .extract()
                .path("number");
        As.bearer(login(code).path("accessToken"))
                .get("/api/citizen/v1/tickets")
                .then()
                .body("items[0].number", equalTo(number))
                .body("items[0].channel", equalTo("WECHAT"));
        As.nobody()
                .header("Idempotency-Key", As.key())
                .body(ATicket.aTicket().with("channel", "WECHAT").body())
                .post("/api/citizen/v1/tickets")
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @CsvSource({"40029, 422", "40163, 422", "40226, 403", "45011, 429", "-1, 503", "40013, 503"})
    void whatWeChatRefusesIsToldByItsKind(int errcode, int status) {
        As.nobody()
                .body(Map.of("code", "errcode-" + errcode))
                .post("/api/citizen/v1/wechat/sessions")
                .then()
                .statusCode(status);
    }

    @Test
    void aBusyWeChatIsAskedAgain() {
        var asked = new AtomicInteger();
        wechat.fails(request -> asked.incrementAndGet() < 3 ? Said.json("{\"errcode\":-1,\"errmsg\":\"busy\"}") : null);
        login("c" + UUID.randomUUID());
        assertThat(asked).hasValue(3);
        wechat.fails(request -> new Said(502, "text/html", new byte[0]));
        As.nobody()
                .body(Map.of("code", "c"))
                .post("/api/citizen/v1/wechat/sessions")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue());
    }

    @Test
    void aProvenPhoneBringsTheTicketsOfThatNumber() {
        var phone = "199" + "%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000));
        var byPhone =
                ATicket.aTicket().byAgent().reporter("NAMED", "王小明", phone).filed();
        String token = login("c" + UUID.randomUUID()).path("accessToken");
        As.bearer(token)
                .get("/api/citizen/v1/tickets/{n}", byPhone.number())
                .then()
                .statusCode(404);
        As.bearer(token)
                .body(Map.of("code", "p-" + phone))
                .post("/api/citizen/v1/wechat/phone")
                .then()
                .statusCode(200)
                .body("phone", equalTo(phone.substring(0, 3) + "****" + phone.substring(7)));
        As.bearer(token).get("/api/citizen/v1/tickets").then().body("items.number", hasItem(byPhone.number()));
        As.bearer(token)
                .get("/api/citizen/v1/tickets/{n}", byPhone.number())
                .then()
                .statusCode(200);
    }

    @Test
    void oneUnionIdIsOnePerson() {
        var union = "_union-" + UUID.randomUUID();
        String first = login("a" + UUID.randomUUID() + union).path("accessToken");
        String number = As.bearer(first)
                .header("Idempotency-Key", As.key())
                .body(ATicket.aTicket().with("channel", "WECHAT").body())
                .post("/api/citizen/v1/tickets")
                .path("number");
        String second = login("b" + UUID.randomUUID() + union).path("accessToken");
        As.bearer(second).get("/api/citizen/v1/tickets").then().body("items.number", hasItem(number));
    }

    @Test
    void grantsAreCountedOnceForEachKey() {
        String token = login("c" + UUID.randomUUID()).path("accessToken");
        var said = Map.of("grants", List.of(Map.of("template", "tpl-1", "accepted", true)));
        var key = As.key();
        for (int i = 0; i < 2; i++) {
            grant(token, key, said).then().statusCode(201).body("items[0].remaining", equalTo(1));
        }
        grant(token, As.key(), said).then().body("items[0].remaining", equalTo(2));
        var refused = Map.of("grants", List.of(Map.of("template", "tpl-1", "accepted", false)));
        grant(token, As.key(), refused).then().body("items[0].remaining", equalTo(2));
        grant(token, As.key(), Map.of("grants", List.of())).then().statusCode(422);
    }

    private static Response grant(String token, String key, Object said) {
        return As.bearer(token).header("Idempotency-Key", key).body(said).post("/api/citizen/v1/wechat/grants");
    }

    private static Response login(String code) {
        var answer = As.nobody().body(Map.of("code", code)).post("/api/citizen/v1/wechat/sessions");
        answer.then().statusCode(201);
        return answer;
    }
}
