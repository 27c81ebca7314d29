package cn.hotline.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever is done with a login carries the door by which it was made. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class DoorOfLoginTest {

    private static final String TICKETS = "/api/citizen/v1/tickets";

    private final String phone = LoginCodes.freshPhone();

    @Test
    void theAppIsTheAppForFilingAndForAllThatFollowsAlsoAfterRenewal() {
        String token = As.nobody()
                .body(Map.of("phone", phone, "code", LoginCodes.sentTo(phone), "door", "APP"))
                .post("/api/citizen/v1/sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("accessToken");
        assertThat(channelOf(token)).isEqualTo("APP");
        String renewed = As.bearer(token).post("/api/citizen/v1/me/session").path("accessToken");
        assertThat(channelOf(renewed)).isEqualTo("APP");
    }

    @Test
    void theMiniProgramIsWechatAndWhoSaysNothingIsTheWeb() {
        var logins = Arc.container().instance(Logins.class).get();
        assertThat(channelOf(logins.session(People.enrolled(People.openid()), Door.WECHAT)
                        .accessToken()))
                .isEqualTo("WECHAT");
        assertThat(channelOf(LoginCodes.open(phone, LoginCodes.sentTo(phone)).path("accessToken")))
                .isEqualTo("WEB");
        As.nobody()
                .body(Map.of("phone", phone, "code", "000000", "door", "KIOSK"))
                .post("/api/citizen/v1/sessions")
                .then()
                .statusCode(422);
    }

    @Test
    void aDraftIsBegunAtThatDoorToo() {
        var logins = Arc.container().instance(Logins.class).get();
        var token = logins.session(People.withPhone(), Door.APP).accessToken();
        As.bearer(token)
                .header("Idempotency-Key", As.key())
                .body(Map.of("content", Map.of("title", "路灯不亮")))
                .post("/api/citizen/v1/drafts")
                .then()
                .statusCode(201)
                .body("channel", equalTo("APP"));
    }

    /** Of a ticket that is filed and supplemented without a word about the door. */
    private static String channelOf(String token) {
        String number = As.bearer(token)
                .header("Idempotency-Key", As.key())
                .body(ATicket.aTicket().body())
                .post(TICKETS)
                .then()
                .statusCode(201)
                .extract()
                .path("number");
        As.bearer(token)
                .header("Idempotency-Key", As.key())
                .body(Map.of("text", "今晚又灭了。"))
                .post(TICKETS + "/{n}/supplements", number)
                .then()
                .statusCode(201);
        String channel = As.bearer(token).get(TICKETS + "/{n}", number).path("channel");
        assertThat(Rows.count(
                        "select count(*) from contact c join ticket t on t.id = c.ticket_id where t.number = ? and c.channel = ?",
                        number,
                        channel))
                .isEqualTo(2);
        return channel;
    }
}
