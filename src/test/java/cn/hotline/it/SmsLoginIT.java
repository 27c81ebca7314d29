package cn.hotline.it;

import static cn.hotline.it.City.city;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Citizens log in by codes that the city's own SMS service sends. */
class SmsLoginIT {

    private static final String NAME = "欧阳测试乙";
    private static final String PHONE = "19912345671";
    private static final String OTHER_PHONE = "19912345672";
    private static final SmsGateway GATEWAY = new SmsGateway();
    private static Node node;

    @BeforeAll
    static void start() {
        var settings = new HashMap<>(city().settings());
        settings.put("HOTLINE_SMS_URL", GATEWAY.url());
        settings.put("HOTLINE_SMS_TOKEN", SmsGateway.TOKEN);
        node = Node.started("sms-login", settings);
    }

    @AfterAll
    static void stop() {
        Logs.areJsonWithout(node.lines(), NAME, PHONE, OTHER_PHONE);
        node.kill();
        GATEWAY.close();
    }

    @Test
    void theCodeThatWasSentOpensASessionInWhichTicketsAreFiled() {
        ask(PHONE).then().statusCode(202);
        var message = GATEWAY.newest();
        assertThat(message.path("phone").asText()).isEqualTo("+86" + PHONE);
        var code = message.path("text").asText().replaceFirst(".*(?<!\\d)(\\d{6})(?!\\d).*", "$1");
        String token = node.asNobody()
                .body(Map.of("phone", PHONE, "code", code))
                .post("/api/citizen/v1/sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("accessToken");
        String number = node.as(token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Loop.submission("NAMED", NAME, PHONE))
                .post("/api/citizen/v1/tickets")
                .then()
                .statusCode(201)
                .extract()
                .path("number");
        node.as(token).get("/api/citizen/v1/tickets").then().statusCode(200).body("items.number", contains(number));
    }

    @Test
    void aGatewayThatFailsIsToldToTheCallerAndLoggedUnderTheSameTraceWithoutTheNumber() {
        GATEWAY.fail(true);
        try {
            String trace = ask(OTHER_PHONE).then().statusCode(503).extract().path("traceId");
            assertThat(Logs.traceOf(node.lines(), "SMS gateway answered 500")).isEqualTo(trace);
        } finally {
            GATEWAY.fail(false);
        }
    }

    private static Response ask(String phone) {
        return node.asNobody().body(Map.of("phone", phone)).post("/api/citizen/v1/login-codes");
    }
}
