package cn.hotline.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Contract;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No answer shows a name or number to whoever may not see it, whatever text somebody wrote it into. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class PrivacyTest {

    private static PlantedStory story;

    @BeforeEach
    void play() {
        if (story == null) {
            story = PlantedStory.played();
        }
    }

    static Map<String, RequestSpecification> staff() {
        return Map.of(
                "agent", As.agent(),
                "dispatcher", As.dispatcher(),
                "reviewer", As.reviewer(),
                "manager", As.manager(),
                "supervisor", As.supervisor(),
                "handler", As.handler(ATicket.UNIT),
                "auditor", As.auditor());
    }

    @Test
    void noActionAnswersWithPersonalData() {
        assertThat(story.answers()).hasSizeGreaterThan(18);
        story.answers().forEach(answer -> Planted.assertAbsent(answer.who(), answer.body()));
    }

    @Test
    void noRoleReadsPersonalDataInATicketOrItsTimeline() {
        for (var path : new String[] {"", "/timeline"}) {
            staff().forEach((role, as) -> {
                var answer = as.get(
                        "/api/staff/v1/tickets/{n}" + path, story.ticket().number());
                answer.then().statusCode(200);
                Planted.assertAbsent(role + " reading " + path, answer.asString());
            });
        }
    }

    @Test
    void whatIsMaskedStillSaysEnoughToWorkWith() {
        story.ticket()
                .readAs(As.agent())
                .then()
                .body("reporter.name", equalTo("欧****"))
                .body("reporter.phone", equalTo("199****2345"))
                .body("elements.callerNumber", equalTo("199****2345"));
    }

    @Test
    void noListAndNoSearchShowsPersonalData() {
        staff().forEach((role, as) -> {
            var list = as.get("/api/staff/v1/tickets?limit=100");
            list.then().statusCode(200);
            Planted.assertNothingAtAll(role + " listing", list.asString());
        });
        var found = As.agent().body(Map.of("phone", Planted.PHONE)).post("/api/staff/v1/tickets/search");
        assertThat(found.<Integer>path("items.size()")).isPositive();
        Planted.assertNothingAtAll("search by phone", found.asString());
        var byName = As.agent().body(Map.of("name", Planted.NAME)).post("/api/staff/v1/tickets/search");
        Planted.assertNothingAtAll("search by name", byName.asString());
    }

    /** Or else a list would tell who is behind a masked ticket, one guess at a time. */
    @Test
    void theTextOfTicketsCannotBeSearchedForNamesAndNumbers() {
        for (var guess : new String[] {Planted.NAME, "翠微澜", Planted.PHONE, Planted.NEIGHBOUR, "5551"}) {
            As.manager()
                    .queryParam("text", guess)
                    .get("/api/staff/v1/tickets")
                    .then()
                    .statusCode(200)
                    .body("items.size()", equalTo(0));
        }
    }

    @Test
    void aCitizenAPartnerAndAKioskSeeTheTicketMaskedAndWithoutTheReportedParty() {
        var number = story.ticket().number();
        for (var path : new String[] {"", "/timeline"}) {
            var tracked = story.ticket().code();
            var answers = Map.of(
                    "login", As.citizen(story.citizen()).get("/api/citizen/v1/tickets/{n}" + path, number),
                    "code", As.codeHolder(tracked).get("/api/citizen/v1/tickets/{n}" + path, number),
                    "kiosk",
                            As.device(Kiosks.registered().id())
                                    .header("Track-Code", tracked)
                                    .get("/api/kiosk/v1/tickets/{n}" + path, number));
            answers.forEach((who, answer) -> {
                answer.then().statusCode(200);
                Planted.assertNothingAtAll(who + path, answer.asString());
            });
        }
        var partner = As.partner("planted-partner", "tickets.read").get("/api/partner/v1/tickets");
        assertThat(partner.<Integer>path("items.size()")).isPositive();
        Planted.assertNothingAtAll("partner's list", partner.asString());
    }

    @Test
    void theAuditTrailOfDisclosuresHoldsNoPersonalData() {
        var trail = As.auditor()
                .get("/api/staff/v1/tickets/{n}/disclosures", story.ticket().number());
        trail.then().statusCode(200).body("items.size()", org.hamcrest.Matchers.greaterThan(0));
        Planted.assertNothingAtAll("audit trail", trail.asString());
    }

    @Test
    void noAddressOfTheContractTakesANameOrANumber() {
        var names = new TreeSet<String>();
        Contract.AUDIENCES
                .values()
                .forEach(audience -> Contract.written(audience)
                        .getPaths()
                        .values()
                        .forEach(path -> path.readOperations().stream()
                                .flatMap(o -> o.getParameters() == null
                                        ? Stream.<Parameter>empty()
                                        : o.getParameters().stream())
                                .filter(Objects::nonNull)
                                .filter(p -> !"header".equals(p.getIn()))
                                .forEach(p -> names.add(String.valueOf(p.getName())))));
        assertThat(names).containsExactlyInAnyOrderElementsOf(AddressParameters.LAWFUL);
    }
}
