package cn.hotline.appointment;

import static cn.hotline.appointment.ASlot.HALL;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import cn.hotline.access.Kiosks;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who waits or appeals by telephone, at a desk or at a kiosk. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class WaitingOnBehalfTest {

    private static final String ON_BEHALF = "/api/staff/v1/on-behalf";
    private static final String ELSEWHERE = "HALL-LT";

    final String phone = ByPhone.fresh();

    @Test
    void callersWaitAndLeave() {
        var wish = Map.of("phone", phone, "waiting", ASlot.wait(ASlot.fullOne()));
        As.clerk(ELSEWHERE)
                .header("Idempotency-Key", As.key())
                .body(wish)
                .post(ON_BEHALF + "/waitings")
                .then()
                .statusCode(404);
        String id = As.agent()
                .header("Idempotency-Key", As.key())
                .body(wish)
                .post(ON_BEHALF + "/waitings")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        As.clerk(ELSEWHERE)
                .body(Map.of("phone", phone))
                .post(ON_BEHALF + "/waiting-searches")
                .then()
                .body("items", hasSize(0));
        As.clerk(HALL)
                .body(Map.of("phone", phone))
                .post(ON_BEHALF + "/waiting-searches")
                .then()
                .statusCode(200)
                .body("items.id", contains(id));
        As.clerk(ELSEWHERE)
                .post(ON_BEHALF + "/waitings/{id}/leaving", id)
                .then()
                .statusCode(404);
        As.agent()
                .post(ON_BEHALF + "/waitings/{id}/leaving", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("LEFT"));
    }

    @Test
    void anAppealByTelephoneAndAWaitAtTheKiosk() {
        var missed = ASlot.missed(UUID.randomUUID());
        As.agent()
                .header("Idempotency-Key", As.key())
                .body(Map.of("text", "来电说明当天住院"))
                .post(ON_BEHALF + "/bookings/{id}/appeal", missed)
                .then()
                .statusCode(201)
                .body("state", equalTo("OPEN"), "id", notNullValue());
        var kiosk = Kiosks.registered();
        var visit = kiosk.visitedBy(Map.of("idCard", Kiosks.freshCard("王小明")));
        String id = kiosk.during(visit)
                .header("Idempotency-Key", As.key())
                .body(ASlot.wait(ASlot.fullOne()))
                .post("/api/kiosk/v1/waitings")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        kiosk.during(visit).get("/api/kiosk/v1/waitings").then().statusCode(200).body("items.id", contains(id));
        kiosk.during(visit)
                .post("/api/kiosk/v1/waitings/{id}/leaving", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("LEFT"));
    }
}
