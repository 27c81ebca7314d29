package cn.hotline.access;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Unmasking a reporter is an audited act that the law allows to few. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class DisclosureTest {

    @Inject
    DataSource source;

    private static ValidatableResponse disclose(ATicket ticket, RequestSpecification as) {
        return as.body(Map.of("purpose", "联系市民确认现场位置"))
                .post("/api/staff/v1/tickets/{n}/disclosures", ticket.number())
                .then();
    }

    @Test
    void itGivesNameAndNumberAndIsWrittenDownWithWhoAndWhy() {
        var ticket = aTicket().reporter("NAMED", "王小明", "19900000001").dispatched();
        disclose(ticket, As.agent())
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("name", equalTo("王小明"))
                .body("phone", equalTo("+8619900000001"));
        disclose(ticket, As.handler(ATicket.UNIT)).statusCode(201).body("name", equalTo("王小明"));
        As.auditor()
                .get("/api/staff/v1/tickets/{n}/disclosures", ticket.number())
                .then()
                .statusCode(200)
                .body("items.actor", contains("staff:agent-JL-12345", "staff:handler-" + ATicket.UNIT))
                .body("items.purpose", contains("联系市民确认现场位置", "联系市民确认现场位置"));
        assertThat(ticket.readAs(As.agent()).<Integer>path("version"))
                .as("nothing else happens to the ticket")
                .isEqualTo(3);
    }

    @Test
    void withoutAPurposeThereIsNone() {
        var ticket = aTicket().filed();
        for (var purpose : List.of("", "   ", "查")) {
            As.agent()
                    .body(Map.of("purpose", purpose))
                    .post("/api/staff/v1/tickets/{n}/disclosures", ticket.number())
                    .then()
                    .statusCode(422)
                    .body("name", nullValue());
        }
    }

    @Test
    void aConfidentialReporterIsKnownToTheClearedCentreAndToNoHandler() {
        var ticket = aTicket().confidential().dispatched();
        disclose(ticket, As.manager()).statusCode(201).body("name", equalTo("李保密"));
        disclose(ticket, As.clearedHandler(ATicket.UNIT))
                .statusCode(403)
                .body("name", nullValue())
                .body("phone", nullValue());
        disclose(ticket, As.agent()).statusCode(404);
        disclose(ticket, As.handler(ATicket.UNIT)).statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JL-GA", "JL-GA-JJ"})
    void theAccusedUnitAndAllInItNeverGetTheReporter(String accused) {
        var ticket = aTicket()
                .with("reportedParty", Map.of("name", "市公安局", "unit", accused))
                .dispatchedTo("JL-GA-JJ");
        disclose(ticket, As.handler("JL-GA-JJ")).statusCode(403).body("name", nullValue());
        disclose(ticket, As.staff("both", "handler", accused, List.of(), true)).statusCode(403);
        disclose(ticket, As.manager()).statusCode(201);
    }

    @Test
    void notEvenAMaskedReporterIsShownToTheAccusedUnitOrToAHandlerOfAConfidentialTicket() {
        var accusing = aTicket()
                .with("reportedParty", Map.of("name", "市城管局", "unit", ATicket.UNIT))
                .dispatched();
        accusing.readAs(As.handler(ATicket.UNIT))
                .then()
                .statusCode(200)
                .body("reporter.name", nullValue())
                .body("reporter.phone", nullValue());
        accusing.readAs(As.agent()).then().body("reporter.name", equalTo("王**"));
        var confidential = aTicket().confidential().dispatched();
        confidential
                .readAs(As.clearedHandler(ATicket.UNIT))
                .then()
                .body("reporter.kind", equalTo("CONFIDENTIAL"))
                .body("reporter.name", nullValue())
                .body("reporter.phone", nullValue());
    }

    @Test
    void theAuditTrailAndTheHistoryCannotBeChangedOrEmptied() throws SQLException {
        disclose(aTicket().filed(), As.agent()).statusCode(201);
        var tables = new Tables(source);
        for (var table : List.of("disclosure", "ticket_event")) {
            var before = tables.count("select count(*) from " + table);
            assertThat(before).isPositive();
            for (var sql : List.of(
                    "update %s set actor = 'nobody'",
                    "update %s set actor = 'nobody' where false", "delete from %s", "truncate %s cascade")) {
                assertThatThrownBy(() -> tables.execute(sql.formatted(table)))
                        .as(sql.formatted(table))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("append-only");
            }
            assertThat(tables.count("select count(*) from " + table)).isGreaterThanOrEqualTo(before);
        }
    }
}
