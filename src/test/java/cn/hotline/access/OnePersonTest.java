package cn.hotline.access;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Await;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever door a ticket came through, it is among its reporter's own and followed from there; and no longer once persons are parted. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class OnePersonTest {

    private final String phone = LoginCodes.freshPhone();

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void ticketsOfAllDoorsAreMineAndOneOfThemIsLedToItsEndFromHere() {
        var byPhone = mine(aTicket().byAgent()).filed();
        var byPartner =
                mine(aTicket().byPartner("partner-" + UUID.randomUUID())).filed();
        var reader = People.enrolled(People.openid());
        var byWechat = aTicket().by(reader).filed();
        var me = logIn();
        assertThat(numbers(me)).containsExactlyInAnyOrder(byPhone.number(), byPartner.number());
        People.prove(reader, People.phone(phone));
        assertThat(numbers(me)).containsExactlyInAnyOrder(byPhone.number(), byPartner.number(), byWechat.number());
        assertThat(numbers(() -> As.citizen(reader))).hasSize(3);

        follow(me, byPhone, "supplements", Map.of("text", "补充：今晚又灭了。")).statusCode(201);
        follow(me, byPartner, "urges", Map.of()).statusCode(201);
        follow(me, byWechat, "withdrawal", Map.of("reason", "已自行解决"))
                .statusCode(200)
                .body("status", equalTo("WITHDRAWN"));
        me.get()
                .get("/api/citizen/v1/tickets/{n}/timeline", byPhone.number())
                .then()
                .body("items.action", equalTo(List.of("FILE", "SUPPLEMENT")));
    }

    @Test
    void whatWasFiledByPhoneIsRatedInTheApp() {
        var ticket = mine(aTicket().byAgent()).closed();
        follow(logIn(), ticket, "rating", Map.of("service", 1, "handling", 1)).statusCode(200);
    }

    @Test
    void myNumberOnAStrangersWebFormIsNotMineUntilIShowItsCode() {
        var ticket = mine(aTicket()).filed();
        var me = logIn();
        assertThat(numbers(me)).doesNotContain(ticket.number());
        me.get().get("/api/citizen/v1/tickets/{n}", ticket.number()).then().statusCode(404);
        ticket.track().then().statusCode(200);
    }

    @Test
    void aNumberBoundLaterBringsItsTickets() {
        var other = LoginCodes.freshPhone();
        var ticket = aTicket().reporter("NAMED", "王小明", other).byAgent().filed();
        var me = logIn();
        var code = LoginCodes.sentTo(other);
        bind(me, other, LoginCodes.wrong(code)).statusCode(422);
        assertThat(numbers(me)).isEmpty();
        bind(me, other, code)
                .statusCode(200)
                .body("identities.kind", equalTo(List.of("PHONE", "PHONE")))
                .body(
                        "identities.masked",
                        org.hamcrest.Matchers.hasItem(
                                Phone.parse("phone", other).masked()));
        bind(me, other, code).statusCode(422);
        assertThat(numbers(me)).containsExactly(ticket.number());
        assertThat(me.get().get("/api/citizen/v1/me").asString())
                .doesNotContain(other)
                .doesNotContain(phone);
    }

    @Test
    void afterPartingNothingOfTheOtherIsSeenAnyMoreNotEvenOverTheFeed() {
        var one = People.enrolled(People.phone(phone));
        var other = People.withPhone();
        String joining = People.join(one, other).path("id");
        var ticket = aTicket().by(one).filed();
        Await.until(
                "told to the other profile",
                Duration.ofSeconds(10),
                () -> !events(other).isEmpty());
        assertThat(numbers(() -> As.citizen(other))).containsExactly(ticket.number());
        People.part(joining).then().statusCode(204);
        assertThat(numbers(() -> As.citizen(other))).isEmpty();
        assertThat(events(other)).isEmpty();
        assertThat(numbers(() -> As.citizen(one))).containsExactly(ticket.number());
        As.citizen(other)
                .get("/api/citizen/v1/tickets/{n}", ticket.number())
                .then()
                .statusCode(404);
        follow(() -> As.citizen(other), ticket, "urges", Map.of()).statusCode(404);
        People.part(joining).then().statusCode(409);
        People.part(UUID.randomUUID().toString()).then().statusCode(404);
    }

    @Test
    void managersFindWhoIsWhomAndHowItCameToBe() {
        var one = People.enrolled(People.phone(phone));
        var other = People.withPhone();
        People.join(one, UUID.randomUUID()).then().statusCode(404);
        String joining = People.join(one, other).path("id");
        As.manager()
                .body(Map.of("phone", phone))
                .post("/api/staff/v1/persons/search")
                .then()
                .statusCode(200)
                .body("profiles.id", hasSize(2))
                .body(
                        "profiles[0].identities[0].masked",
                        equalTo(Phone.parse("phone", phone).masked()));
        As.manager()
                .body(Map.of("phone", LoginCodes.freshPhone()))
                .post("/api/staff/v1/persons/search")
                .then()
                .statusCode(200)
                .body("profiles", hasSize(0));
        People.part(joining).then().statusCode(204);
        for (var profile : List.of(one, other)) {
            As.manager()
                    .get("/api/staff/v1/persons/{id}/joinings?limit=1", profile)
                    .then()
                    .statusCode(200)
                    .body("items.id", equalTo(List.of(joining)))
                    .body("items[0].actor", equalTo("staff:manager"))
                    .body("items[0].partedReason", equalTo("号码已转让他人"));
        }
    }

    private ATicket mine(ATicket ticket) {
        return ticket.reporter("NAMED", "王小明", phone);
    }

    private Supplier<RequestSpecification> logIn() {
        String token = LoginCodes.open(phone, LoginCodes.sentTo(phone)).path("accessToken");
        return () -> As.bearer(token);
    }

    private static List<String> numbers(Supplier<RequestSpecification> citizen) {
        return citizen.get().get("/api/citizen/v1/tickets").path("items.number");
    }

    private static List<String> events(UUID citizen) {
        return As.citizen(citizen).get("/api/citizen/v1/events").path("items.id");
    }

    private static io.restassured.response.ValidatableResponse bind(
            Supplier<RequestSpecification> me, String number, String code) {
        return me.get()
                .body(Map.of("phone", number, "code", code))
                .post("/api/citizen/v1/me/phones")
                .then();
    }

    private static io.restassured.response.ValidatableResponse follow(
            Supplier<RequestSpecification> me, ATicket ticket, String what, Map<String, ?> body) {
        return me.get()
                .header("Idempotency-Key", As.key())
                .body(body)
                .post("/api/citizen/v1/tickets/{n}/{w}", ticket.number(), what)
                .then();
    }
}
