package cn.hotline.dispatch.rules;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import cn.hotline.support.ACatalogue;
import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Suggestion, dispatch and guard by a catalogue that is in force on its day, years from now. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class DutiesTest {

    private static final LocalDate DAY = LocalDate.of(2061, 3, 1);
    private static final String STREET = "JL-LT-ZG";

    private static String version = "";

    @BeforeEach
    void inForce() {
        if (version.isEmpty()) {
            version = ACatalogue.from(DAY)
                    .rule(Map.of("matter", "01", "keywords", List.of("油烟")), "JL-HB")
                    .rule(Map.of("matter", "0199", "region", "999901", "legalBasis", "《条例》第八条"), "JL-YL")
                    .rule(Map.of("matter", "0199", "region", "999902", "sharedDuty", true, "source", "清单"), "JL-YL")
                    .local(Map.of("matter", "0199", "region", "999903"), "STREET")
                    .rule(Map.of("matter", "019901", "type", "REPORT"), "JL-SW")
                    .published();
        }
        var today = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));
        MovedClock.forward(Duration.ofDays(ChronoUnit.DAYS.between(today, DAY)));
    }

    @AfterEach
    void now() {
        MovedClock.reset();
    }

    @Test
    void theRuleThatFiresIsToldWithItsReasonsAndOthers() {
        var ticket = accepted("999901001", "REPORT", "楼下餐馆的油烟");
        suggestion(As.agent(), ticket)
                .then()
                .statusCode(200)
                .body("catalogue", equalTo(Integer.valueOf(version)))
                .body("unit.code", equalTo("JL-HB"))
                .body("rule.reference", equalTo(reference(1)))
                .body("rule.legalBasis", containsString("城市市容"))
                .body("explanation", containsString("市生态环境局"))
                .body("reasons.condition", equalTo(List.of("MATTER", "KEYWORDS")))
                .body("reasons[1].text", containsString("油烟"))
                .body("candidates.unit.code", equalTo(List.of("JL-YL", "JL-SW", "JL-ZJ")))
                .body("candidates[0].rule.position", equalTo(2))
                .body("candidates[2].rule", nullValue());
        suggestion(As.agent().header("Accept-Language", "en"), ticket)
                .then()
                .body("reasons[0].text", equalTo("The code of the matter begins with 01"));
    }

    @Test
    void withoutARuleTheDefaultOfTheMatterAndWithoutAMatterNobody() {
        suggestion(As.agent(), accepted("999905", "HELP", "其他"))
                .then()
                .body("unit.code", equalTo("JL-ZJ"))
                .body("rule", nullValue())
                .body("reasons.size()", equalTo(0))
                .body("explanation", containsString("默认"));
        suggestion(As.agent(), aTicket().filed())
                .then()
                .statusCode(200)
                .body("unit", nullValue())
                .body("rule", nullValue())
                .body("explanation", containsString("人工"));
    }

    @Test
    void onlyWhoSeesTheTicketIsTold() {
        var ticket = aTicket().confidential().filed();
        suggestion(As.agent(), ticket).then().statusCode(404);
        suggestion(As.manager(), ticket).then().statusCode(200);
        suggestion(As.administrator(), ticket).then().statusCode(403);
    }

    @Test
    void aDispatchWithoutAUnitTakesTheSuggestionAndHistoryKeepsTheRule() {
        var ticket = accepted("999901", "HELP", "其他");
        dispatch(ticket, Map.of()).then().statusCode(200).body("unit.code", equalTo("JL-YL"));
        assertThat(lastStep(As.agent(), ticket)).contains("市林业和园林局").contains(reference(2));
        String toCitizen = As.codeHolder(ticket.code())
                .get("/api/citizen/v1/tickets/{n}/timeline", ticket.number())
                .path("items[-1].text");
        assertThat(toCitizen).contains("市林业和园林局").doesNotContain("#");
    }

    @Test
    void whoDecidesOtherwiseIsNotSaidToFollowARule() {
        var ticket = accepted("999901", "HELP", "其他");
        dispatch(ticket, Map.of("unit", "JL-CG")).then().statusCode(200);
        assertThat(lastStep(As.agent(), ticket)).doesNotContain("#");
        var named = accepted("999901", "HELP", "其他");
        dispatch(named, Map.of("unit", "JL-YL")).then().statusCode(200);
        assertThat(lastStep(As.agent(), named)).contains(reference(2));
    }

    @Test
    void aDepartmentsDutyIsNotSentToTheStreet() {
        var ticket = accepted("999901", "HELP", "其他");
        for (var unit : List.of(STREET, "JL-LT-ZG-01", "JL-QL-SY-01-W1")) {
            dispatch(ticket, Map.of("unit", unit))
                    .then()
                    .statusCode(422)
                    .body("errors.field", equalTo(List.of("unit")))
                    .body("errors[0].message", containsString("市林业和园林局"))
                    .body("errors[0].message", containsString("《条例》第八条"));
        }
        dispatch(accepted("999905", "HELP", "其他"), Map.of("unit", "JL-HF-DQ"))
                .then()
                .statusCode(422)
                .body("errors[0].message", containsString("市住房和城乡建设局"));
        dispatch(ticket, Map.of("unit", "JL-LT")).then().statusCode(200);
    }

    @Test
    void whereTheDutyIsSharedOrTheStreetsOwnItGoesThere() {
        dispatch(accepted("999902001", "HELP", "其他"), Map.of("unit", "JL-QL-SY"))
                .then()
                .statusCode(200);
        dispatch(accepted("999903003", "HELP", "其他"), Map.of())
                .then()
                .statusCode(200)
                .body("unit.code", equalTo("JL-SHJ-YK"));
        var unplaced = accepted("999903", "HELP", "其他");
        dispatch(unplaced, Map.of()).then().statusCode(200).body("unit.code", equalTo("JL-ZJ"));
    }

    @Test
    void oneCatalogueIsInForce() {
        var list = As.agent().get("/api/staff/v1/dispatch-catalogues?limit=100");
        list.then().body("items.findAll { it.inForce }.version", hasItems(Integer.valueOf(version)));
        assertThat(list.<List<Boolean>>path("items.inForce")).containsOnlyOnce(true);
    }

    private static ATicket accepted(String region, String type, String text) {
        return aTicket()
                .saying(text)
                .filed()
                .act(As.manager(), "acceptance", Map.of("matter", ATicket.MATTER, "region", region, "type", type));
    }

    private static Response suggestion(RequestSpecification as, ATicket ticket) {
        return as.get("/api/staff/v1/tickets/{n}/dispatch-suggestion", ticket.number());
    }

    private static Response dispatch(ATicket ticket, Map<String, Object> body) {
        return As.dispatcher().body(body).post("/api/staff/v1/tickets/{n}/dispatch", ticket.number());
    }

    private static String lastStep(RequestSpecification as, ATicket ticket) {
        return as.get("/api/staff/v1/tickets/{n}/timeline", ticket.number()).path("items[-1].text");
    }

    private static String reference(int position) {
        return "v" + version + "#" + position;
    }
}
