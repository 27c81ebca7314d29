package cn.hotline.access;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import cn.hotline.access.Kiosks.Kiosk;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.Together;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The person in front of a kiosk: known while they stand there, and not a moment longer. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class VisitTest {

    private static final String TICKETS = "/api/kiosk/v1/tickets";

    @AfterEach
    void reset() {
        MovedClock.reset();
    }

    @Test
    void whoeverShowedTheirCardFilesAndFollowsWithoutACode() {
        var kiosk = Kiosks.registered();
        var visit = byCard(kiosk);
        String number = filed(kiosk, visit).then().statusCode(201).extract().path("number");
        list(kiosk, visit).then().statusCode(200).body("items.number", equalTo(java.util.List.of(number)));
        kiosk.during(visit)
                .header("Idempotency-Key", As.key())
                .body(Map.of("text", "今晚又灭了。"))
                .post(TICKETS + "/{n}/supplements", number)
                .then()
                .statusCode(201);
        kiosk.during(visit)
                .header("Idempotency-Key", As.key())
                .body(Map.of())
                .post(TICKETS + "/{n}/urges", number)
                .then()
                .statusCode(201);
        kiosk.during(visit)
                .body(Map.of("reason", "已经修好。"))
                .post(TICKETS + "/{n}/withdrawal", number)
                .then()
                .statusCode(200)
                .body("status", equalTo("WITHDRAWN"));
        As.device(kiosk.id()).get(TICKETS + "/{n}", number).then().statusCode(404);
    }

    @Test
    void aPhoneThatWasProvedElsewhereShowsItsTicketsHereAndNeedNotBeTyped() {
        var kiosk = Kiosks.registered();
        var phone = LoginCodes.freshPhone();
        String citizen = LoginCodes.open(phone, LoginCodes.sentTo(phone)).path("accessToken");
        String number = As.bearer(citizen)
                .header("Idempotency-Key", As.key())
                .body(aTicket().body())
                .post("/api/citizen/v1/tickets")
                .path("number");
        MovedClock.forward(Duration.ofMinutes(2));
        As.device(kiosk.id())
                .body(Map.of("phone", phone))
                .post("/api/kiosk/v1/login-codes")
                .then()
                .statusCode(202);
        var visit = kiosk.visitedBy(Map.of("phone", Map.of("phone", phone, "code", LoginCodes.newest(phone))));
        list(kiosk, visit).then().statusCode(200).body("items.number", hasItem(number));
        String here = kiosk.during(visit)
                .header("Idempotency-Key", As.key())
                .body(aTicket().reporter("NAMED", "王小明", null).body())
                .post(TICKETS)
                .then()
                .statusCode(201)
                .extract()
                .path("number");
        kiosk.during(visit)
                .get(TICKETS + "/{n}", here)
                .then()
                .body("reporter.phone", equalTo(new Phone("+86" + phone).masked()));
    }

    @Test
    void withoutAProofThereIsNoList() {
        var kiosk = Kiosks.registered();
        As.device(kiosk.id()).get(TICKETS).then().statusCode(401);
        var nobody = kiosk.visitedBy(Map.of());
        list(kiosk, nobody).then().statusCode(403);
        filed(kiosk, nobody).then().statusCode(201);
        As.device(kiosk.id())
                .body(Map.of("phone", Map.of("phone", LoginCodes.freshPhone(), "code", "000000")))
                .post("/api/kiosk/v1/visits")
                .then()
                .statusCode(422);
        As.device(kiosk.id())
                .body(Map.of("idCard", Map.of("number", "110105194912310021", "name", "王小明")))
                .post("/api/kiosk/v1/visits")
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("idCard.number"));
    }

    @Test
    void itIsOverWhenNothingHappensAndInAnyCaseAfterAQuarterOfAnHour() {
        var kiosk = Kiosks.registered();
        var visit = byCard(kiosk);
        for (int minutes = 0; minutes < 14; minutes += 2) {
            MovedClock.forward(Duration.ofMinutes(2));
            list(kiosk, visit).then().statusCode(200);
        }
        MovedClock.forward(Duration.ofMinutes(1));
        list(kiosk, visit).then().statusCode(401);
        var idle = byCard(kiosk);
        MovedClock.forward(Duration.ofMinutes(3));
        list(kiosk, idle).then().statusCode(401);
        filed(kiosk, idle).then().statusCode(401).body("detail", equalTo("本次办事已结束或已超时，请重新开始。"));
        Arc.container().instance(Visits.class).get().endIdle();
        assertThat(Rows.count("select count(*) from visit where device = ? and name_sealed is not null", kiosk.id()))
                .isZero();
    }

    @Test
    void whoeverGoesIsNobodyAnyMoreAndSoIsWhoeverIsFollowed() {
        var kiosk = Kiosks.registered();
        var first = byCard(kiosk);
        var second = byCard(kiosk);
        list(kiosk, first).then().statusCode(401);
        list(Kiosks.registered(), second).then().statusCode(401);
        list(kiosk, second).then().statusCode(200).body("items", hasSize(0));
        for (int twice = 0; twice < 2; twice++) {
            As.device(kiosk.id()).delete("/api/kiosk/v1/visits/current").then().statusCode(204);
        }
        list(kiosk, second).then().statusCode(401);
    }

    @Test
    void ofManyAtOnceOneGoesOn() {
        var kiosk = Kiosks.registered();
        var card = Map.of("idCard", Kiosks.freshCard("王小明"));
        var visits = Together.all(8, i -> kiosk.visitedBy(card));
        assertThat(visits).doesNotHaveDuplicates();
        assertThat(visits.stream().filter(visit -> list(kiosk, visit).statusCode() == 200))
                .hasSize(1);
        assertThat(Rows.count("select count(*) from visit where device = ? and ended_at is null", kiosk.id()))
                .isEqualTo(1);
    }

    @Test
    void cardsAndNamesAreSealed() {
        var kiosk = Kiosks.registered();
        kiosk.visitedBy(Map.of("idCard", Kiosks.freshCard("欧阳读卡")));
        assertThat(Rows.count("""
                        select count(*) from visit where device = ?
                            and position(convert_to('欧阳读卡', 'UTF8') in name_sealed) > 0""", kiosk.id())).isZero();
    }

    private static String byCard(Kiosk kiosk) {
        return kiosk.visitedBy(Map.of("idCard", Kiosks.freshCard("王小明")));
    }

    private static Response list(Kiosk kiosk, String visit) {
        return kiosk.during(visit).get(TICKETS);
    }

    private static Response filed(Kiosk kiosk, String visit) {
        return kiosk.during(visit)
                .header("Idempotency-Key", As.key())
                .body(aTicket().body())
                .post(TICKETS);
    }
}
