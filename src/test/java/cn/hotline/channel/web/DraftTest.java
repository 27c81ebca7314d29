package cn.hotline.channel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.hotline.support.As;
import cn.hotline.support.MovedClock;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nothing begun is lost, and what is filed of it is filed once. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class DraftTest {

    private static final String DRAFTS = "/api/citizen/v1/drafts";
    private static final Map<String, Object> REPORTER = Map.of("kind", "NAMED", "name", "王小明", "phone", "19900000001");
    private static final Map<String, Object> WHOLE =
            Map.of("title", "路灯不亮", "text", "建设路12号门前的路灯不亮。", "reporter", REPORTER);

    private final UUID citizen = UUID.randomUUID();

    @AfterEach
    void present() {
        MovedClock.reset();
    }

    @Test
    void aDraftGrowsUntilItIsATicket() {
        String id = keep(Map.of("title", "路灯不亮", "matter", "010104"))
                .then()
                .statusCode(201)
                .body("channel", equalTo("APP"))
                .body("gaps.field", org.hamcrest.Matchers.hasItems("text", "reporter"))
                .extract()
                .path("id");
        file(id).then().statusCode(422);
        change(id, Map.of("title", "路灯不亮", "reporter", Map.of("kind", "NAMED", "name", "王小明")))
                .then()
                .statusCode(200)
                .body("gaps.field", containsInAnyOrder("text", "reporter.phone"));
        change(id, WHOLE).then().statusCode(200).body("gaps", empty());
        String number = file(id).then().statusCode(201).extract().path("number");
        As.citizen(citizen)
                .get("/api/citizen/v1/tickets/{n}", number)
                .then()
                .statusCode(200)
                .body("channel", equalTo("APP"));
        read(citizen, id).then().statusCode(200).body("number", equalTo(number)).body("gaps", empty());
        As.citizen(citizen).get(DRAFTS).then().body("items", empty());
        file(id).then().statusCode(409).body("number", equalTo(number));
        change(id, WHOLE).then().statusCode(409);
    }

    @Test
    void theSameKeyAnswersTheSameAndManyAtOnceMakeOneTicket() {
        String id = keep(WHOLE).path("id");
        var key = As.key();
        var answers = Together.all(6, i -> file(id, i % 2 == 0 ? key : As.key()));
        var filed = answers.stream().filter(a -> a.statusCode() == 201).toList();
        assertThat(filed).isNotEmpty();
        assertThat(filed.stream().map(Response::asString).distinct()).hasSize(1);
        assertThat(answers.stream().map(Response::statusCode)).containsOnly(201, 409);
        assertThat(Rows.count("select count(*) from ticket where citizen = ?", citizen))
                .isEqualTo(1);
    }

    @Test
    void nobodyElseSeesIt() {
        String id = keep(WHOLE).path("id");
        var stranger = UUID.randomUUID();
        read(stranger, id).then().statusCode(404);
        As.citizen(stranger).delete(DRAFTS + "/{id}", id).then().statusCode(404);
        As.citizen(stranger).get(DRAFTS).then().body("items", empty());
        As.citizen(citizen).get(DRAFTS).then().body("items", hasSize(1));
        As.citizen(citizen).delete(DRAFTS + "/{id}", id).then().statusCode(204);
        assertThat(Rows.count("select length(sealed) from draft where id = cast(? as uuid)", id))
                .isZero();
        read(citizen, id).then().statusCode(404);
    }

    @Test
    void wordsAreSealedAndPhotosWaitAsLongAsTheyDo() {
        String photo = As.citizen(citizen)
                .header("Idempotency-Key", As.key())
                .contentType("application/octet-stream")
                .body("%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n".getBytes(StandardCharsets.US_ASCII))
                .post("/api/citizen/v1/attachments")
                .path("id");
        var content = new java.util.HashMap<>(WHOLE);
        content.put("attachments", List.of(photo));
        String id = keep(content).then().statusCode(201).extract().path("id");
        assertThat(Rows.count(
                        "select count(*) from draft where id = ?::uuid and position('19900000001'::bytea in sealed) = 0",
                        id))
                .isEqualTo(1);
        content.put("attachments", List.of(UUID.randomUUID()));
        change(id, content).then().statusCode(422).body("errors[0].field", equalTo("attachments"));
        assertThat(Rows.count(
                        "select count(*) from attachment where id = ?::uuid and kept_until > now() + interval '29 days'",
                        photo))
                .isEqualTo(1);
    }

    @Test
    void whatIsNotTouchedForAMonthIsForgottenAndTwentyAreEnough() {
        String id = keep(WHOLE).path("id");
        MovedClock.forward(Duration.ofDays(31));
        read(citizen, id).then().statusCode(404);
        MovedClock.reset();
        for (int i = 1; i < 20; i++) {
            keep(Map.of("title", "第" + i + "件")).then().statusCode(201);
        }
        keep(WHOLE).then().statusCode(409);
    }

    @Test
    void aDraftIsReadAsStrictlyAsASubmission() {
        keep(Map.of("title", "长".repeat(101))).then().statusCode(422).body("errors[0].field", equalTo("content.title"));
        keep(Map.of("owner", "x")).then().statusCode(400);
        keep(Map.of("matter", "nowhere"))
                .then()
                .statusCode(201)
                .body("gaps.field", org.hamcrest.Matchers.hasItem("matter"));
    }

    private Response keep(Map<String, ?> content) {
        return As.citizen(citizen)
                .header("Idempotency-Key", As.key())
                .body(Map.of("channel", "APP", "content", content))
                .post(DRAFTS);
    }

    private Response change(String id, Map<String, ?> content) {
        return As.citizen(citizen).body(content).put(DRAFTS + "/{id}", id);
    }

    private Response file(String id) {
        return file(id, As.key());
    }

    private Response file(String id, String key) {
        return As.citizen(citizen).header("Idempotency-Key", key).post(DRAFTS + "/{id}/ticket", id);
    }

    private static Response read(UUID who, String id) {
        return As.citizen(who).get(DRAFTS + "/{id}", id);
    }
}
