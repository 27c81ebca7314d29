package cn.hotline.channel.partner;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import cn.hotline.access.Caller;
import cn.hotline.channel.Doors;
import cn.hotline.channel.Gist;
import cn.hotline.platform.Messages;
import cn.hotline.platform.Refusal;
import cn.hotline.support.ABatch;
import cn.hotline.support.APartner;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.ticket.Action;
import cn.hotline.ticket.Channel;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sandbox answers like the service itself, and nothing of it is ever meant. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class SandboxTest {

    private static final String TICKETS = "/api/partner/v1/tickets";

    private APartner partner;

    @Inject
    Doors doors;

    @BeforeEach
    void register() {
        partner = APartner.sandbox("tickets.write", "tickets.read");
    }

    @AfterEach
    void presentTime() {
        MovedClock.reset();
    }

    @Test
    void aTicketGoesThroughItsLifeByItself() {
        var number = filed("life-1").then().statusCode(201).extract().<String>path("number");
        assertThat(number).startsWith("000000").hasSize(14);
        for (var status : List.of("FILED", "ACCEPTED", "DISPATCHED", "HANDLING", "REPLIED", "CLOSED", "CLOSED")) {
            as().get(TICKETS + "/{n}", number).then().statusCode(200).body("status", equalTo(status));
            MovedClock.forward(Duration.ofSeconds(61));
        }
        as().get(TICKETS + "/{n}", number)
                .then()
                .body("reply.result", notNullValue())
                .body("unit.code", equalTo("SANDBOX"))
                .body("reporter.phone", equalTo("199****0042"));
        as().get(TICKETS + "/{n}/timeline", number)
                .then()
                .statusCode(200)
                .body("items.action", contains("FILE", "ACCEPT", "DISPATCH", "SIGN_FOR", "APPROVE", "CLOSE"));
    }

    @Test
    void aPartnerFollowsItAsAnyOther() {
        var key = As.key();
        var first = filed("same-1", key);
        assertThat(filed("same-1", key).asString()).isEqualTo(first.asString());
        String number = first.path("number");
        filed("same-1").then().statusCode(409).body("number", equalTo(number));
        as().get(TICKETS + "?externalId=same-1").then().statusCode(200).body("items.number", contains(number));
        word(number, "supplements", Map.of("text", "今晚又闪了"))
                .then()
                .statusCode(201)
                .header("ETag", "\"2\"");
        word(number, "urges", Map.of()).then().statusCode(201).body("urges", equalTo(1));
        word(number, "urges", Map.of()).then().statusCode(429);
        withdrawn(number, "\"1\"").then().statusCode(412);
        withdrawn(number, "\"3\"").then().statusCode(200).body("status", equalTo("WITHDRAWN"));
        withdrawn(number, "*").then().statusCode(409);
        MovedClock.forward(Duration.ofHours(1));
        var read = as().get(TICKETS + "/{n}", number);
        read.then().body("status", equalTo("WITHDRAWN")).body("version", equalTo(4));
        as().header("If-None-Match", read.header("ETag"))
                .get(TICKETS + "/{n}", number)
                .then()
                .statusCode(304);
    }

    @Test
    void itRefusesWhatTheServiceWouldRefuse() {
        sent(aTicket().with("matter", "010104").body()).then().statusCode(422);
        sent(aTicket().with("matter", "000000").body()).then().statusCode(422);
        sent(aTicket().with("attachments", List.of(UUID.randomUUID())).body())
                .then()
                .statusCode(422);
        sent(aTicket().with("channel", "WEIBO").body()).then().statusCode(403);
        as().get(TICKETS + "/{n}", aTicket().filed().number()).then().statusCode(404);
        As.partner(APartner.sandbox().id(), "tickets.read")
                .get(TICKETS + "/{n}", filed("mine-1").<String>path("number"))
                .then()
                .statusCode(404);
    }

    @Test
    void nothingOfItReachesAnybody() {
        long tickets = Rows.count("select count(*) from ticket where partner = ?", partner.id());
        long persons = Rows.count("select count(*) from citizen_identity");
        var number = filed("unseen-1").<String>path("number");
        var lines = ABatch.line("unseen-2") + ABatch.line("unseen-2");
        ABatch.lines(as(), As.key(), lines).then().statusCode(201).body("rows.state", contains("CREATED", "REPEATED"));
        MovedClock.forward(Duration.ofHours(2));
        assertThat(tickets).isZero();
        assertThat(Rows.count("select count(*) from ticket where partner = ?", partner.id()))
                .isZero();
        assertThat(Rows.count("select count(*) from ticket where number like '000000%'"))
                .isZero();
        assertThat(Rows.count("select count(*) from contact where client = ?", "partner:" + partner.id()))
                .isZero();
        assertThat(Rows.count("select count(*) from citizen_identity")).isEqualTo(persons);
        assertThat(Rows.count("select count(*) from sandbox_ticket where client = ?", "partner:" + partner.id()))
                .isEqualTo(2);
        As.manager().get("/api/staff/v1/tickets/{n}", number).then().statusCode(404);
        As.agent()
                .body(Map.of("phone", "19955500042"))
                .post("/api/staff/v1/tickets/search")
                .then()
                .body("items", hasSize(0));
        as().get("/api/partner/v1/events").then().statusCode(200).body("items", hasSize(0));
        As.partner(partner.id(), "tickets.write")
                .get(TICKETS + "/{n}", number)
                .then()
                .statusCode(403);
    }

    @Test
    void noOtherDoorFilesForASandboxClient() {
        var caller = new Caller.Partner(partner.id());
        var origin = new Action.Origin(Channel.PARTNER, caller.client(), null, null, caller.id());
        var filing = new Doors.Filing(caller, origin, null, "/", Messages.accepting("zh"));
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().call(() -> doors.fileWithin(filing, Gist.EMPTY)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("sandbox-only");
    }

    @Test
    void aTestEventCanBeAskedForAllTheSame() {
        var listener = As.partner(partner.id(), "webhooks");
        listener.header("Idempotency-Key", As.key())
                .body(Map.of("url", "https://1.1.1.1/hook"))
                .post("/api/partner/v1/webhooks")
                .then()
                .statusCode(201);
        As.administrator()
                .get("/api/staff/v1/partners")
                .then()
                .body("items.findAll { it.kind == 'SANDBOX' }.id", hasItem(partner.id()));
    }

    private RequestSpecification as() {
        return As.partner(partner.id(), "tickets.write tickets.read");
    }

    private Response filed(String externalId) {
        return filed(externalId, As.key());
    }

    private Response filed(String externalId, String key) {
        var body = aTicket().with("externalId", externalId).reporter("NAMED", "王小明", "19955500042");
        return as().header("Idempotency-Key", key).body(body.body()).post(TICKETS);
    }

    private Response sent(Map<String, Object> body) {
        return as().header("Idempotency-Key", As.key()).body(body).post(TICKETS);
    }

    private Response word(String number, String what, Map<String, ?> body) {
        return as().header("Idempotency-Key", As.key()).body(body).post(TICKETS + "/{n}/{w}", number, what);
    }

    private Response withdrawn(String number, String ifMatch) {
        return as().header("If-Match", ifMatch).body(Map.of("reason", "已解决")).post(TICKETS + "/{n}/withdrawal", number);
    }
}
