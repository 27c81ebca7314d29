package cn.hotline.access.partner;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import cn.hotline.support.APartner;
import cn.hotline.support.As;
import cn.hotline.support.Ear;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Reply;
import cn.hotline.support.Signer;
import cn.hotline.support.Together;
import cn.hotline.support.Wire;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Partners that prove themselves by signatures, on every path there is for partners. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class SignedRequestTest {

    private static final String TICKETS = "/api/partner/v1/tickets";

    @Inject
    PartnerKeys keys;

    @AfterEach
    void presentTime() {
        MovedClock.reset();
    }

    @Test
    void aSignedRequestIsAsGoodAsAToken() {
        var partner = APartner.live("tickets.write", "tickets.read", "webhooks");
        var number =
                partner.post(TICKETS, filing()).then().statusCode(201).extract().<String>path("number");
        partner.get(TICKETS + "/" + number).then().statusCode(200).body("channel", equalTo("PARTNER"));
        partner.get(TICKETS + "?limit=5").then().statusCode(200).body("items.number", contains(number));
        partner.get("/api/partner/v1/matters").then().statusCode(200);
        partner.get("/api/partner/v1/events?limit=5").then().statusCode(200);
        partner.post("/api/partner/v1/webhooks", "{\"url\":\"https://1.1.1.1/hook\"}")
                .then()
                .statusCode(201);
        partner.get("/api/partner/v1/webhooks").then().statusCode(200);
        As.partner(partner.id(), "tickets.read")
                .get(TICKETS + "/" + number)
                .then()
                .statusCode(200);
    }

    @Test
    void aSocketIsOpenedByASignatureToo() {
        var partner = APartner.live("tickets.read");
        var headers = Signer.of(partner.key()).headers("GET", "/api/partner/v1/feed", null, null);
        try (var ear = Ear.open("partner", headers).subscribe(Map.of("topic", "mine"))) {
            ear.await("live");
        }
        assertThatThrownBy(() -> Ear.open("partner", headers)).hasMessageContaining("Handshake");
    }

    @Test
    void theScopesAreThoseOfTheRegister() {
        var partner = APartner.live("tickets.read");
        partner.post(TICKETS, filing()).then().statusCode(403);
        partner.get(TICKETS).then().statusCode(200);
        partner.change(APartner.terms(1000, true));
        partner.get(TICKETS).then().statusCode(403);
    }

    @Test
    void aRequestCountsOnce() {
        var partner = APartner.live("tickets.read");
        var signer = Signer.of(partner.key());
        var headers = signer.headers("GET", TICKETS, null, null);
        var statuses =
                Together.all(8, i -> As.nobody().headers(headers).get(TICKETS).statusCode());
        assertThat(statuses).containsOnly(200, 401).containsOnlyOnce(200);
    }

    @Test
    void aBodyIsTheOneThatWasSignedOrNone() {
        var partner = APartner.live("tickets.write");
        for (var body : new String[] {filing().replace("建设路", "文化路"), "{}", "", filing() + " "}) {
            var headers = Signer.of(partner.key()).headers("POST", TICKETS, filing(), As.key());
            posted(headers, body).isProblem(401, "unauthenticated");
        }
        var undigested = Signer.of(partner.key()).headers("POST", TICKETS, null, As.key());
        posted(undigested, filing()).isProblem(401, "unauthenticated");
        var unsigned = Signer.of(partner.key()).headers("POST", TICKETS, null, As.key());
        unsigned.put(
                "Content-Digest",
                Signer.of(partner.key())
                        .headers("POST", TICKETS, filing(), As.key())
                        .get("Content-Digest"));
        posted(unsigned, filing()).isProblem(401, "unauthenticated");
    }

    @Test
    void aSignatureForOnePathIsNoneForAnother() {
        var partner = APartner.live("tickets.read", "tickets.write");
        var headers = Signer.of(partner.key()).headers("GET", TICKETS, null, null);
        As.nobody().headers(headers).get("/api/partner/v1/matters").then().statusCode(401);
        As.nobody().headers(headers).get(TICKETS + "?limit=1").then().statusCode(401);
        var staff = Signer.of(partner.key()).headers("GET", "/api/staff/v1/me", null, null);
        As.nobody().headers(staff).get("/api/staff/v1/me").then().statusCode(401);
    }

    @Test
    void aTokenIsJudgedAloneWhateverSignatureStandsBesideIt() {
        var partner = APartner.live("tickets.read");
        var good = Signer.of(partner.key()).headers("GET", TICKETS, null, null);
        As.bearer("not.a.token").headers(good).get(TICKETS).then().statusCode(401);
        As.partner("somebody-" + UUID.randomUUID(), "tickets.read")
                .header("Signature-Input", "sig1=(\"@method\")")
                .get(TICKETS)
                .then()
                .statusCode(200);
    }

    @Test
    void keysAreChangedWithoutAPause() {
        var partner = APartner.live("tickets.read");
        var second = APartner.key(partner.id(), "HMAC");
        APartner.retire(partner.id(), partner.key().id(), 24);
        partner.get(TICKETS).then().statusCode(200);
        partner.with(second).get(TICKETS).then().statusCode(200);
        MovedClock.forward(Duration.ofHours(25));
        partner.get(TICKETS).then().statusCode(401);
        partner.with(second).get(TICKETS).then().statusCode(200);
        APartner.retire(partner.id(), second.id(), 0);
        partner.with(second).get(TICKETS).then().statusCode(401);
        As.administrator()
                .get("/api/staff/v1/partners/{id}", partner.id())
                .then()
                .statusCode(200)
                .body("keys.id", contains(partner.key().id(), second.id()));
    }

    @Test
    void aDisabledPartnerIsLetInByNoProof() {
        var partner = APartner.live("tickets.read");
        var shown = APartner.key(partner.id(), "API_KEY");
        assertThat(keys.byApiKey(shown.secret()).orElseThrow().id()).isEqualTo(partner.id());
        assertThat(keys.byApiKey(shown.secret() + "x")).isEmpty();
        partner.change(APartner.terms(1000, false, "tickets.read"));
        partner.get(TICKETS).then().statusCode(401);
        As.partner(partner.id(), "tickets.read").get(TICKETS).then().statusCode(403);
        assertThat(keys.byApiKey(shown.secret())).isEmpty();
    }

    @Test
    void anAdministratorSeesAllAndNobodyRegistersTwice() {
        var partner = APartner.live("tickets.read");
        As.administrator().get("/api/staff/v1/partners").then().statusCode(200).body("items.id", hasItem(partner.id()));
        As.administrator()
                .header("Idempotency-Key", As.key())
                .body(Map.of("id", partner.id(), "kind", "LIVE", "terms", APartner.terms(1, true)))
                .post("/api/staff/v1/partners")
                .then()
                .statusCode(409);
        for (int i = 1; i < 10; i++) {
            APartner.key(partner.id(), "HMAC");
        }
        As.administrator()
                .header("Idempotency-Key", As.key())
                .body(Map.of("kind", "HMAC"))
                .post("/api/staff/v1/partners/{id}/keys", partner.id())
                .then()
                .statusCode(409);
    }

    private static Reply posted(Map<String, String> headers, String body) {
        var request = Wire.request("POST", TICKETS).header("Content-Type", "application/json");
        headers.forEach(request::header);
        return request.body(body.getBytes(StandardCharsets.UTF_8)).send();
    }

    private static String filing() {
        try {
            return new ObjectMapper().writeValueAsString(aTicket().body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
