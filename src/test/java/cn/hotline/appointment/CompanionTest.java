package cn.hotline.appointment;

import static cn.hotline.appointment.ASlot.act;
import static cn.hotline.appointment.ASlot.booked;
import static cn.hotline.appointment.ASlot.held;
import static cn.hotline.appointment.ASlot.hold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
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
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever books for somebody else answers for it, and learns nothing of them. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class CompanionTest {

    final UUID booker = ACard.citizen();
    final ACard card = ACard.fresh();

    @Inject
    Sweeping sweeping;

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void somebodyElseIsKnownByTheirCardWhoeverBooks() {
        var slot = ASlot.of(4);
        hold(booker, card.at(slot)).then().statusCode(201).body("visitor", equalTo("王**"));
        hold(booker, card.at(slot)).then().statusCode(409).body("detail", containsString("每人每天"));
        held(booker, slot);
        hold(booker, Map.of("slot", slot, "visitor", Map.of("name", "王秀英", "idNumber", "110101190001011234")))
                .then()
                .statusCode(422)
                .body("errors.field", hasItem("visitor.idNumber"));
    }

    @Test
    void whoBooksForOthersIsKnownByName() {
        var slot = ASlot.of(2);
        hold(UUID.randomUUID(), card.at(slot)).then().statusCode(403).body("detail", containsString("实名"));
        As.agent()
                .header("Idempotency-Key", As.key())
                .body(Map.of("phone", ByPhone.fresh(), "booking", card.at(slot)))
                .post("/api/staff/v1/on-behalf/bookings")
                .then()
                .statusCode(201);
    }

    @Test
    void nobodyLearnsOfTheAppointmentsOfOthers() {
        var own = card.proved();
        var slot = ASlot.of(4);
        booked(own, slot);
        hold(booker, card.at(slot))
                .then()
                .statusCode(409)
                .body("number", nullValue(), "detail", containsString("目前不能为这位办事人预约"));
        var wait = new java.util.HashMap<String, Object>(ASlot.wait(ASlot.fullOne()));
        ASlot.join(own, wait).then().statusCode(201);
        wait.put("visitor", Map.of("name", card.name(), "idNumber", card.number()));
        ASlot.join(booker, wait).then().statusCode(409).body("detail", not(containsString("候补")));
    }

    @Test
    void whoHasProvedTheCardSeesWhatOthersMadeForItAndCanCancel() {
        var own = card.proved();
        var ticket = ATicket.aTicket().by(booker).filed();
        var slot = ASlot.of(3);
        var wish = new java.util.HashMap<String, Object>(card.at(slot));
        wish.put("ticket", ticket.number());
        String id = hold(booker, wish).then().statusCode(201).extract().path("id");
        act(booker, id, "confirmation").then().statusCode(200).body("ticket", equalTo(ticket.number()));
        var number = ASlot.number(id);
        hold(own, slot).then().statusCode(409).body("number", equalTo(number));
        As.citizen(own)
                .get(ASlot.BOOKINGS)
                .then()
                .statusCode(200)
                .body("items.id", contains(id), "items[0].ticket", nullValue());
        act(own, id, "cancellation").then().statusCode(200).body("state", equalTo("CANCELLED"), "ticket", nullValue());
        booked(own, slot);
    }

    @Test
    void whatIsMissedCountsAgainstWhoBooked() {
        var own = card.proved();
        var begin = NoShowTest.threeDaysOfOneMonth();
        for (int i = 0; i < 3; i++) {
            String id = hold(booker, card.at(ASlot.at(begin.plus(Duration.ofDays(i)), "SOCIAL", 1)))
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            act(booker, id, "confirmation").then().statusCode(200);
        }
        MovedClock.at(begin.plus(Duration.ofDays(2)).plus(Duration.ofHours(2)));
        for (int i = 0; i < 3; i++) {
            sweeping.run();
        }
        hold(booker, ASlot.of(1)).then().statusCode(409).body("detail", containsString("暂停预约"));
        var later = ASlot.of(1);
        held(own, later);
        assertThat(hold(ACard.citizen(), card.at(ASlot.of(1))).statusCode())
                .as("of no account of theirs")
                .isEqualTo(201);
    }

    @Test
    void onesOwnCardIsOneself() {
        var own = card.proved();
        var slot = ASlot.of(2);
        hold(own, card.at(slot)).then().statusCode(201).body("visitor", nullValue());
        hold(own, slot).then().statusCode(409);
    }
}
