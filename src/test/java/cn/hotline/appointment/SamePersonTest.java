package cn.hotline.appointment;

import static cn.hotline.appointment.ASlot.booked;
import static cn.hotline.appointment.ASlot.held;
import static cn.hotline.appointment.ASlot.hold;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import cn.hotline.access.Identity;
import cn.hotline.access.Persons;
import cn.hotline.access.Phone;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who turns out to be one person has the appointments and the bar of one. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class SamePersonTest {

    final UUID one = profile();
    final UUID other = profile();

    @Inject
    EntityManager db;

    @Test
    void joinedPersonsHaveOneAppointmentADayAndPartedOnesAgainTwo() {
        var slot = ASlot.of(4);
        var id = booked(one, slot);
        var joining = join(one, other);
        hold(other, slot).then().statusCode(409).body("number", equalTo(ASlot.number(id)));
        As.manager()
                .body(Map.of("reason", "号码已转让他人"))
                .post("/api/staff/v1/persons/joinings/{id}/parting", joining)
                .then()
                .statusCode(204);
        held(other, slot);
        hold(one, slot).then().statusCode(409);
    }

    @Test
    void twoOfOneDayBothStandAndThereIsNoThird() {
        var slot = ASlot.of(4);
        var first = booked(one, slot);
        booked(other, slot);
        join(one, other);
        hold(other, slot).then().statusCode(409);
        ASlot.act(other, first, "cancellation").then().statusCode(200);
        hold(other, slot).then().statusCode(409);
    }

    @Test
    void aBarIsNotShedByBeingJoined() {
        held(one, ASlot.of(1));
        QuarkusTransaction.requiringNew()
                .run(() -> db.createNativeQuery("""
                                insert into booking_bar (id, booker, citizen, month, from_at, until_at)
                                select gen_random_uuid(), booker, citizen, :month, made_at, made_at + interval '30 days'
                                from booking where citizen = :citizen""")
                        .setParameter("month", LocalDate.of(2026, 1, 1))
                        .setParameter("citizen", one)
                        .executeUpdate());
        hold(one, ASlot.of(1)).then().statusCode(409);
        held(other, ASlot.of(1));
        join(one, other);
        hold(other, ASlot.of(1)).then().statusCode(409).body("detail", containsString("暂停预约"));
    }

    @Test
    void whoProvesTheCardHasWhatWasBookedForIt() {
        var card = ACard.fresh();
        var slot = ASlot.of(3);
        String id = hold(ACard.citizen(), card.at(slot))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        card.provedBy(one);
        hold(one, slot).then().statusCode(409).body("number", equalTo(ASlot.number(id)));
        As.citizen(one).get(ASlot.BOOKINGS + "/{id}", id).then().statusCode(200);
    }

    private static UUID profile() {
        var phone = Identity.of(Phone.parse("phone", ByPhone.fresh()));
        var persons = io.quarkus.arc.Arc.container().instance(Persons.class).get();
        return QuarkusTransaction.requiringNew().call(() -> persons.enrol(phone));
    }

    /** @return the joining */
    private static String join(UUID joined, UUID into) {
        return As.manager()
                .header("Idempotency-Key", As.key())
                .body(Map.of("joined", joined, "into", into, "reason", "市民持身份证到窗口说明"))
                .post("/api/staff/v1/persons/joinings")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
