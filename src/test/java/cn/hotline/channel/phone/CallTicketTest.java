package cn.hotline.channel.phone;

import static cn.hotline.channel.phone.Switchboard.agent;
import static cn.hotline.channel.phone.Switchboard.talked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import cn.hotline.access.Identity;
import cn.hotline.access.Persons;
import cn.hotline.access.Phone;
import cn.hotline.support.ATicket;
import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.Together;
import cn.hotline.survey.SurveyBook;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What agents make of calls: each matter of a call one ticket, whatever is missing a draft. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class CallTicketTest {

    static final String WORDS = "你好，建设路12号门口的路灯不亮，已经一个星期了，晚上走路很危险。";

    /** A matter without required elements, said in full. */
    static final Map<String, Object> WHOLE = Map.of(
            "type", "HELP", "matter", ATicket.MATTER, "title", "建设路12号路灯不亮", "place", Map.of("address", "建设路12号"));

    final String phone = SurveyBook.freshPhone();

    @Inject
    Persons persons;

    @Test
    void whatIsConfirmedBecomesATicketOfTheCallerByPhone() {
        var id = talked(phone, "file-a", WORDS);
        var number = filed(file(id, "file-a", WHOLE));
        agent("file-a")
                .get("/api/staff/v1/tickets/{n}", number)
                .then()
                .body("channel", equalTo("PHONE"))
                .body("title", equalTo("建设路12号路灯不亮"))
                .body("text", containsString("路灯"))
                .body("reporter.phone", equalTo(Phone.parse("phone", phone).masked()));
        agent("file-a")
                .get("/api/staff/v1/calls/{id}", id)
                .then()
                .body("deeds[0].deed", equalTo("FILED"))
                .body("deeds[0].ticket", equalTo(number))
                .body("proposal", notNullValue());
        var citizen = persons.enrol(Identity.of(Phone.parse("phone", phone)));
        As.citizen(citizen).get("/api/citizen/v1/tickets").then().body("items.number", hasItem(number));
    }

    @Test
    void twoWhoFileAtOnceMakeOneTicket() {
        for (int round = 0; round < 20; round++) {
            var id = talked(phone, "race-a", WORDS);
            var answers = Together.all(2, i -> file(id, "race-a", WHOLE));
            var statuses = answers.stream().map(Response::statusCode).sorted().toList();
            assertThat(statuses).containsExactly(201, 409);
            var number = answers.stream()
                    .filter(answer -> answer.statusCode() == 201)
                    .findFirst()
                    .orElseThrow()
                    .<String>path("number");
            answers.stream()
                    .filter(answer -> answer.statusCode() == 409)
                    .forEach(answer -> answer.then().body("number", equalTo(number)));
            assertThat(deeds(id)).isOne();
        }
    }

    @Test
    void theSameKeyGivesTheFirstAnswer() {
        var id = talked(phone, "file-b", WORDS);
        var key = As.key();
        var first = file(id, "file-b", key, WHOLE);
        assertThat(file(id, "file-b", key, WHOLE).asString()).isEqualTo(first.asString());
        assertThat(deeds(id)).isOne();
    }

    @Test
    void aSecondMatterOfTheCallIsSaidToBeOne() {
        var id = talked(phone, "file-c", WORDS);
        var first = filed(file(id, "file-c", WHOLE));
        file(id, "file-c", WHOLE).then().statusCode(409).body("number", equalTo(first));
        var second = filed(file(
                id,
                "file-c",
                Map.of(
                        "part",
                        2,
                        "matter",
                        ATicket.MATTER,
                        "text",
                        "还有，垃圾桶满了没人收。",
                        "reporter",
                        Map.of("kind", "NAMED", "name", "王小明"))));
        assertThat(second).isNotEqualTo(first);
        assertThat(Rows.count("select count(*) from contact where external_id = ?", id + "#2"))
                .isOne();
    }

    @Test
    void whatIsMissingIsKeptAsADraftThatAsksForIt() {
        var id = talked(phone, "file-d", WORDS);
        var kept = file(id, "file-d", Map.of("matter", "010101", "title", "夜市占道", "text", "夜市占了人行道。"));
        kept.then().statusCode(202).body("gaps.field", hasItem("elements.activeHours"));
        String draft = kept.path("id");
        agent("file-d").get("/api/staff/v1/calls/{id}", id).then().body("drafts.id", hasItem(draft));
        complete(id, draft, Map.of("elements", Map.of("place", "文化路")))
                .then()
                .statusCode(202)
                .body("gaps.field", hasItem("elements.vendorType"));
        var filed = complete(id, draft, Map.of("elements", Map.of("vendorType", "FOOD_STALL", "activeHours", "晚上")));
        filed.then().statusCode(201);
        complete(id, draft, Map.of()).then().statusCode(409);
        agent("file-d").get("/api/staff/v1/calls/{id}", id).then().body("drafts", empty());
        agent("file-d")
                .get("/api/staff/v1/tickets/{n}", filed.<String>path("number"))
                .then()
                .body("elements.place", equalTo("文化路"));
    }

    @Test
    void anotherAgentsCallIsNotThere() {
        var id = talked(phone, "file-g", WORDS);
        file(id, "file-h", WHOLE).then().statusCode(404);
        file("no-such-call", "file-h", WHOLE).then().statusCode(404);
        file(id, "file-g", Map.of("type", "WISH")).then().statusCode(400);
    }

    static String filed(Response answer) {
        return answer.then().statusCode(201).extract().path("number");
    }

    private static long deeds(String id) {
        return Rows.count(
                "select count(*) from call_deed d join phone_call c on c.id = d.call where c.call_id = ?", id);
    }

    private static Response complete(String id, String draft, Map<String, ?> choice) {
        return agent("file-d")
                .header("Idempotency-Key", As.key())
                .body(choice)
                .post("/api/staff/v1/calls/{id}/drafts/{d}/tickets", id, draft);
    }

    static Response file(String id, String agent, Map<String, ?> choice) {
        return file(id, agent, As.key(), choice);
    }

    private static Response file(String id, String agent, String key, Map<String, ?> choice) {
        return agent(agent).header("Idempotency-Key", key).body(choice).post("/api/staff/v1/calls/{id}/tickets", id);
    }
}
