package cn.hotline.access;

import static cn.hotline.support.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A confidential ticket does not exist for whoever may not see it. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class ConfidentialTest {

    private static final String READ = "/api/staff/v1/tickets/{n}";

    private static Map<String, Supplier<RequestSpecification>> notCleared() {
        var roles = new LinkedHashMap<String, Supplier<RequestSpecification>>();
        for (var role : List.of("agent", "dispatcher", "reviewer", "manager", "supervisor", "auditor")) {
            roles.put(role, () -> As.staff(role, "JL-12345"));
        }
        roles.put("handler of the unit", () -> As.handler(ATicket.UNIT));
        roles.put("handler above the unit", () -> As.handler("JL"));
        roles.put("cleared handler elsewhere", () -> As.clearedHandler("JL-JY"));
        return roles;
    }

    @Test
    void whoeverIsNotClearedGetsTheAnswerOfANumberThatDoesNotExist() {
        var ticket = aTicket().confidential().dispatched();
        var unknown = Unknown.number();
        notCleared().forEach((who, as) -> {
            for (var path : new String[] {READ, READ + "/timeline", READ + "/attachments/" + UUID.randomUUID()}) {
                var hidden = as.get().get(path, ticket.number());
                assertThat(hidden.statusCode()).as(who + path).isEqualTo(404);
                assertThat(Unknown.problem(hidden))
                        .as(who + path)
                        .isEqualTo(Unknown.problem(as.get().get(path, unknown)));
            }
        });
    }

    @Test
    void noActionOfSomebodyNotClearedTellsThatItExists() {
        var ticket = aTicket().confidential().dispatched();
        var unknown = Unknown.number();
        Map.<String, Supplier<RequestSpecification>>of(
                        "closure", As::agent,
                        "withdrawal", As::agent,
                        "dispatch", As::dispatcher,
                        "review", As::reviewer,
                        "signing", () -> As.handler(ATicket.UNIT),
                        "disclosures", () -> As.staff("supervisor", "JL-12345"),
                        "supplements", As::agent,
                        "sub-tickets", As::agent,
                        "acceptance", As::dispatcher)
                .forEach((action, as) -> {
                    var hidden = act(as.get(), action, ticket.number());
                    assertThat(hidden.statusCode()).as(action).isEqualTo(404);
                    assertThat(Unknown.problem(hidden))
                            .as(action)
                            .isEqualTo(Unknown.problem(act(as.get(), action, unknown)));
                });
        As.auditor().get(READ + "/disclosures", ticket.number()).then().statusCode(404);
        As.manager().get(READ, ticket.number()).then().statusCode(200).body("status", equalTo("DISPATCHED"));
    }

    private static Response act(RequestSpecification as, String action, String number) {
        var request = as.header("Idempotency-Key", As.key());
        var body = body(action);
        return (body == null ? request : request.body(body)).post(READ + "/" + action, number);
    }

    private static Object body(String action) {
        return switch (action) {
            case "closure", "signing" -> null;
            case "dispatch" -> Map.of("unit", "JL-JY");
            case "review" -> Map.of("decision", "APPROVE");
            case "disclosures" -> Map.of("purpose", "联系市民确认位置");
            case "supplements" -> Map.of("text", "补充一点");
            case "sub-tickets" -> Map.of("title", "第二个", "text", "第二个问题");
            case "acceptance" -> Map.of("matter", ATicket.MATTER);
            default -> Map.of("reason", "已解决");
        };
    }

    @Test
    void itIsMissingInEveryListAndSearchOfThoseNotClearedAndThereForTheCleared() {
        var phone = LoginCodes.freshPhone();
        var word = "密" + phone.substring(3);
        var ticket = aTicket()
                .saying("举报内容" + word)
                .reporter("CONFIDENTIAL", "李保密", phone)
                .dispatched();
        notCleared()
                .forEach((who, as) -> as.get()
                        .queryParam("limit", 100)
                        .get("/api/staff/v1/tickets")
                        .then()
                        .statusCode(200)
                        .body("items.number", not(hasItem(ticket.number()))));
        As.agent().queryParam("text", word).get("/api/staff/v1/tickets").then().body("items.size()", equalTo(0));
        search(As.agent(), phone).body("items.size()", equalTo(0));
        search(As.manager(), phone).body("items.number", hasItem(ticket.number()));
        As.manager()
                .queryParam("text", word)
                .get("/api/staff/v1/tickets")
                .then()
                .body("items.number", hasItem(ticket.number()));
        As.clearedHandler(ATicket.UNIT)
                .get("/api/staff/v1/tickets")
                .then()
                .body("items.number", hasItem(ticket.number()));
    }

    private static io.restassured.response.ValidatableResponse search(RequestSpecification as, String phone) {
        return as.body(Map.of("phone", phone))
                .post("/api/staff/v1/tickets/search")
                .then()
                .statusCode(200);
    }

    @Test
    void itIsThereForTheClearedItsOwnCitizenAndWhoHoldsItsCode() {
        var citizen = UUID.randomUUID();
        var ticket = aTicket().confidential().by(citizen).dispatched();
        ticket.readAs(As.manager()).then().statusCode(200);
        ticket.readAs(As.supervisor()).then().statusCode(200);
        ticket.readAs(As.clearedHandler(ATicket.UNIT)).then().statusCode(200);
        ticket.readAs(As.staff("auditor", "auditor", "JL-12345", List.of(), true))
                .then()
                .statusCode(200);
        ticket.track().then().statusCode(200).body("reporter.kind", equalTo("CONFIDENTIAL"));
        As.citizen(citizen)
                .get("/api/citizen/v1/tickets/{n}", ticket.number())
                .then()
                .statusCode(200);
        As.citizen(citizen).get("/api/citizen/v1/tickets").then().body("items.number", hasItem(ticket.number()));
        As.citizen(UUID.randomUUID())
                .get("/api/citizen/v1/tickets/{n}", ticket.number())
                .then()
                .statusCode(404);
    }

    @Test
    void aPartOfAConfidentialTicketIsConfidentialToo() {
        var ticket = aTicket().confidential().filed();
        String part = As.manager()
                .header("Idempotency-Key", As.key())
                .body(Map.of("title", "第二个问题", "text", "来信的第二个问题。"))
                .post(READ + "/sub-tickets", ticket.number())
                .then()
                .statusCode(201)
                .extract()
                .path("number");
        As.agent().get(READ, part).then().statusCode(404);
        As.manager().get(READ, part).then().statusCode(200);
    }
}
