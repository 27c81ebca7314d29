package cn.hotline.access;

import static cn.hotline.support.ATicket.aTicket;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Kiosks have an identity of their own that an administrator gives and takes. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class DeviceTest {

    @Test
    void aRegisteredKioskLogsInAndFilesATicketThatItsCitizenFollowsThere() {
        var kiosk = Kiosks.registered();
        String token = kiosk.logIn().then().statusCode(201).extract().path("accessToken");
        var filed = As.bearer(token)
                .header("Idempotency-Key", As.key())
                .body(aTicket().body())
                .post("/api/kiosk/v1/tickets")
                .then()
                .statusCode(201)
                .extract();
        As.bearer(token)
                .header("Track-Code", filed.<String>path("trackCode"))
                .get("/api/kiosk/v1/tickets/{n}", filed.<String>path("number"))
                .then()
                .statusCode(200)
                .body("channel", equalTo("KIOSK"));
        As.administrator()
                .get("/api/staff/v1/devices")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(kiosk.id().toString()));
    }

    @Test
    void aWrongSecretAnUnknownAndADisabledKioskAreAnsweredAlike() {
        var kiosk = Kiosks.registered();
        var wrong = kiosk.logIn("x".repeat(kiosk.secret().length()));
        wrong.then().statusCode(401);
        var unknown = new Kiosks.Kiosk(UUID.randomUUID(), kiosk.secret()).logIn();
        kiosk.disable().then().statusCode(204);
        var disabled = kiosk.logIn();
        var expected = Unknown.problem(wrong);
        org.assertj.core.api.Assertions.assertThat(Unknown.problem(unknown)).isEqualTo(expected);
        org.assertj.core.api.Assertions.assertThat(Unknown.problem(disabled)).isEqualTo(expected);
    }

    @Test
    void aDisabledKiosksTokenIsRefusedAtOnceForEverything() {
        var kiosk = Kiosks.registered();
        var ticket = aTicket().filed();
        String token = kiosk.logIn().path("accessToken");
        As.bearer(token).get("/api/kiosk/v1/matters").then().statusCode(200);
        kiosk.disable().then().statusCode(204);
        As.bearer(token)
                .header("Idempotency-Key", As.key())
                .body(aTicket().body())
                .post("/api/kiosk/v1/tickets")
                .then()
                .statusCode(403);
        As.bearer(token)
                .header("Track-Code", ticket.code())
                .get("/api/kiosk/v1/tickets/{n}", ticket.number())
                .then()
                .statusCode(403);
        As.bearer(token).get("/api/kiosk/v1/matters").then().statusCode(403);
        As.bearer(token).get("/api/kiosk/v1/matters/019901").then().statusCode(403);
    }

    @Test
    void theSecretIsShownOnceAndIsInNoList() {
        var kiosk = Kiosks.registered();
        var list = As.administrator().get("/api/staff/v1/devices").asString();
        org.assertj.core.api.Assertions.assertThat(list).doesNotContain(kiosk.secret());
    }

    @Test
    void disablingWhatIsNotThereIs404() {
        new Kiosks.Kiosk(UUID.randomUUID(), "").disable().then().statusCode(404);
    }
}
