package cn.hotline.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing personal is logged, above all not when something goes wrong with it. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class PrivacyInLogsTest {

    @Inject
    DataSource source;

    private final Listened log = new Listened();

    @BeforeEach
    void theListenerHears() {
        Logger.getLogger(PrivacyInLogsTest.class).info("hear this");
        assertThat(log.lines()).anyMatch(line -> line.contains("hear this"));
    }

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void aWholeLifeLeavesNothingPersonalInTheLogOrInTheMetrics() {
        var story = PlantedStory.played();
        story.ticket().readAs(As.agent()).then().statusCode(200);
        assertQuiet();
        var metrics = As.nobody().get("/q/metrics");
        metrics.then().statusCode(200);
        assertThat(metrics.asString()).contains("hotline_tickets_filed");
        Planted.assertNothingAtAll("/q/metrics", metrics.asString());
    }

    @Test
    void loggingInAndFailingToLeavesNothingPersonalInTheLog() {
        var phone = "+86" + Planted.NEIGHBOUR;
        var code = LoginCodes.sentTo(phone);
        LoginCodes.request(phone).then().statusCode(429);
        LoginCodes.open(phone, LoginCodes.wrong(code)).then().statusCode(422);
        LoginCodes.open(phone, code).then().statusCode(201);
        assertQuiet();
        assertThat(log.lines()).noneMatch(line -> line.contains(code));
    }

    @Test
    void aDatabaseThatRefusesTheRowDoesNotMakeTheLogTellWhatWasInIt() throws SQLException {
        var tables = new Tables(source);
        tables.execute("alter table ticket add constraint planted check (title not like '%欧%') not valid");
        try {
            var refused = PlantedStory.planted(Planted.NAME).send(As.key());
            refused.then().statusCode(500);
            Planted.assertNothingAtAll("500", refused.asString());
        } finally {
            tables.execute("alter table ticket drop constraint planted");
        }
        assertThat(log.lines())
                .as("the failure itself is logged")
                .anyMatch(line -> line.contains("Unforeseen failure") && line.contains("planted"));
        assertQuiet();
    }

    @Test
    void aDatabaseThatRefusesTheEncryptedPartsDoesNotEither() throws SQLException {
        var tables = new Tables(source);
        tables.execute("alter table ticket_event add constraint planted check (sealed is null) not valid");
        try {
            PlantedStory.planted(Planted.NAME).send(As.key()).then().statusCode(500);
        } finally {
            tables.execute("alter table ticket_event drop constraint planted");
        }
        assertQuiet();
    }

    @Test
    void theSameExternalIdTwiceTellsTheLogNothing() {
        var externalId = As.key();
        Supplier<Response> filing = () -> PlantedStory.planted(Planted.NAME)
                .byPartner("log-partner")
                .with("externalId", externalId)
                .send(As.key());
        filing.get().then().statusCode(201);
        var again = filing.get();
        again.then().statusCode(409);
        Planted.assertNothingAtAll("409", again.asString());
        assertQuiet();
    }

    @Test
    void requestsThatMakeNoSenseAreRefusedWithoutRepeatingTheirValues() {
        var key = Planted.NAME + Planted.PHONE;
        for (var body : List.of(
                "{\"title\": \"" + key,
                "{\"title\": {\"" + key + "\": 1}}",
                "{\"title\": 1, \"type\": \"" + key + "\"}",
                "{\"type\": \"" + key + "\", \"title\": \"x\", \"text\": \"x\", \"reporter\": {\"kind\": \"NAMED\"}}",
                "{\"title\": \"x\", \"text\": \"x\", \"reporter\": {\"kind\": \"NAMED\", \"phone\": \"" + Planted.NAME
                        + "\"}}",
                "{\"title\": \"x\", \"text\": \"x\", \"reporter\": \"" + key + "\"}",
                "{\"title\": \"x\", \"text\": \"x\", \"attachments\": [\"" + key + "\"]}",
                "{\"title\": \"" + key.repeat(20) + "\", \"text\": \"x\", \"reporter\": {\"kind\": \"NAMED\"}}",
                "{\"title\": \"" + key + "\\u0000\", \"text\": \"x\"}",
                "{\"matter\": \"" + key + "\", \"title\": \"x\", \"text\": \"x\"}",
                "[\"" + key + "\"]",
                "\"" + key + "\"")) {
            var refused =
                    As.nobody().header("Idempotency-Key", As.key()).body(body).post("/api/citizen/v1/tickets");
            assertThat(refused.statusCode()).as(body).isBetween(400, 422);
            Planted.assertNothingAtAll(body, refused.asString());
        }
        assertQuiet();
    }

    @Test
    void nonsenseInAddressesAndHeadersIsNotRepeatedAndNotLogged() {
        var key = Planted.NAME + Planted.PHONE;
        var refusals = Map.<String, Response>of(
                "number", As.agent().get("/api/staff/v1/tickets/{n}", key),
                "timeline", As.codeHolder("AAAA-AAAA").get("/api/citizen/v1/tickets/{n}/timeline", key),
                "matter", As.nobody().get("/api/citizen/v1/matters/{c}", key),
                "status", As.agent().queryParam("status", key).get("/api/staff/v1/tickets"),
                "date", As.agent().queryParam("filedFrom", key).get("/api/staff/v1/tickets"),
                "after", As.agent().queryParam("after", key).get("/api/staff/v1/tickets"),
                "nowhere", As.nobody().get("/nowhere/{n}", key),
                "etag",
                        As.agent()
                                .header("If-Match", Planted.PHONE)
                                .body(Map.of("matter", ATicket.MATTER))
                                .post(
                                        "/api/staff/v1/tickets/{n}/acceptance",
                                        ATicket.aTicket().filed().number()),
                "token", As.bearer(Planted.PHONE).get("/api/staff/v1/me"));
        refusals.forEach((where, answer) -> {
            assertThat(answer.statusCode()).as(where).isBetween(400, 422);
            Planted.assertNothingAtAll(where, answer.asString());
        });
        assertQuiet();
    }

    private void assertQuiet() {
        assertThat(log.lines()).isNotEmpty();
        log.lines().forEach(line -> Planted.assertNothingAtAll("log", line));
    }
}
