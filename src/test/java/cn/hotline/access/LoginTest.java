package cn.hotline.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Citizens log in by a code sent to their phone; the code is hard to guess and says nothing about who is known. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class LoginTest {

    private static final Duration PAUSE = Duration.ofSeconds(61);

    private final String phone = LoginCodes.freshPhone();

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void theCodeOpensASessionThatFilesAndFollowsAndTheSamePersonComesBackAsTheSame() {
        var first = As.bearer(logIn());
        String number = first.header("Idempotency-Key", As.key())
                .body(ATicket.aTicket().with("channel", "APP").body())
                .post("/api/citizen/v1/tickets")
                .then()
                .statusCode(201)
                .extract()
                .path("number");
        MovedClock.forward(PAUSE);
        As.bearer(logIn())
                .get("/api/citizen/v1/tickets/{n}", number)
                .then()
                .statusCode(200)
                .body("channel", equalTo("APP"));
    }

    @Test
    void aNumberIsTheSameHoweverItIsTyped() {
        var code = LoginCodes.sentTo(phone);
        var typed = "+86 " + phone.substring(0, 3) + "-" + phone.substring(3, 7) + " " + phone.substring(7);
        LoginCodes.open(typed, code).then().statusCode(201);
    }

    @Test
    void aCodeIsGoodOnce() {
        var code = LoginCodes.sentTo(phone);
        LoginCodes.open(phone, code).then().statusCode(201);
        LoginCodes.open(phone, code).then().statusCode(422);
    }

    @Test
    void fiveWrongTriesLockThatCodeButNotTheNextOne() {
        var code = LoginCodes.sentTo(phone);
        for (int i = 0; i < 5; i++) {
            LoginCodes.open(phone, LoginCodes.wrong(code)).then().statusCode(422);
        }
        LoginCodes.open(phone, code).then().statusCode(422);
        MovedClock.forward(PAUSE);
        LoginCodes.open(phone, LoginCodes.sentTo(phone)).then().statusCode(201);
    }

    @Test
    void fourWrongTriesDoNot() {
        var code = LoginCodes.sentTo(phone);
        for (int i = 0; i < 4; i++) {
            LoginCodes.open(phone, LoginCodes.wrong(code)).then().statusCode(422);
        }
        LoginCodes.open(phone, code).then().statusCode(201);
    }

    @Test
    void aCodeExpiresAfterFiveMinutes() {
        var code = LoginCodes.sentTo(phone);
        MovedClock.forward(Duration.ofMinutes(5));
        LoginCodes.open(phone, code).then().statusCode(422);
        var next = LoginCodes.sentTo(phone);
        MovedClock.forward(Duration.ofMinutes(5).minusSeconds(20));
        LoginCodes.open(phone, next).then().statusCode(201);
    }

    @Test
    void aNewCodeReplacesTheOneBefore() {
        var old = LoginCodes.sentTo(phone);
        MovedClock.forward(PAUSE);
        var code = LoginCodes.sentTo(phone);
        if (!old.equals(code)) {
            LoginCodes.open(phone, old).then().statusCode(422);
        }
        LoginCodes.open(phone, code).then().statusCode(201);
    }

    @Test
    void aCodeOfOneNumberDoesNotOpenAnother() {
        var code = LoginCodes.sentTo(phone);
        var other = LoginCodes.freshPhone();
        LoginCodes.sentTo(other);
        var tried = LoginCodes.open(other, code);
        assertThat(tried.statusCode()).isEqualTo(LoginCodes.newest(other).equals(code) ? 201 : 422);
    }

    @Test
    void betweenTwoCodesThereIsAPause() {
        LoginCodes.sentTo(phone);
        LoginCodes.request(phone).then().statusCode(429).header("Retry-After", notNullValue());
        MovedClock.forward(Duration.ofSeconds(50));
        LoginCodes.request(phone).then().statusCode(429);
        MovedClock.forward(Duration.ofSeconds(11));
        LoginCodes.request(phone).then().statusCode(202);
    }

    @Test
    void tenCodesADayAreEnough() {
        for (int i = 0; i < 10; i++) {
            LoginCodes.request(phone).then().statusCode(202);
            MovedClock.forward(PAUSE);
        }
        LoginCodes.request(phone).then().statusCode(429);
        MovedClock.forward(Duration.ofHours(24));
        LoginCodes.request(phone).then().statusCode(202);
    }

    @Test
    void nothingTellsAKnownNumberFromAnUnknownOne() {
        logIn();
        MovedClock.forward(PAUSE);
        var stranger = LoginCodes.freshPhone();
        var toKnown = LoginCodes.request(phone);
        var toUnknown = LoginCodes.request(stranger);
        assertThat(toUnknown.statusCode()).isEqualTo(toKnown.statusCode());
        assertThat(toUnknown.asString()).isEqualTo(toKnown.asString());
        var wrong = Unknown.problem(LoginCodes.open(phone, LoginCodes.wrong(LoginCodes.newest(phone))));
        assertThat(Unknown.problem(LoginCodes.open(stranger, LoginCodes.wrong(LoginCodes.newest(stranger)))))
                .isEqualTo(wrong);
        assertThat(Unknown.problem(LoginCodes.open(LoginCodes.freshPhone(), "123456")))
                .as("a number that never asked for a code")
                .isEqualTo(wrong);
    }

    private String logIn() {
        return LoginCodes.open(phone, LoginCodes.sentTo(phone))
                .then()
                .statusCode(201)
                .body("tokenType", equalTo("Bearer"))
                .body("expiresIn", equalTo(8 * 3600))
                .extract()
                .path("accessToken");
    }
}
